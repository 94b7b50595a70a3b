//! The domain decides and does nothing else: it never asks for the time, for chance, or for anything to wait for.

use super::Finding;
use super::sources::Sources;

/// Words that mean waiting, the clock or chance.
const WORDS: &[(&str, &str)] = &[
    ("async", "the domain never waits"),
    ("await", "the domain never waits"),
    ("now", "time is an argument"),
    ("now_v7", "ids are arguments"),
    ("new_v4", "ids are arguments"),
    ("SystemTime", "time is an argument"),
    ("println", "the domain prints nothing"),
    ("env", "settings are arguments"),
];

/// Finds the clock, chance and waiting in `domain`.
pub fn domain_only_decides(sources: &Sources) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.rust().filter(|source| source.path.starts_with("crates/domain/src")) {
        let tokens = source.product_tokens();
        for (index, token) in tokens.iter().enumerate() {
            let Some((word, why)) = WORDS.iter().find(|(word, _)| token.is_word(word)) else {
                continue;
            };
            // `now` alone is a good name for an argument; `Timestamp::now` and `.now` are not.
            let before = index.checked_sub(1).map(|before| tokens[before]);
            let called = before.is_some_and(|before| before.is_mark(':') || before.is_mark('.'));
            if *word == "now" && !(called && follows_call(&tokens, index)) {
                continue;
            }
            findings.push(Finding::new(&source.path, token.line, format!("`{word}`: {why}")));
        }
    }
    findings
}

fn follows_call(tokens: &[&super::tokens::Token], index: usize) -> bool {
    tokens.get(index + 1).is_some_and(|next| next.kind == super::tokens::Kind::Open('('))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asking_for_the_time_is_found_and_being_told_it_is_not() {
        let text = "fn a(now: Instant) { b(now); }\nfn c() { Timestamp::now(); }\nasync fn d() {}";
        let found = domain_only_decides(&Sources::of(&[("crates/domain/src/a.rs", text)]));
        assert_eq!(found.iter().map(|f| f.line).collect::<Vec<_>>(), [2, 3]);
    }

    #[test]
    fn other_crates_may_ask() {
        assert!(
            domain_only_decides(&Sources::of(&[("crates/cli/src/a.rs", "fn c() { Timestamp::now(); }")])).is_empty()
        );
    }
}
