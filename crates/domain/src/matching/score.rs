//! The score of a match: ten terms, each between 0 and 1, each shown on the result, and
//! the weights that add them up. A term nobody asked about does not count for or against.

use crate::directory::{CapacityState, CostKind, FreshnessBand};
use crate::geography::MILE;

crate::coded! {
    /// One reason among those that make up a score.
    pub enum Term: "part of the score" {
        Needs = "needs", "Fits the needs";
        Words = "words", "Has the words";
        Interests = "interests", "Fits what they like";
        Distance = "distance", "How near it is";
        Days = "days", "Days that suit";
        Access = "access", "Access they depend on";
        Language = "language", "Their language";
        Cost = "cost", "Cost";
        Room = "room", "Whether there is room";
        Freshness = "freshness", "How lately it was checked";
    }
}

const TERMS: usize = 10;

/// The terms of one match. Terms that were not asked about are absent.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Terms {
    values: [f32; TERMS],
    asked: u16,
}

impl Terms {
    /// Sets a term, held between 0 and 1.
    pub fn set(&mut self, term: Term, value: f32) {
        self.values[term as usize] = value.clamp(0.0, 1.0);
        self.asked |= 1 << term as u16;
    }

    /// A term's value; `None` when it was not asked about.
    #[must_use]
    pub fn get(&self, term: Term) -> Option<f32> {
        (self.asked & 1 << term as u16 != 0).then(|| self.values[term as usize])
    }

    /// The terms that count, with their values, in list order.
    pub fn iter(&self) -> impl Iterator<Item = (Term, f32)> {
        Term::ALL.iter().filter_map(|&term| Some((term, self.get(term)?)))
    }

    /// The score: the weighted mean of the terms that count, between 0 and 1.
    #[must_use]
    pub fn total(&self, weights: &Weights) -> f32 {
        let (mut sum, mut weight) = (0.0, 0.0);
        for (term, value) in self.iter() {
            sum += value * weights.of(term);
            weight += weights.of(term);
        }
        if weight > 0.0 { sum / weight } else { 0.0 }
    }
}

/// How much each term counts. A scheme may change them; they are never hidden.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights([f32; TERMS]);

impl Default for Weights {
    fn default() -> Self {
        // In the order of `Term`: fit first, then what stops people going (distance, days,
        // access, language), then what wastes a journey (room, an old entry).
        Self([4.0, 3.0, 2.0, 2.0, 1.0, 1.5, 1.5, 0.5, 1.0, 1.0])
    }
}

impl Weights {
    /// How much a term counts.
    #[must_use]
    pub fn of(&self, term: Term) -> f32 {
        self.0[term as usize]
    }

    /// The same weights with one changed; a weight is never below nothing.
    #[must_use]
    pub fn with(mut self, term: Term, weight: f32) -> Self {
        self.0[term as usize] = if weight.is_finite() { weight.max(0.0) } else { 0.0 };
        self
    }
}

/// How well a service fits the needs asked about.
///
/// `asked` is the whole weight of the needs asked about; `met` the weight of those it meets,
/// each lowered by its place in the service's own list ([`rank_factor`]); `others` how many
/// further needs it names. A group for exactly this need beats one that is for everything.
#[must_use]
pub fn need_fit(met: f32, asked: f32, others: usize) -> f32 {
    if asked <= 0.0 {
        return 0.0;
    }
    let focus = 0.6 + 0.4 / (1.0 + others as f32).sqrt();
    (met / asked * focus).clamp(0.0, 1.0)
}

/// What a need counts by its place in a service's list: the first is what it is mostly for.
#[must_use]
pub const fn rank_factor(rank: usize) -> f32 {
    match rank {
        0 => 1.0,
        1 => 0.9,
        2 => 0.8,
        3 => 0.7,
        _ => 0.6,
    }
}

/// Nearness: 1 on the doorstep, a half at a mile and a half, a quarter at four and a half.
#[must_use]
pub fn nearness(metres: f64) -> f32 {
    (1.0 / (1.0 + metres.max(0.0) / (1.5 * MILE))) as f32
}

/// Nearness of a service that is online, or works across an area from nobody knows where:
/// neither near nor far.
pub const WITHOUT_TRAVEL: f32 = 0.5;

