//! What a search found.

use domain::directory::{OrganisationId, ServiceId};
use domain::geography::Distance;
use domain::matching::score::Terms;
use footbridge_domain as domain;

/// One service that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The service.
    pub id: ServiceId,
    /// Who runs it.
    pub organisation: Option<OrganisationId>,
    /// The score, between 0 and 1.
    pub score: f32,
    /// The parts of the score.
    pub terms: Terms,
    /// How far away it is, when a place was asked about and it has one.
    pub distance: Option<Distance>,
}

impl Hit {
    /// Better first; of equals the nearer, then by id, so that pages never overlap.
    pub(crate) fn ranking(&self, other: &Self) -> std::cmp::Ordering {
        let metres = |it: &Self| it.distance.map_or(f64::INFINITY, |it| it.metres);
        let by_score = other.score.total_cmp(&self.score);
        let by_distance = || metres(self).total_cmp(&metres(other));
        by_score.then_with(by_distance).then_with(|| self.id.cmp(&other.id))
    }
}

/// A word that was not found as typed, and what was looked for instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// As typed.
    pub typed: String,
    /// The nearest words of the directory.
    pub used: Vec<String>,
}

/// What a search found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Hits {
    /// How many there are in all, exactly.
    pub total: usize,
    /// Those asked for, the best first.
    pub hits: Vec<Hit>,
    /// Words that were not found as typed.
    pub corrections: Vec<Correction>,
}
