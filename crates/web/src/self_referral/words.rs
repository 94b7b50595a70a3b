//! The words of the public pages: Fluent files, English and Welsh, side by side. A test finds missing and unused ones.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

const ENGLISH: &str = include_str!("words.en.ftl");
const WELSH: &str = include_str!("words.cy.ftl");

type Bundle = FluentBundle<FluentResource>;

static ENGLISH_WORDS: LazyLock<Bundle> = LazyLock::new(|| bundle(ENGLISH, "en-GB"));
static WELSH_WORDS: LazyLock<Bundle> = LazyLock::new(|| bundle(WELSH, "cy"));

fn bundle(text: &str, language: &str) -> Bundle {
    // A line that cannot be read is left out; the tests below find it before anybody else does.
    let resource = match FluentResource::try_new(text.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let mut bundle = Bundle::new_concurrent(language.parse().into_iter().collect());
    // Isolating marks around names are for mixed directions; both languages here run the same way.
    bundle.set_use_isolating(false);
    let _ = bundle.add_resource(resource);
    bundle
}

/// In which language a page speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    pub welsh: bool,
}

impl Words {
    pub const fn lang(self) -> &'static str {
        if self.welsh { "cy" } else { "en" }
    }

    pub fn say(self, key: &str) -> String {
        self.format(key, None)
    }

    /// A sentence with one gap.
    pub fn fill(self, key: &str, name: &'static str, value: impl Into<String>) -> String {
        let mut args = FluentArgs::new();
        args.set(name, value.into());
        self.format(key, Some(&args))
    }

    /// Welsh falls back to English, and that to the key: a page never fails for want of a word.
    fn format(self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let own: &Bundle = if self.welsh { &WELSH_WORDS } else { &ENGLISH_WORDS };
        for bundle in [own, &ENGLISH_WORDS] {
            if let Some(pattern) = bundle.get_message(key).and_then(|it| it.value()) {
                let mut errors = Vec::new();
                return bundle.format_pattern(pattern, args, &mut errors).into_owned();
            }
        }
        key.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGES: &[&str] =
        &[include_str!("pages.rs"), include_str!("steps.rs"), include_str!("check.rs"), include_str!("mod.rs")];

    fn keys(text: &str) -> Vec<&str> {
        text.lines()
            .filter(|it| !it.starts_with(['#', ' ']))
            .filter_map(|it| it.split_once(" = "))
            .map(|it| it.0)
            .collect()
    }

    #[test]
    fn both_languages_say_the_same_things_in_the_same_order() {
        assert_eq!(keys(ENGLISH), keys(WELSH));
    }

    #[test]
    fn every_line_can_be_read() {
        for text in [ENGLISH, WELSH] {
            assert!(FluentResource::try_new(text.to_owned()).is_ok());
        }
    }

    #[test]
    fn gaps_are_the_same_in_both_languages() {
        let gaps = |text: &str| text.matches("{ $").count();
        assert_eq!(gaps(ENGLISH), gaps(WELSH));
    }

    #[test]
    fn every_word_is_used_somewhere() {
        for key in keys(ENGLISH) {
            // Answers of one question are built from its name and the answer's code.
            let built = ["help-", "easier-", "contact-", "who-"].iter().any(|it| key.starts_with(it));
            let quoted = format!("\"{key}\"");
            assert!(built || PAGES.iter().any(|page| page.contains(&quoted)), "{key} is not used on any page");
        }
    }

    #[test]
    fn every_word_a_page_asks_for_is_there() {
        for page in PAGES {
            for call in [".say(\"", ".fill(\""] {
                for rest in page.split(call).skip(1) {
                    let key = rest.split('"').next().unwrap_or_default();
                    assert!(keys(ENGLISH).contains(&key), "{key} is missing");
                }
            }
        }
    }

    #[test]
    fn every_answer_has_its_word() {
        let tiles = super::super::steps::TILES.iter().map(|it| format!("help-{}", it.0));
        let easier = super::super::steps::EASIER.iter().map(|it| super::super::pages::easier_key(it));
        for key in tiles.chain(easier) {
            assert!(keys(ENGLISH).contains(&key.as_str()), "{key} is missing");
        }
    }

    #[test]
    fn public_sentences_are_short() {
        for text in [ENGLISH, WELSH] {
            for line in text.lines().filter_map(|it| it.split_once(" = ")) {
                for sentence in line.1.split(['.', '?', ':']) {
                    assert!(sentence.split_whitespace().count() <= 15, "too long: {sentence}");
                }
            }
        }
    }
}
