//! Finding: the words and codes asked about become groups of lists; a candidate must be in
//! every group; the judge says whether the rest holds; the best are kept in a heap.

use std::ops::Range;

use domain::matching::score::{self, Term};
use footbridge_domain as domain;

use crate::best::Best;
use crate::filter::Judge;
use crate::hits::{Correction, Hit, Hits};
use crate::posting::{Posting, field_weight};
use crate::query::Query;
use crate::seek::Sought;
use crate::segment::{kind_key, language_key, need_key};
use crate::snapshot::{Part, Snapshot};
use crate::words::{Stems, words_in};

/// Lists of one part, one of which must hold a candidate.
#[derive(Default)]
pub(crate) struct Group<'a> {
    pub lists: Vec<(&'a Posting, f32)>,
}

impl Snapshot {
    /// Searches this snapshot.
    #[must_use]
    pub fn search(&self, query: &Query) -> Hits {
        let sought = self.seek(query);
        let judge = Judge::new(query);
        let mut best = Best::new(query.offset.saturating_add(query.limit));
        for part in &self.parts {
            Search::new(part, query, &judge, &sought).run(&mut best);
        }
        let mended = sought.iter().filter(|it| !it.mended.is_empty());
        let corrections = mended.map(|it| Correction { typed: it.word.clone(), used: it.mended.clone() });
        best.finish(query, corrections.collect())
    }
}

/// A search of one part.
struct Search<'a> {
    part: &'a Part,
    query: &'a Query,
    judge: &'a Judge<'a>,
    /// Groups of words first, then needs, then kinds.
    groups: Vec<Group<'a>>,
    words: usize,
    interests: Vec<Vec<&'a Posting>>,
    needs: Vec<(&'a Posting, f32)>,
    language: Option<&'a Posting>,
    nothing: bool,
}

impl<'a> Search<'a> {
    fn new(part: &'a Part, query: &'a Query, judge: &'a Judge<'a>, sought: &[Sought]) -> Self {
        let (segment, wants) = (&part.segment, &query.wants);
        let mut groups: Vec<Group> = sought.iter().map(|it| it.group(part)).collect();
        let words = groups.len();
        let listed = |key: String| segment.code(&key);
        let needs: Vec<(&Posting, f32)> =
            wants.needs.iter().filter_map(|(code, weight)| Some((listed(need_key(code))?, *weight))).collect();
        if !wants.needs.is_empty() {
            groups.push(Group { lists: needs.clone() });
        }
        if !query.kinds.is_empty() {
            let kinds = query.kinds.iter().filter_map(|it| listed(kind_key(it)));
            groups.push(Group { lists: kinds.map(|it| (it, 1.0)).collect() });
        }
        let stems = Stems::default();
        let interests = wants.interests.iter().flat_map(|it| words_in(it)).map(|word| {
            let range = segment.stem_range(&stems.of(&word));
            let numbers = segment.by_stem[range].iter();
            numbers.map(|it| &segment.words[*it as usize].posting).collect()
        });
        let interests = interests.collect();
        let language = wants.language.as_ref().and_then(|it| listed(language_key(it)));
        let nothing = groups.iter().any(|it| it.lists.is_empty());
        Self { part, query, judge, groups, words, interests, needs, language, nothing }
    }

    fn run(&self, best: &mut Best) {
        if self.nothing {
            return;
        }
        for run in self.runs() {
            self.run_over(&run, best);
        }
    }

    /// The runs of entries to look at: the circle's, then what needs no journey.
    fn runs(&self) -> Vec<Range<u32>> {
        let segment = &self.part.segment;
        let (placed, all) = (segment.strips.placed(), segment.entries.len() as u32);
        let Some((centre, metres)) = self.query.around.and_then(|it| Some((it.centre, it.metres?))) else {
            return std::iter::once(0..all).collect();
        };
        let mut runs = segment.strips.around(centre, metres);
        // With only a handful of candidates, cutting their list up costs more than measuring each.
        let fewest = self.groups.iter().map(Group::size).min().unwrap_or(usize::MAX);
        if fewest < runs.len() * 8 {
            runs = std::iter::once(0..placed).collect();
        }
        runs.push(placed..all);
        runs.retain(|it| !it.is_empty());
        runs
    }

