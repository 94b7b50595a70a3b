//! The spoken code that opens a saved self-referral again: "acorn teapot meadow 42".
//!
//! Somebody without email writes it on paper or says it to a receptionist. English codes
//! are three of 1,024 words and two digits (36.6 bits), Welsh ones four of 256 words and two
//! digits (38.6 bits): enough against guessing when tries are limited and drafts expire.
//! The database should keep only a hash of [`ResumeCode::key`].

use super::resume_words::{ENGLISH, WELSH};
use std::fmt;

/// In which language a code is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CodeLanguage {
    /// Three English words and two digits.
    English,
    /// Four Welsh words and two digits.
    Welsh,
}

impl CodeLanguage {
    fn words(self) -> &'static [&'static str] {
        match self {
            Self::English => &ENGLISH,
            Self::Welsh => &WELSH,
        }
    }

    const fn words_in_a_code(self) -> usize {
        match self {
            Self::English => 3,
            Self::Welsh => 4,
        }
    }
}

/// A code somebody can say, remember for a while and type without care.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ResumeCode {
    words: Vec<&'static str>,
    number: u8,
    language: CodeLanguage,
}

/// Why typed text is not a code, in words for the person typing. Never repeats what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ResumeCodeError {
    /// Nothing was typed.
    #[error("Enter your code. It is three words and two digits.")]
    Empty,
    /// The two digits are missing or there are more.
    #[error("A code ends in two digits, like 42.")]
    Digits,
    /// Too few or too many words.
    #[error("A code has three words before the digits. Yours has {0}.")]
    WordCount(usize),
    /// A word that is in no list, not even nearly.
    #[error("Word {0} of your code is not one of ours. Look at how it is spelt.")]
    UnknownWord(usize),
}

impl ResumeCode {
    /// A code from eight random bytes.
    #[must_use]
    pub fn from_random(bytes: [u8; 8], language: CodeLanguage) -> Self {
        let mut rest = u64::from_be_bytes(bytes);
        let list = language.words();
        let size = list.len() as u64;
        let words = (0..language.words_in_a_code())
            .map(|_| {
                let word = list[(rest % size) as usize];
                rest /= size;
                word
            })
            .collect();
        Self { words, number: (rest % 100) as u8, language }
    }

    /// Reads a code as people type or say it: any case, dashes or none, extra "and",
    /// one wrong letter in a word, the digits apart.
    ///
    /// # Errors
    /// See [`ResumeCodeError`]; its text can be shown as it is.
    pub fn parse(typed: &str) -> Result<Self, ResumeCodeError> {
        let mut digits = String::new();
        let mut words: Vec<String> = Vec::new();
        let folded = crate::people::name::fold(typed.get(..200).unwrap_or(typed));
        for part in folded.split(|c: char| !c.is_alphanumeric()) {
            // "meadow42" is a word and digits typed together.
            let cut = part.find(|c: char| c.is_ascii_digit()).unwrap_or(part.len());
            let (word, figures) = part.split_at(cut);
            if !word.is_empty() && !matches!(word, "and" | "a" | "ac") {
                words.push(word.to_owned());
            }
            digits.push_str(figures);
        }
        if words.is_empty() && digits.is_empty() {
            return Err(ResumeCodeError::Empty);
        }
        let number = match digits.len() {
            2 => digits.parse().map_err(|_| ResumeCodeError::Digits)?,
            _ => return Err(ResumeCodeError::Digits),
        };
        let language = match words.len() {
            3 => CodeLanguage::English,
            4 => CodeLanguage::Welsh,
            n => return Err(ResumeCodeError::WordCount(n)),
        };
        let words = words
            .iter()
            .enumerate()
            .map(|(n, word)| nearest(language.words(), word).ok_or(ResumeCodeError::UnknownWord(n + 1)))
            .collect::<Result<_, _>>()?;
        Ok(Self { words, number, language })
    }

