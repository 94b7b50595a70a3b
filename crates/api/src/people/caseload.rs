//! The caseload as a list: a link worker's own people, a team lead's whole scheme. Rows, never records.

use axum::extract::State;
use footbridge_app::people::caseload;
use footbridge_app::store::people::{CaseloadFilter, CaseloadOrder, PersonSummary};
use footbridge_domain::people::name::fold;
use footbridge_front::{Caller, Front};
use serde::Serialize;
use utoipa::ToSchema;

use crate::body;
use crate::problem::{ApiResult, Problem, invalid};
use crate::query::Query;

const PATH: &str = "/api/v1/caseload";

/// One page of the caseload.
#[derive(Serialize, ToSchema)]
pub struct Caseload {
    people: Vec<PersonOnCaseload>,
    page: i64,
    limit: i64,
    /// The address of the next page; absent on the last.
    next: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct PersonOnCaseload {
    #[schema(format = "uuid")]
    id: String,
    first_name: String,
    family_name: String,
    preferred_name: String,
    #[schema(format = "date")]
    born_on: Option<String>,
    postcode: String,
    language: String,
    #[schema(format = "uuid")]
    referral_id: Option<String>,
    reference: Option<String>,
    /// The open referral's state.
    status: Option<String>,
    #[schema(format = "date-time")]
    received_at: Option<String>,
    needs: Vec<String>,
    #[schema(format = "uuid")]
    worker_id: Option<String>,
    worker_name: Option<String>,
    #[schema(format = "date-time")]
    last_contact_at: Option<String>,
    #[schema(format = "date")]
    next_contact_on: Option<String>,
}

/// List a caseload
///
/// A link worker's token lists their own people, a team lead's the whole scheme.
#[utoipa::path(
    get, path = "/api/v1/caseload", tag = "People",
    params(
        ("open" = Option<bool>, Query, description = "Only people with an open referral"),
        ("due_by" = Option<String>, Query, description = "Next contact on or before this ISO day"),
        ("name" = Option<String>, Query, description = "The start of a family name, or of family name and first name"),
        ("order" = Option<String>, Query, description = "`name` (usual), `next_contact` or `last_contact`"),
        ("page" = Option<i64>, Query, description = "From 1"),
        ("limit" = Option<i64>, Query, description = "Rows on a page, 1 to 100; usually 20"),
    ),
    responses(
        (status = 200, body = Caseload),
        (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`forbidden`: scope `list_people`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_caseload(State(front): State<Front>, caller: Caller, query: Query) -> ApiResult {
    let query = query.only(&["open", "due_by", "name", "order", "page", "limit"])?;
    let paging = query.paging()?;
    let filter = CaseloadFilter {
        open_only: query.yes("open")?,
        due_by: query.day("due_by")?,
        name_starts: Some(fold(query.text("name"))).filter(|it| !it.is_empty()),
        order: match query.text("order") {
            "" | "name" => CaseloadOrder::Name,
            "next_contact" => CaseloadOrder::NextContact,
            "last_contact" => CaseloadOrder::LastContact,
            _ => return Err(invalid("order", "Use one of these codes: name, next_contact, last_contact.")),
        },
        limit: paging.rows(),
        offset: paging.offset(),
        ..CaseloadFilter::default()
    };
    let mut found = caseload::run(&front.app, &caller.actor, &filter).await?;
    let next = query.next_after(PATH, paging, &mut found);
    body::json(&Caseload { people: found.into_iter().map(row).collect(), page: paging.page, limit: paging.limit, next })
}

fn row(it: PersonSummary) -> PersonOnCaseload {
    PersonOnCaseload {
        id: it.id.to_string(),
        first_name: it.first_name,
        family_name: it.family_name,
        preferred_name: it.preferred_name,
        born_on: it.born_on.map(|day| day.to_string()),
        postcode: it.postcode,
        language: it.language,
        referral_id: it.referral.map(|id| id.to_string()),
        reference: it.reference,
        status: it.state,
        received_at: it.received_at.map(body::instant),
        needs: it.needs.unwrap_or_default().split_whitespace().map(str::to_owned).collect(),
        worker_id: it.worker.map(|id| id.to_string()),
        worker_name: it.worker_name,
        last_contact_at: it.last_contact_at.map(body::instant),
        next_contact_on: it.next_contact_on.map(|day| day.to_string()),
    }
}
