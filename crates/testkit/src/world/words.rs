//! The words the world is told in: lists in text files beside this one, drawn like cards so that none comes twice in a row.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::chance::Chance;

static WORDS: LazyLock<HashMap<String, Vec<&'static str>>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    read(include_str!("words/names.txt"), &mut words);
    for names in words.values_mut() {
        *names = names.iter().flat_map(|line| line.split(", ")).collect();
    }
    for text in [
        include_str!("words/themes-1.txt"),
        include_str!("words/themes-2.txt"),
        include_str!("words/themes-3.txt"),
        include_str!("words/general.txt"),
        include_str!("words/services.txt"),
    ] {
        read(text, &mut words);
    }
    words
});

/// `[section]` heads a list of lines. A line `key: words` belongs to the list `section.key`.
fn read(text: &'static str, into: &mut HashMap<String, Vec<&'static str>>) {
    let mut section = "";
    for line in text.lines().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with('#')) {
        if let Some(head) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            section = head;
        } else if let Some((key, words)) = line.split_once(": ").filter(|(key, _)| is_key(key)) {
            into.entry(format!("{section}.{key}")).or_default().push(words);
        } else {
            into.entry(section.to_owned()).or_default().push(line);
        }
    }
}

fn is_key(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_lowercase() || it == b'_')
}

/// Every line of a list; nothing where there is no such list.
pub fn list(name: &str) -> &'static [&'static str] {
    WORDS.get(name).map_or(&[], Vec::as_slice)
}

/// The one line of a list, as for `ages` or `needs`.
pub fn one(name: &str) -> &'static str {
    list(name).first().copied().unwrap_or_default()
}

/// The sections that have a list of this key: `needs` gives every theme.
pub fn sections_with(key: &str) -> Vec<&'static str> {
    let mut sections: Vec<&'static str> =
        WORDS.keys().filter_map(|name| name.strip_suffix(key)?.strip_suffix('.')).collect();
    sections.sort_unstable();
    sections
}

/// Lists as piles of cards: a line comes again only when its pile is through.
#[derive(Default)]
pub struct Deck {
    piles: HashMap<String, Vec<&'static str>>,
}

impl Deck {
    pub fn draw(&mut self, chance: &mut Chance, name: &str) -> &'static str {
        if !self.piles.contains_key(name) {
            self.piles.insert(name.to_owned(), Vec::new());
        }
        let Some(pile) = self.piles.get_mut(name) else { return "" };
        if pile.is_empty() {
            pile.extend_from_slice(list(name));
            chance.shuffle(pile);
        }
        pile.pop().unwrap_or_default()
    }

    /// The first of these lists that holds anything.
    pub fn draw_first(&mut self, chance: &mut Chance, names: &[String]) -> &'static str {
        for name in names {
            if !list(name).is_empty() {
                return self.draw(chance, name);
            }
        }
        ""
    }
}