    /// The one spelling that is hashed and compared: "acorn-teapot-meadow-42".
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}-{:02}", self.words.join("-"), self.number)
    }

    /// In which language it is said.
    #[must_use]
    pub fn language(&self) -> CodeLanguage {
        self.language
    }
}

/// The listed word, or the only one that a single slip could have come from.
fn nearest(list: &[&'static str], word: &str) -> Option<&'static str> {
    if let Some(same) = list.iter().find(|known| **known == word) {
        return Some(same);
    }
    let mut near = list.iter().filter(|known| strsim::damerau_levenshtein(known, word) == 1);
    match (near.next(), near.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

impl fmt::Display for ResumeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:02}", self.words.join(" "), self.number)
    }
}

// It opens a draft, so a log must not show it.
impl fmt::Debug for ResumeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ResumeCode(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashSet;

    #[test]
    fn what_people_type_or_say() {
        let rows = [
            ("as shown", "acorn teapot meadow 42"),
            ("capitals from a phone", "Acorn Teapot Meadow 42"),
            ("dashes", "acorn-teapot-meadow-42"),
            ("commas", "acorn, teapot, meadow, 42"),
            ("digits apart", "acorn teapot meadow 4 2"),
            ("digits stuck to the word", "acorn teapot meadow42"),
            ("an and before the digits", "acorn teapot meadow and 42"),
            ("one letter wrong", "acorn teepot meadow 42"),
            ("two letters swapped", "acorn teapto meadow 42"),
            ("digits first", "42 acorn teapot meadow"),
        ];
        for (who, typed) in rows {
            let code = ResumeCode::parse(typed).expect(who);
            assert_eq!(code.key(), "acorn-teapot-meadow-42", "{who}");
        }
    }

    #[test]
    fn a_welsh_code() {
        let code = ResumeCode::parse("Afal Môrfil Ysgol Tegell 07").unwrap();
        assert_eq!(code.key(), "afal-morfil-ysgol-tegell-07");
        assert_eq!(code.language(), CodeLanguage::Welsh);
    }

    #[test]
    fn what_we_cannot_read() {
        use ResumeCodeError::*;
        let rows = [
            ("nothing", " ", Empty),
            ("no digits", "acorn teapot meadow", Digits),
            ("three digits", "acorn teapot meadow 421", Digits),
            ("a word forgotten", "acorn teapot 42", WordCount(2)),
            ("a word of their own", "acorn teapot bungalow 42", UnknownWord(3)),
        ];
        for (who, typed, error) in rows {
            assert_eq!(ResumeCode::parse(typed), Err(error), "{who}");
        }
    }

    #[test]
    fn words_are_at_least_two_slips_apart() {
        for list in [&ENGLISH[..], &WELSH[..]] {
            assert_eq!(list.iter().collect::<HashSet<_>>().len(), list.len());
            for (n, a) in list.iter().enumerate() {
                for b in &list[n + 1..] {
                    let close = a.len().abs_diff(b.len()) < 2 && strsim::damerau_levenshtein(a, b) < 2;
                    assert!(!close, "{a} and {b} are one letter apart");
                }
            }
        }
    }

    #[test]
    fn codes_hold_enough_chance() {
        let bits = |language: CodeLanguage| {
            (language.words().len() as f64).log2() * language.words_in_a_code() as f64 + 100_f64.log2()
        };
        assert!(bits(CodeLanguage::English) >= 35.0);
        assert!(bits(CodeLanguage::Welsh) >= 35.0);
    }

    proptest! {
        #[test]
        fn every_code_reads_back(bytes in any::<[u8; 8]>(), welsh in any::<bool>()) {
            let language = if welsh { CodeLanguage::Welsh } else { CodeLanguage::English };
            let code = ResumeCode::from_random(bytes, language);
            prop_assert_eq!(ResumeCode::parse(&code.to_string()), Ok(code));
        }

        #[test]
        fn no_typed_text_makes_it_fall_over(typed in ".*") {
            let _ = ResumeCode::parse(&typed);
        }
    }
}
