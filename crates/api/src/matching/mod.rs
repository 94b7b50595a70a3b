//! Words to services: what somebody wrote is read for needs, and each match says why it fits.

use axum::extract::State;
use footbridge_app::directory::search::Near;
use footbridge_app::matching::match_words::{self, MatchWords, Urgent as Found};
use footbridge_domain::access::Action;
use footbridge_front::{Caller, Front, Routes};
use serde::Serialize;
use utoipa::ToSchema;

use crate::body;
use crate::directory::{Why, checks, metres, reasons, score};
use crate::problem::{ApiResult, Problem, invalid};
use crate::query::Query;

pub fn routes(routes: Routes) -> Routes {
    routes.get("/api/v1/matches", Action::SearchDirectory, match_services)
}

const LONGEST_TEXT: usize = 4_000;

/// What fits, best first.
#[derive(Serialize, ToSchema)]
pub struct Matches {
    /// Words of crisis in the text: show these first, whatever was found.
    urgent: Vec<Urgent>,
    matches: Vec<MatchedEntry>,
    /// Codes of the needs the words were taken to speak of.
    needs: Vec<String>,
    /// How many fit in all.
    total: usize,
    /// False when the postcode is not known: nothing is near it then.
    place_known: bool,
}

#[derive(Serialize, ToSchema)]
pub struct MatchedEntry {
    #[schema(format = "uuid")]
    service_id: String,
    name: String,
    /// Between 0 and 1.
    score: f64,
    reasons: Vec<Why>,
    /// What to ask before telling a person.
    checks: Vec<Why>,
    /// Whole metres as the crow flies.
    distance_m: Option<i64>,
}

/// Something that cannot wait. This finds words; a person assesses risk.
#[derive(Serialize, ToSchema)]
pub struct Urgent {
    /// `self_harm`, `abuse`, `child_at_risk`, `no_food` or `losing_home`.
    kind: &'static str,
    /// `now` or `soon`.
    level: &'static str,
    help: Vec<Help>,
}

/// Whom to ring.
#[derive(Serialize, ToSchema)]
pub struct Help {
    name: String,
    number: String,
    when: String,
}

/// Match words to services
///
/// Send what somebody wants in their own words. Leave names and numbers out: they help no match. Nothing of it is kept.
#[utoipa::path(
    get, path = "/api/v1/matches", tag = "Directory",
    params(
        ("text" = String, Query, description = "What somebody wrote or said, at most 4,000 characters"),
        ("postcode" = Option<String>, Query, description = "Where they live: a postcode, its first half, or a town"),
        ("limit" = Option<i64>, Query, description = "1 to 50; usually 10"),
    ),
    responses(
        (status = 200, body = Matches),
        (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`forbidden`: scope `search_directory`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn match_services(State(front): State<Front>, caller: Caller, query: Query) -> ApiResult {
    let query = query.up_to(LONGEST_TEXT, &["text", "postcode", "limit"])?;
    let text = query.text("text");
    if text.is_empty() {
        return Err(invalid("text", "Send what somebody wants, in a few words or many."));
    }
    let command = MatchWords {
        text: text.to_owned(),
        near: query.text("postcode").to_owned(),
        limit: usize::try_from(query.number("limit", 10, 1, 50)?).unwrap_or_default(),
        ..MatchWords::default()
    };
    let matched = match_words::run(&front.app, &caller.actor, &command).await?;
    body::json(&Matches {
        urgent: matched.urgent.iter().map(urgent).collect(),
        matches: matched
            .found
            .matches
            .iter()
            .map(|it| MatchedEntry {
                service_id: it.entry.service.id.to_string(),
                name: it.entry.service.name.clone(),
                score: score(it),
                reasons: reasons(it),
                checks: checks(it),
                distance_m: metres(it),
            })
            .collect(),
        needs: matched.wants.needs.iter().map(|it| it.0.clone()).collect(),
        total: matched.found.total,
        place_known: matched.found.near != Near::NotKnown,
    })
}

fn urgent(it: &Found) -> Urgent {
    Urgent {
        kind: it.kind.code(),
        level: it.level.code(),
        help: it
            .help
            .iter()
            .map(|it| Help { name: it.name.clone(), number: it.number.clone(), when: it.when.clone() })
            .collect(),
    }
}