/// Nearness of a service that works across its area from a base so far away: neither near
/// nor far, and less the farther its base, for it knows the person's own streets less.
#[must_use]
pub fn across_area(metres: f64) -> f32 {
    nearness(metres / 3.0).min(WITHOUT_TRAVEL)
}

/// How lately an entry was checked.
#[must_use]
pub const fn freshness(band: FreshnessBand) -> f32 {
    match band {
        FreshnessBand::Fresh => 1.0,
        FreshnessBand::Ageing => 0.8,
        FreshnessBand::Stale => 0.5,
        FreshnessBand::Unknown => 0.3,
        FreshnessBand::VeryOld => 0.2,
    }
}

/// Whether there is room. Not knowing is better than a list, and far better than full.
#[must_use]
pub const fn room(state: CapacityState) -> f32 {
    match state {
        CapacityState::Open => 1.0,
        CapacityState::Few => 0.9,
        CapacityState::Unknown => 0.6,
        CapacityState::Waiting => 0.3,
        CapacityState::Full => 0.0,
    }
}

/// Cost.
#[must_use]
pub const fn cost(kind: CostKind) -> f32 {
    match kind {
        CostKind::Free => 1.0,
        CostKind::Unknown => 0.5,
        CostKind::Paid => 0.2,
    }
}

/// What a wish that nobody has spoken about counts: neither kept nor broken.
pub const UNSAID: f32 = 0.4;

/// Spreads the top of a list over organisations: of the first `top`, at most `most` are of
/// one. Those held back follow in their order, so nothing is lost. An entry without an
/// organisation stands for itself.
pub fn spread<T, O: PartialEq>(
    ranked: Vec<T>,
    top: usize,
    most: usize,
    organisation: impl Fn(&T) -> Option<O>,
) -> Vec<T> {
    let mut out: Vec<T> = Vec::with_capacity(ranked.len());
    let mut held: Vec<T> = Vec::new();
    for item in ranked {
        let own = organisation(&item);
        let full = out.len() < top && own.is_some() && out.iter().filter(|it| organisation(it) == own).count() >= most;
        if full {
            held.push(item);
        } else {
            out.push(item);
            if out.len() == top {
                out.append(&mut held);
            }
        }
    }
    out.append(&mut held);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_nobody_asked_about_does_not_count() {
        let weights = Weights::default();
        let mut terms = Terms::default();
        assert_eq!(terms.total(&weights), 0.0);
        terms.set(Term::Needs, 1.0);
        assert_eq!(terms.total(&weights), 1.0);
        terms.set(Term::Distance, 0.5);
        assert!((terms.total(&weights) - 5.0 / 6.0).abs() < 1e-6);
        assert_eq!(terms.get(Term::Words), None);
        assert_eq!(terms.iter().count(), 2);
    }

    #[test]
    fn a_group_for_exactly_this_beats_one_for_everything() {
        let bereavement_group = need_fit(1.0, 1.0, 0);
        let church_for_everything = need_fit(rank_factor(5), 1.0, 8);
        assert!(bereavement_group > church_for_everything + 0.4);
        let both_needs = need_fit(1.0 + rank_factor(1), 2.0, 0);
        assert!(both_needs > need_fit(1.0, 2.0, 0));
    }

    #[test]
    fn nearer_is_better_and_full_is_last() {
        assert!((nearness(1.5 * MILE) - 0.5).abs() < 1e-6);
        assert!(nearness(0.0) > nearness(100.0));
        let mut states: Vec<f32> = CapacityState::ALL.iter().map(|&it| room(it)).collect();
        states.sort_by(f32::total_cmp);
        assert_eq!(states[0], room(CapacityState::Full));
        assert!(room(CapacityState::Unknown) > room(CapacityState::Waiting));
    }

    #[test]
    fn the_top_is_spread_over_organisations_and_nothing_is_lost() {
        let ranked = vec![("a", 1), ("a", 2), ("a", 3), ("b", 4), ("", 5), ("", 6), ("c", 7)];
        let spread = spread(ranked, 5, 2, |it| (!it.0.is_empty()).then_some(it.0));
        let order: Vec<i32> = spread.iter().map(|it| it.1).collect();
        assert_eq!(order, [1, 2, 4, 5, 6, 3, 7]);
    }
}
