//! Finding phrases in what somebody wrote: the small language that the word lists use.
//!
//! A phrase is words in a row. In a word, `|` parts choices, a final `*` stands for any
//! ending, a leading `?` makes it optional; `..` stands for up to three other words.
//! `lost my|her|his husband|wife`, `lonel*`, `cant .. afford .. heating`.
//! Phrases never reach across a full stop, question mark or new line.

use crate::people::name::fold;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// A word of a text: folded, and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Small letters, no accents, no apostrophe: "don't" is "dont".
    pub folded: String,
    /// Bytes of the text.
    pub range: Range<usize>,
    /// Counts up at every comma, "but" and "and": what a negation reaches no further than.
    pub clause: usize,
    /// Counts up at every full stop.
    pub sentence: usize,
    /// The listed word it most likely was meant to be, when it is none itself.
    pub meant: Option<String>,
}

/// Cuts a text into words.
pub(super) fn words_of(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let (mut clause, mut sentence) = (0, 0);
    let mut start = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, n)| n);
        let joins = is_apostrophe(c) && start.is_some() && next.is_some_and(char::is_alphanumeric);
        if is_word_char(c) || joins {
            start.get_or_insert(at);
        } else {
            push_word(text, &mut start, at, &mut clause, sentence, &mut words);
            match c {
                // "3.30" and "e.g." go on; a stop before a space ends the sentence.
                '.' if next.is_some_and(|n| !n.is_whitespace()) => {}
                '.' | '!' | '?' | '\n' | '؟' | '۔' => (clause, sentence) = (clause + 1, sentence + 1),
                ',' | ';' | ':' | '(' | ')' | '،' | '–' | '—' => clause += 1,
                _ => {}
            }
        }
    }
    push_word(text, &mut start, text.len(), &mut clause, sentence, &mut words);
    words
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`')
}

fn push_word(
    text: &str,
    start: &mut Option<usize>,
    end: usize,
    clause: &mut usize,
    sentence: usize,
    words: &mut Vec<Word>,
) {
    let Some(start) = start.take() else { return };
    let folded: String = fold(&text[start..end]).chars().filter(|c| !is_apostrophe(*c)).collect();
    if matches!(folded.as_str(), "but" | "and" | "because" | "since" | "so" | "ond" | "achos") {
        *clause += 1;
    }
    words.push(Word { folded, range: start..end, clause: *clause, sentence, meant: None });
}

/// One compiled phrase and what it stands for.
#[derive(Debug)]
pub(super) struct Phrase<T> {
    pub means: T,
    steps: Vec<Step>,
}

#[derive(Debug)]
enum Step {
    One { choices: Vec<Choice>, optional: bool },
    Gap,
}

#[derive(Debug)]
struct Choice {
    text: String,
    any_ending: bool,
}

impl<T> Phrase<T> {
    pub fn new(means: T, pattern: &str) -> Self {
        let steps = pattern
            .split_whitespace()
            .map(|step| match step {
                ".." => Step::Gap,
                step => {
                    let bare = step.strip_prefix('?').unwrap_or(step);
                    let choices = bare
                        .split('|')
                        .map(|choice| Choice {
                            text: choice.trim_end_matches('*').to_owned(),
                            any_ending: choice.ends_with('*'),
                        })
                        .collect();
                    Step::One { choices, optional: bare != step }
                }
            })
            .collect();
        Self { means, steps }
    }

    /// The letters its first word may begin with. No list begins a phrase with a gap.
    fn first_letters(&self) -> BTreeSet<char> {
        let mut letters = BTreeSet::new();
        for step in &self.steps {
            let Step::One { choices, optional } = step else {
                break;
            };
            letters.extend(choices.iter().filter_map(|choice| choice.text.chars().next()));
            if !optional {
                break;
            }
        }
        letters
    }

    /// Where the phrase ends if it begins at word `from`: one past its last word.
    fn ends_at(&self, words: &[Word], from: usize) -> Option<usize> {
        follow(&self.steps, words, from, words.get(from)?.sentence)
    }
}

fn follow(steps: &[Step], words: &[Word], at: usize, sentence: usize) -> Option<usize> {
    let Some((step, rest)) = steps.split_first() else {
        return Some(at);
    };
    match step {
        Step::Gap => (0..=3).find_map(|skip| follow(rest, words, at + skip, sentence)),
        Step::One { choices, optional } => {
            let here = words
                .get(at)
                .filter(|word| word.sentence == sentence)
                .filter(|word| choices.iter().any(|choice| choice.fits(word)))
                .and_then(|_| follow(rest, words, at + 1, sentence));
            here.or_else(|| optional.then(|| follow(rest, words, at, sentence)).flatten())
        }
    }
}

impl Choice {
    fn fits(&self, word: &Word) -> bool {
        let same = |w: &str| {
            if self.any_ending { w.starts_with(&self.text) } else { w == self.text }
        };
        same(&word.folded) || word.meant.as_deref().is_some_and(same)
    }
}

/// A list of phrases, ready to be looked for.
#[derive(Debug)]
pub(super) struct PhraseBook<T> {
    phrases: Vec<Phrase<T>>,
    /// Which phrases can begin with a word of this first letter; mending keeps first letters.
    by_first_letter: HashMap<char, Vec<usize>>,
    /// Long words of the list, for mending spelling.
    long_words: BTreeSet<String>,
}

/// A phrase found in a text: which words, by number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit<T> {
    pub means: T,
    pub from: usize,
    pub to: usize,
}

impl<T> Hit<T> {
    /// The bytes of the text it covers.
    pub fn bytes(&self, words: &[Word]) -> Range<usize> {
        let last = self.to.saturating_sub(1).max(self.from);
        words[self.from].range.start..words[last].range.end
    }
}

impl<T: Copy + PartialEq> PhraseBook<T> {
    pub fn new<'a>(list: impl IntoIterator<Item = (T, &'a str)>) -> Self {
        let phrases: Vec<_> = list.into_iter().map(|(means, p)| Phrase::new(means, p)).collect();
        let long_words = phrases
            .iter()
            .flat_map(|phrase| &phrase.steps)
            .flat_map(|step| match step {
                Step::One { choices, .. } => choices.as_slice(),
                Step::Gap => &[],
            })
            .filter(|choice| choice.text.chars().count() >= 7)
            .map(|choice| choice.text.clone())
            .collect();
        let mut by_first_letter: HashMap<char, Vec<usize>> = HashMap::new();
        for (number, phrase) in phrases.iter().enumerate() {
            for letter in phrase.first_letters() {
                by_first_letter.entry(letter).or_default().push(number);
            }
        }
        Self { phrases, by_first_letter, long_words }
    }

    /// Marks words that are one slip away from a listed word of seven letters or more.
    /// Shorter ones are left: "lovely" must not become "lonely".
    pub fn mend(&self, words: &mut [Word]) {
        for word in words {
            let long = word.folded.chars().count();
            let listed = |w: &str| self.long_words.contains(w);
            if long < 6 || listed(&word.folded) || super::look_alikes::is_a_word_itself(&word.folded) {
                continue;
            }
            word.meant = self
                .long_words
                .iter()
                .filter(|known| known.len().abs_diff(word.folded.len()) <= 1)
                .filter(|known| known.chars().next() == word.folded.chars().next())
                .filter(|known| !word.folded.starts_with(known.as_str()))
                .find(|known| one_slip(known, &word.folded))
                .cloned();
        }
    }

    /// Every phrase found, in the order of the text, longest first at each place.
    pub fn find(&self, words: &[Word]) -> Vec<Hit<T>> {
        let mut hits = Vec::new();
        for from in 0..words.len() {
            let Some(maybe) = words[from].folded.chars().next().and_then(|c| self.by_first_letter.get(&c)) else {
                continue;
            };
            let mut here: Vec<Hit<T>> = maybe
                .iter()
                .map(|&number| &self.phrases[number])
                .filter_map(|p| Some(Hit { means: p.means, from, to: p.ends_at(words, from)? }))
                .filter(|hit| hit.to > hit.from)
                .collect();
            here.sort_by_key(|hit| std::cmp::Reverse(hit.to));
            hits.extend(here);
        }
        hits
    }
}

/// Whether one letter was changed, added, left out, or swapped with its neighbour. Looked at for every long word of
/// every story, so it counts nothing it need not.
fn one_slip(a: &str, b: &str) -> bool {
    if !a.is_ascii() || !b.is_ascii() {
        return strsim::damerau_levenshtein(a, b) == 1;
    }
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[start..], &b[start..]);
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&a[..a.len() - end], &b[..b.len() - end]) {
        ([], [_]) | ([_], [] | [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_slip_is_a_distance_of_one(a in "[abc]{0,6}", b in "[abcé]{0,6}") {
            prop_assert_eq!(one_slip(&a, &b), strsim::damerau_levenshtein(&a, &b) == 1);
        }
    }

    fn found(pattern: &str, text: &str) -> Option<String> {
        let book = PhraseBook::new([((), pattern)]);
        let mut words = words_of(text);
        book.mend(&mut words);
        book.find(&words).first().map(|hit| text[hit.bytes(&words)].to_owned())
    }

    #[test]
    fn the_phrase_language() {
        let rows = [
            ("words in a row", "lost her husband", "She lost her husband in May", Some("lost her husband")),
            ("choices", "lost my|her husband|wife", "I lost my wife", Some("lost my wife")),
            ("any ending", "lonel*", "So much loneliness!", Some("loneliness")),
            ("an optional word", "no ?local friends", "has no friends", Some("no friends")),
            ("a gap", "cant .. heating", "can't afford the gas heating", Some("can't afford the gas heating")),
            ("a gap too wide", "cant .. heating", "can't walk far as he needs heating", None),
            ("not across a full stop", "no food", "She said no. Food is fine.", None),
            ("accents do not matter", "unigedd", "Unigédd mawr", Some("Unigédd")),
            ("curly apostrophe", "cant sleep", "can’t sleep", Some("can’t sleep")),
            ("spelling slip in a long word", "isolated", "very isolatd", Some("isolatd")),
            ("no mending of short words", "lonely", "a lovely lady", None),
        ];
        for (who, pattern, text, expected) in rows {
            assert_eq!(found(pattern, text).as_deref(), expected, "{who}");
        }
    }
}