    fn run_over(&self, run: &Range<u32>, best: &mut Best) {
        let mut slices: Vec<Vec<&[u32]>> = Vec::with_capacity(self.groups.len());
        for group in &self.groups {
            let parts: Vec<&[u32]> = group
                .lists
                .iter()
                .map(|(list, _)| &list.entries[list.within(run)])
                .filter(|it| !it.is_empty())
                .collect();
            if parts.is_empty() {
                return;
            }
            slices.push(parts);
        }
        let size = |parts: &Vec<&[u32]>| parts.iter().map(|it| it.len()).sum::<usize>();
        let Some(driver) = (0..slices.len()).min_by_key(|&it| size(&slices[it])) else {
            run.clone().for_each(|entry| self.consider(entry, best));
            return;
        };
        let driving = slices.swap_remove(driver);
        let merged: Vec<u32>;
        let candidates: &[u32] = if let [only] = driving[..] {
            only
        } else {
            let mut all = driving.concat();
            all.sort_unstable();
            all.dedup();
            merged = all;
            &merged
        };
        for &entry in candidates {
            let everywhere = slices.iter_mut().all(|parts| parts.iter_mut().any(|it| advance(it, entry)));
            if everywhere {
                self.consider(entry, best);
            }
        }
    }

    /// Judges and scores a candidate that is in every group.
    fn consider(&self, number: u32, best: &mut Best) {
        if !self.part.is_alive(number) {
            return;
        }
        let entry = &self.part.segment.entries[number as usize];
        let metres = self.judge.metres(entry);
        let speaks = entry.speaks_other && self.language.is_some_and(|it| it.mark(number).is_some());
        if !self.judge.allows(entry, metres, speaks) {
            return;
        }
        let mut terms = self.judge.terms(entry, metres, speaks);
        if self.words > 0 {
            let sum: f32 = self.groups[..self.words].iter().map(|it| it.strength(number)).sum();
            terms.set(Term::Words, sum / self.words as f32);
        }
        if !self.query.wants.needs.is_empty() {
            terms.set(Term::Needs, self.need_fit(number, entry.needs));
        }
        if !self.interests.is_empty() {
            let found = |lists: &Vec<&Posting>| {
                let marks = lists.iter().filter_map(|it| it.mark(number));
                marks.map(field_weight).fold(0.0, f32::max)
            };
            let sum: f32 = self.interests.iter().map(found).sum();
            terms.set(Term::Interests, sum / self.interests.len() as f32);
        }
        best.offer(
            entry.one_of_many,
            Hit {
                id: entry.id,
                organisation: entry.organisation,
                score: terms.total(&self.query.weights),
                terms,
                distance: self.judge.distance(entry, metres),
            },
        );
    }

    fn need_fit(&self, number: u32, of_entry: u8) -> f32 {
        let (mut met, mut count) = (0.0, 0);
        for (list, weight) in &self.needs {
            if let Some(rank) = list.mark(number) {
                met += weight * score::rank_factor(usize::from(rank));
                count += 1;
            }
        }
        let asked = self.query.wants.needs.iter().map(|it| it.1).sum();
        score::need_fit(met, asked, usize::from(of_entry).saturating_sub(count))
    }
}

impl Group<'_> {
    fn size(&self) -> usize {
        self.lists.iter().map(|it| it.0.entries.len()).sum()
    }

    /// How strongly the group's word stands in an entry.
    fn strength(&self, entry: u32) -> f32 {
        let each = self.lists.iter().filter_map(|(list, quality)| Some(field_weight(list.mark(entry)?) * quality));
        each.fold(0.0, f32::max)
    }
}

/// Moves a list up to an entry, by ever longer strides, and says whether the entry is there.
fn advance(list: &mut &[u32], entry: u32) -> bool {
    let mut stride = 1;
    while stride < list.len() && list[stride] < entry {
        stride *= 2;
    }
    let end = list.len().min(stride + 1);
    let at = list[..end].partition_point(|&it| it < entry);
    *list = &list[at..];
    list.first() == Some(&entry)
}
