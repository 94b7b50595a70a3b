//! An unchanging part of the index: entries in map order, and for every word and code the
//! list of entries that hold it.

use std::collections::HashMap;
use std::ops::Range;

use domain::directory::ServiceId;
use footbridge_domain as domain;

use crate::document::Document;
use crate::entry::Entry;
use crate::posting::{Posting, place};
use crate::strips::{Strips, order};
use crate::words::{Stems, words_in};

/// A word as it is written somewhere, with its stem.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    pub text: Box<str>,
    pub stem: Box<str>,
    pub posting: Posting,
}

/// An unchanging part of the index.
#[derive(Debug, Default)]
pub(crate) struct Segment {
    pub entries: Vec<Entry>,
    pub strips: Strips,
    /// Words in order of spelling.
    pub words: Vec<Word>,
    /// Numbers of words in order of their stems.
    pub by_stem: Vec<u32>,
    /// Codes in order: `n:loneliness`, `k:befriending`, `l:ur`.
    pub codes: Vec<(Box<str>, Posting)>,
    /// Entry numbers by service id.
    pub by_id: Vec<(ServiceId, u32)>,
}

/// A code's name in the list of codes.
pub(crate) fn need_key(code: &str) -> String {
    format!("n:{code}")
}
pub(crate) fn kind_key(code: &str) -> String {
    format!("k:{code}")
}
pub(crate) fn language_key(code: &str) -> String {
    format!("l:{code}")
}

impl Segment {
    /// Builds a segment. Of two documents with one id the later counts: the caller sees to it.
    pub(crate) fn build(documents: &[Document]) -> Self {
        let mut placed: Vec<(Entry, usize)> = Vec::with_capacity(documents.len());
        for (at, document) in documents.iter().enumerate() {
            placed.extend(Entry::of(document).into_iter().map(|it| (it, at)));
        }
        placed.sort_by_cached_key(|it| order(&it.0));

        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut postings: Vec<Posting> = Vec::new();
        let mut codes: HashMap<String, Posting> = HashMap::new();
        for (entry, (_, at)) in placed.iter().enumerate() {
            let (entry, document) = (entry as u32, &documents[*at]);
            let fields = [
                (&document.name, place::NAME),
                (&document.labels, place::LABELS),
                (&document.organisation_name, place::ORGANISATION),
                (&document.place_words, place::AREA),
                (&document.text, place::TEXT),
            ];
            for (text, mark) in fields {
                for word in words_in(text) {
                    let number = *numbers.entry(word).or_insert_with(|| {
                        postings.push(Posting::default());
                        postings.len() as u32 - 1
                    });
                    postings[number as usize].add(entry, mark);
                }
            }
            for (key, mark) in codes_of(document) {
                let posting = codes.entry(key).or_default();
                // A code twice over keeps its better place.
                if posting.entries.last() != Some(&entry) {
                    posting.add(entry, mark);
                }
            }
        }
        let stems = Stems::default();
        let words = numbers.into_iter().map(|(text, number)| Word {
            stem: stems.of(&text).into(),
            posting: std::mem::take(&mut postings[number as usize]),
            text: text.into(),
        });
        let codes = codes.into_iter().map(|(key, posting)| (key.into(), posting));
        let entries = placed.into_iter().map(|it| it.0).collect();
        Self::from_parts(entries, words.collect(), codes.collect())
    }

    /// Puts the parts in order and adds what is derived from them.
    pub(crate) fn from_parts(entries: Vec<Entry>, mut words: Vec<Word>, mut codes: Vec<(Box<str>, Posting)>) -> Self {
        words.sort_unstable_by(|a, b| a.text.cmp(&b.text));
        codes.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let mut by_stem: Vec<u32> = (0..words.len() as u32).collect();
        by_stem.sort_by(|&a, &b| words[a as usize].stem.cmp(&words[b as usize].stem));
        let mut by_id: Vec<(ServiceId, u32)> = entries.iter().enumerate().map(|(at, it)| (it.id, at as u32)).collect();
        by_id.sort_unstable();
        let strips = Strips::of(&entries);
        Self { entries, strips, words, by_stem, codes, by_id }
    }

    /// Where in `by_stem` the words of a stem are.
    pub(crate) fn stem_range(&self, stem: &str) -> Range<usize> {
        let stem_at = |number: &u32| self.words[*number as usize].stem.as_ref();
        let low = self.by_stem.partition_point(|it| stem_at(it) < stem);
        let high = low + self.by_stem[low..].partition_point(|it| stem_at(it) <= stem);
        low..high
    }

    /// The words that share a stem.
    pub(crate) fn with_stem(&self, stem: &str) -> impl Iterator<Item = &Word> {
        self.by_stem[self.stem_range(stem)].iter().map(|it| &self.words[*it as usize])
    }

    /// Where the words are that begin so.
    pub(crate) fn beginning_range(&self, start: &str) -> Range<usize> {
        let low = self.words.partition_point(|it| it.text.as_ref() < start);
        let high = low + self.words[low..].partition_point(|it| it.text.starts_with(start));
        low..high
    }

    /// The words that begin so.
    pub(crate) fn beginning(&self, start: &str) -> impl Iterator<Item = &Word> {
        self.words[self.beginning_range(start)].iter()
    }

    /// A word as it is written.
    pub(crate) fn word(&self, text: &str) -> Option<&Word> {
        let at = self.words.binary_search_by(|it| it.text.as_ref().cmp(text)).ok()?;
        Some(&self.words[at])
    }

    /// The list of a code.
    pub(crate) fn code(&self, key: &str) -> Option<&Posting> {
        let at = self.codes.binary_search_by(|it| it.0.as_ref().cmp(key)).ok()?;
        Some(&self.codes[at].1)
    }

    /// The entries of a service.
    pub(crate) fn entries_of(&self, id: ServiceId) -> impl Iterator<Item = u32> {
        let from = self.by_id.partition_point(|it| it.0 < id);
        self.by_id[from..].iter().take_while(move |it| it.0 == id).map(|it| it.1)
    }
}

fn codes_of(document: &Document) -> impl Iterator<Item = (String, u8)> {
    let rank = |at: usize| u8::try_from(at).unwrap_or(u8::MAX);
    let needs = document.needs.iter().enumerate().map(move |(at, it)| (need_key(it), rank(at)));
    let kinds = document.kinds.iter().map(|it| (kind_key(it), 0));
    let languages = document.languages.iter().map(|it| (language_key(it), 0));
    needs.chain(kinds).chain(languages)
}
