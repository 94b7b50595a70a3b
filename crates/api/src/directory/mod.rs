//! The directory through the API: searched, never written.

pub mod search;

use footbridge_app::directory::Match;
use footbridge_domain::access::Action;
use footbridge_front::Routes;
use serde::Serialize;
use utoipa::ToSchema;

pub fn routes(routes: Routes) -> Routes {
    routes.get("/api/v1/services", Action::SearchDirectory, search::search_services)
}

/// Why something was found, or what to ask first: a stable code, and words for a person.
#[derive(Serialize, ToSchema)]
pub struct Why {
    code: &'static str,
    words: String,
}

pub fn reasons(found: &Match) -> Vec<Why> {
    found.reasons.iter().map(|it| Why { code: it.code(), words: it.words() }).collect()
}

pub fn checks(found: &Match) -> Vec<Why> {
    found.checks.iter().map(|it| Why { code: it.code(), words: it.words() }).collect()
}

/// Whole metres as the crow flies; none where the place was not asked or needs no journey.
pub fn metres(found: &Match) -> Option<i64> {
    found.distance.map(|it| it.metres.round() as i64)
}

/// A score between 0 and 1, to three places: more would promise what it cannot keep.
pub fn score(found: &Match) -> f64 {
    (f64::from(found.score) * 1000.0).round() / 1000.0
}
