//! From what somebody wrote or said to needs and conditions, each with the words that led there.
//!
//! A proposal for a human to tick or untick, never a decision. What is denied is kept apart:
//! "not lonely" proposes nothing, and a page can show why.

use super::lay_words;
use super::needs::Need;
use super::negation::denied_by;
use super::phrase::{Hit, PhraseBook, words_of};
use super::wish_words::{SPEAKING, SPORTY, TONGUES, WISHES};
use super::wishes::{Tongue, Wish};
use std::ops::Range;
use std::sync::LazyLock;

/// Something read out of a text, and the bytes of the text that say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<T> {
    /// What was found.
    pub what: T,
    /// Where, in order; never empty, and always on character boundaries.
    pub words: Vec<Range<usize>>,
}

/// What a text seems to ask for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Story {
    /// Needs, those said most often first.
    pub needs: Vec<Found<Need>>,
    /// Needs that the text says are not there.
    pub denied: Vec<Found<Need>>,
    /// Conditions.
    pub wishes: Vec<Found<Wish>>,
    /// Languages the person speaks or wants.
    pub languages: Vec<Found<Tongue>>,
}

impl Story {
    /// True when nothing was understood: show the list of needs instead.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.needs.is_empty() && self.wishes.is_empty() && self.languages.is_empty()
    }

    /// The needs alone.
    pub fn needs(&self) -> impl Iterator<Item = Need> + '_ {
        self.needs.iter().map(|found| found.what)
    }

    /// The conditions alone.
    pub fn wishes(&self) -> impl Iterator<Item = Wish> + '_ {
        self.wishes.iter().map(|found| found.what)
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Meaning {
    Need(Need),
    Wish(Wish),
    Sport,
    Speaks(Tongue),
}

static BOOK: LazyLock<PhraseBook<Meaning>> = LazyLock::new(|| {
    let needs = lay_words::all().map(|(need, phrase)| (Meaning::Need(need), phrase.to_owned()));
    let wishes = WISHES.iter().flat_map(|(wish, list)| list.iter().map(|p| (Meaning::Wish(*wish), (*p).to_owned())));
    let sport = SPORTY.iter().map(|p| (Meaning::Sport, (*p).to_owned()));
    let tongues = TONGUES
        .iter()
        .flat_map(|(tongue, names)| SPEAKING.iter().map(|way| (Meaning::Speaks(*tongue), way.replace('@', names))));
    let all: Vec<_> = needs.chain(wishes).chain(sport).chain(tongues).collect();
    PhraseBook::new(all.iter().map(|(meaning, phrase)| (*meaning, phrase.as_str())))
});

/// Reads a pasted sentence or a whole referral letter. Text beyond 20,000 characters is left.
#[must_use]
pub fn read(text: &str) -> Story {
    let mut words = words_of(shortened(text));
    BOOK.mend(&mut words);
    let hits = BOOK.find(&words);
    let mut story = Story::default();
    for hit in &hits {
        if hidden_by_longer(hit, &hits) {
            continue;
        }
        let denial = denied_by(&words, hit);
        let bytes = hit.bytes(&words);
        match (hit.means, denial) {
            (Meaning::Need(need), None) => add(&mut story.needs, need, bytes),
            (Meaning::Need(need), Some(_)) => add(&mut story.denied, need, bytes),
            (Meaning::Wish(wish), None) => add(&mut story.wishes, wish, bytes),
            (Meaning::Sport, Some(by)) if by < hit.from => {
                let from = words[by].range.start;
                add(&mut story.wishes, Wish::NotSporty, from..bytes.end);
            }
            (Meaning::Speaks(tongue), None) => add(&mut story.languages, tongue, bytes),
            (Meaning::Wish(_) | Meaning::Sport | Meaning::Speaks(_), _) => {}
        }
    }
    // Said in one place and denied in another: what is said stands.
    story.denied.retain(|denied| story.needs.iter().all(|found| found.what != denied.what));
    story.needs.sort_by_key(|found| (std::cmp::Reverse(found.words.len()), found.words[0].start));
    story
}

/// The start of a text, cut on a character boundary.
pub(super) fn shortened(text: &str) -> &str {
    const MOST: usize = 20_000;
    text.char_indices().nth(MOST).map_or(text, |(at, _)| &text[..at])
}

/// A phrase within a longer one of another meaning is part of that one: "alcohol abuse" is not abuse.
/// Conditions and needs do not hide each other: "no car" is both.
fn hidden_by_longer(hit: &Hit<Meaning>, all: &[Hit<Meaning>]) -> bool {
    all.iter().any(|other| {
        let longer = other.to - other.from > hit.to - hit.from;
        let within = other.from <= hit.from && hit.to <= other.to;
        let alike = std::mem::discriminant(&other.means) == std::mem::discriminant(&hit.means);
        longer && within && alike
    })
}

fn add<T: PartialEq>(list: &mut Vec<Found<T>>, what: T, bytes: Range<usize>) {
    match list.iter_mut().find(|found| found.what == what) {
        Some(found) => {
            let overlaps = |r: &Range<usize>| r.start < bytes.end && bytes.start < r.end;
            if !found.words.iter().any(overlaps) {
                found.words.push(bytes);
            }
        }
        None => list.push(Found { what, words: vec![bytes] }),
    }
}

#[cfg(test)]
#[path = "story_tests.rs"]
mod tests;
