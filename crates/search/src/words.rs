//! Text to words, the same way for what is indexed and what is asked.
//!
//! Letters lose case and accents (Welsh ŵ and ŷ become w and y, so that they are found from
//! any keyboard), apostrophes close up, everything else parts words. Words are then brought
//! to their English stem for comparison only; the word as written is what is indexed. A
//! Welsh word may get an odd stem, but always the same one, so it is still found.

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization as _;

/// Words too common to tell anything apart, English and Welsh.
const COMMON: &[&str] = &[
    "a", "ac", "am", "an", "and", "ar", "are", "as", "at", "be", "by", "for", "from", "gan", "has", "have", "i", "in",
    "is", "it", "its", "me", "my", "near", "o", "of", "on", "or", "our", "some", "somebody", "someone", "that", "the",
    "their", "they", "this", "to", "um", "we", "who", "will", "with", "y", "yn", "yng", "you", "your", "yr",
];

/// The longest word kept; anything longer is not a word.
const LONGEST: usize = 40;

/// Small letters without accents or apostrophes.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase().replace('\'', "");
    }
    let plain = text.nfkd().filter(|c| !is_mark(*c) && !matches!(c, '\'' | '’' | '‘'));
    plain.flat_map(char::to_lowercase).collect()
}

/// Accents that stand apart after decomposition: the combining diacritical marks.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The words of a text in order, folded, without the commonest.
pub fn words_in(text: &str) -> Vec<String> {
    let folded = fold(text);
    let parts = folded.split(|c: char| !c.is_alphanumeric());
    let parts = parts.filter(|it| !it.is_empty() && it.len() <= LONGEST && !COMMON.contains(it));
    parts.map(str::to_owned).collect()
}

/// A folded word's English stem.
#[must_use]
pub fn stem_of(word: &str) -> String {
    Stems::default().of(word)
}

/// The stemmer, kept while many words are stemmed.
pub(crate) struct Stems(Stemmer);

impl Default for Stems {
    fn default() -> Self {
        Self(Stemmer::create(Algorithm::English))
    }
}

impl Stems {
    pub(crate) fn of(&self, word: &str) -> String {
        if word.bytes().any(|b| b.is_ascii_digit()) {
            return word.to_owned();
        }
        self.0.stem(word).into_owned()
    }
}

/// Whether two words differ by one slip of the finger: a letter more, fewer, other, or two
/// neighbours changed about.
pub(crate) fn one_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let start = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let tail = |from_short: usize, from_long: usize| short[from_short..] == long[from_long..];
    if short.len() < long.len() {
        return tail(start, start + 1);
    }
    if start == short.len() {
        return true;
    }
    let swapped = start + 1 < short.len()
        && short[start] == long[start + 1]
        && short[start + 1] == long[start]
        && tail(start + 2, start + 2);
    tail(start + 1, start + 1) || swapped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn welsh_accents_and_apostrophes_fold_away() {
        assert_eq!(fold("Tŷ Gŵyr"), "ty gwyr");
        assert_eq!(fold("WOMEN’S Café"), "womens cafe");
        assert_eq!(words_in("The Knit & Natter, at 'Tŷ Pawb'"), ["knit", "natter", "ty", "pawb"]);
    }

    #[test]
    fn words_of_one_family_share_a_stem() {
        assert_eq!(stem_of("gardening"), stem_of("gardens"));
        assert_eq!(stem_of("befriending"), stem_of("befriend"));
        assert_ne!(stem_of("bereavement"), stem_of("bear"));
        assert_eq!(stem_of("m33"), "m33");
    }

    #[test]
    fn one_slip_of_the_finger() {
        for (typed, meant) in [
            ("befreinding", "befriending"),
            ("gardning", "gardening"),
            ("gardenning", "gardening"),
            ("ganden", "garden"),
            ("tea", "tea"),
        ] {
            assert!(one_slip(typed, meant) && one_slip(meant, typed), "{typed} {meant}");
        }
        for (typed, other) in [("garden", "gander"), ("tea", "toad"), ("ab", "ba c")] {
            assert!(!one_slip(typed, other), "{typed} {other}");
        }
    }
}
