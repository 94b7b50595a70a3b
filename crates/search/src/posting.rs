//! The list of entries that hold one word or one code, in map order, with a mark each.

use std::ops::Range;

/// Where in a document a word was found; the marks of one entry are added together.
pub(crate) mod place {
    pub(crate) const NAME: u8 = 1;
    pub(crate) const LABELS: u8 = 2;
    pub(crate) const ORGANISATION: u8 = 4;
    pub(crate) const AREA: u8 = 8;
    pub(crate) const TEXT: u8 = 16;
}

/// How much a word says by where it was found.
pub(crate) fn field_weight(mark: u8) -> f32 {
    let best =
        [(place::NAME, 1.0), (place::LABELS, 0.8), (place::ORGANISATION, 0.7), (place::AREA, 0.6), (place::TEXT, 0.5)];
    let best = best.iter().find(|it| mark & it.0 != 0).map_or(0.0, |it| it.1);
    let several = if mark.count_ones() > 1 { 0.1_f32 } else { 0.0 };
    (best + several).min(1.0)
}

/// Entries in map order, with a mark each: for a word where it was found, for a need its
/// place in the service's list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Posting {
    pub entries: Vec<u32>,
    pub marks: Vec<u8>,
}

impl Posting {
    /// Adds a mark for an entry no earlier than the last.
    pub(crate) fn add(&mut self, entry: u32, mark: u8) {
        if self.entries.last() == Some(&entry) {
            if let Some(last) = self.marks.last_mut() {
                *last |= mark;
            }
            return;
        }
        self.entries.push(entry);
        self.marks.push(mark);
    }

    /// The part of the list inside a run of entries.
    pub(crate) fn within(&self, run: &Range<u32>) -> Range<usize> {
        let low = self.entries.partition_point(|&it| it < run.start);
        let high = low + self.entries[low..].partition_point(|&it| it < run.end);
        low..high
    }

    /// The mark of an entry, if it is in the list.
    pub(crate) fn mark(&self, entry: u32) -> Option<u8> {
        self.entries.binary_search(&entry).ok().map(|at| self.marks[at])
    }
}
