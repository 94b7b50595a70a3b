//! How typed words are looked for: as they stand, by their beginning, or one slip away.

use crate::evaluate::Group;
use crate::posting::Posting;
use crate::query::Query;
use crate::snapshot::{Part, Snapshot};
use crate::words::{Stems, one_slip, words_in};

/// Shortest beginning of a word that stands for the words it begins.
const SHORTEST_BEGINNING: usize = 3;
/// Shortest word in which a slip of the finger is forgiven.
const SHORTEST_MENDED: usize = 4;

/// What a word counts by how it was found.
mod quality {
    pub(super) const SAME: f32 = 1.0;
    pub(super) const BEGINS: f32 = 0.8;
    pub(super) const MENDED: f32 = 0.6;
}

/// How a typed word is to be looked for, decided over the whole index so that every part
/// agrees.
pub(crate) struct Sought {
    pub word: String,
    stem: String,
    same: bool,
    begins: bool,
    pub mended: Vec<String>,
}

impl Snapshot {
    /// Every typed word, and how it is to be looked for.
    pub(crate) fn seek(&self, query: &Query) -> Vec<Sought> {
        let stems = Stems::default();
        let words = words_in(&query.words);
        let last = words.len().saturating_sub(1);
        let words = words.into_iter().enumerate();
        words.map(|(at, word)| self.seek_word(word, query.typing && at == last, &stems)).collect()
    }

    /// A word as it stands by its stem; its beginnings while it is being typed or when it is
    /// nowhere; and one slip of the finger away when that finds nothing either.
    fn seek_word(&self, word: String, typing: bool, stems: &Stems) -> Sought {
        let stem = stems.of(&word);
        let same = self.parts.iter().any(|it| it.segment.with_stem(&stem).any(|w| it.holds(&w.posting)));
        let mut begins = false;
        let mut mended: Vec<String> = Vec::new();
        if (typing || !same) && word.chars().count() >= SHORTEST_BEGINNING {
            begins = self.parts.iter().any(|it| it.segment.beginning(&word).any(|w| it.holds(&w.posting)));
        }
        if !same && !begins && word.chars().count() >= SHORTEST_MENDED {
            for part in &self.parts {
                let near = part.segment.words.iter().filter(|it| one_slip(&word, &it.text));
                mended.extend(near.filter(|it| part.holds(&it.posting)).map(|it| it.text.to_string()));
            }
            mended.sort_unstable();
            mended.dedup();
        }
        Sought { word, stem, same, begins, mended }
    }
}

impl Part {
    /// Whether anything living is in a list.
    fn holds(&self, posting: &Posting) -> bool {
        posting.entries.iter().any(|&it| self.is_alive(it))
    }
}

impl Sought {
    /// The lists of one part that a candidate must be in one of.
    pub(crate) fn group<'a>(&self, part: &'a Part) -> Group<'a> {
        let segment = &part.segment;
        let mut lists: Vec<(&Posting, f32)> = Vec::new();
        if self.same {
            for number in segment.stem_range(&self.stem) {
                lists.push((&segment.words[segment.by_stem[number] as usize].posting, quality::SAME));
            }
        }
        if self.begins {
            for word in &segment.words[segment.beginning_range(&self.word)] {
                if !self.same || word.stem.as_ref() != self.stem {
                    lists.push((&word.posting, quality::BEGINS));
                }
            }
        }
        for text in &self.mended {
            if let Some(word) = segment.word(text) {
                lists.push((&word.posting, quality::MENDED));
            }
        }
        Group { lists }
    }
}
