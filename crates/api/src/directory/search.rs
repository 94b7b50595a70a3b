//! Services by words, need and place, a page at a time.

use axum::extract::State;
use footbridge_app::directory::Match;
use footbridge_app::directory::search::{self, Ask, Near};
use footbridge_domain::matching::needs::Need;
use footbridge_domain::matching::wants::Wants;
use footbridge_front::{Caller, Front};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Why, checks, metres, reasons, score};
use crate::body;
use crate::codes::listed;
use crate::problem::{ApiResult, Problem};
use crate::query::Query;

const PATH: &str = "/api/v1/services";

/// One page of services, best first.
#[derive(Serialize, ToSchema)]
pub struct Services {
    services: Vec<FoundEntry>,
    /// How many there are in all.
    total: usize,
    /// False when a place was asked for that nobody knows: nothing is near it then.
    place_known: bool,
    page: i64,
    limit: i64,
    /// The address of the next page; absent on the last.
    next: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct FoundEntry {
    #[schema(format = "uuid")]
    id: String,
    name: String,
    organisation: Option<String>,
    description: Option<String>,
    /// Codes of the needs it helps with.
    needs: Vec<String>,
    website: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    /// The day somebody last checked the entry.
    #[schema(format = "date")]
    checked_on: Option<String>,
    /// Whole metres as the crow flies.
    distance_m: Option<i64>,
    /// Between 0 and 1.
    score: f64,
    reasons: Vec<Why>,
    /// What to ask before telling a person.
    checks: Vec<Why>,
}

/// Search services
#[utoipa::path(
    get, path = "/api/v1/services", tag = "Directory",
    params(
        ("words" = Option<String>, Query, description = "Words, each of which must be found"),
        ("needs" = Option<String>, Query, description = "Codes of needs with commas between: `loneliness,money`"),
        ("near" = Option<String>, Query, description = "A postcode, its first half, or a town"),
        ("miles" = Option<i64>, Query, description = "How far, 1 to 100; usually 5"),
        ("page" = Option<i64>, Query, description = "From 1"),
        ("limit" = Option<i64>, Query, description = "Rows on a page, 1 to 100; usually 20"),
    ),
    responses(
        (status = 200, body = Services),
        (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`forbidden`: scope `search_directory`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn search_services(State(front): State<Front>, caller: Caller, query: Query) -> ApiResult {
    let query = query.only(&["words", "needs", "near", "miles", "page", "limit"])?;
    let paging = query.paging()?;
    let needs = listed::<Need>("needs", query.text("needs"))?;
    let miles = query.number("miles", 0, 1, 100)?;
    let ask = Ask {
        words: query.text("words").to_owned(),
        wants: Wants { needs: needs.iter().map(|it| (it.code().to_owned(), 1.0)).collect(), ..Wants::default() },
        near: query.text("near").to_owned(),
        miles: (miles > 0).then_some(miles as f64),
        limit: usize::try_from(paging.limit).unwrap_or_default(),
        offset: usize::try_from(paging.offset()).unwrap_or_default(),
        ..Ask::default()
    };
    let found = search::run(&front.app, &caller.actor, &ask).await?;
    let more = ask.offset.saturating_add(ask.limit) < found.total;
    body::json(&Services {
        services: found.matches.iter().map(row).collect(),
        total: found.total,
        place_known: found.near != Near::NotKnown,
        page: paging.page,
        limit: paging.limit,
        next: more.then(|| query.next(PATH, paging)),
    })
}

fn row(found: &Match) -> FoundEntry {
    let service = &found.entry.service;
    FoundEntry {
        id: service.id.to_string(),
        name: service.name.clone(),
        organisation: found.entry.organisation_name.clone(),
        description: service.description.clone(),
        needs: service.needs.clone(),
        website: service.website.clone(),
        email: service.email.clone(),
        phone: service.phone.clone(),
        checked_on: service.checked_on.map(|day| day.to_string()),
        distance_m: metres(found),
        score: score(found),
        reasons: reasons(found),
        checks: checks(found),
    }
}
