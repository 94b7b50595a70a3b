//! Contacts read back: a person's list, and one with its note. Each look is audited.

use axum::extract::{Path, State};
use footbridge_app::contacts::{list, show};
use footbridge_app::{AppError, Noun};
use footbridge_front::{Caller, Front};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Contact, person_of, shown};
use crate::body;
use crate::problem::{ApiResult, Problem};
use crate::query::Query;

/// One page of a person's contacts, newest first.
#[derive(Serialize, ToSchema)]
pub struct Contacts {
    contacts: Vec<Contact>,
    page: i64,
    limit: i64,
    /// The address of the next page; absent on the last.
    next: Option<String>,
}

/// List a person's contacts
///
/// Newest first. What was taken back is left out.
#[utoipa::path(
    get, path = "/api/v1/people/{id}/contacts", tag = "Contacts",
    params(
        ("id" = String, Path, description = "The person"),
        ("page" = Option<i64>, Query, description = "From 1"),
        ("limit" = Option<i64>, Query, description = "Rows on a page, 1 to 100; usually 20"),
    ),
    responses(
        (status = 200, body = Contacts),
        (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`forbidden`: scope `view_record`; `reason_needed`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_contacts(
    State(front): State<Front>,
    caller: Caller,
    Path(id): Path<String>,
    query: Query,
) -> ApiResult {
    let person = person_of(&id)?;
    let query = query.only(&["page", "limit"])?;
    let paging = query.paging()?;
    let mut found = list::run(&front.app, &caller.actor, person, paging.rows(), paging.offset()).await?;
    let next = query.next_after(&format!("/api/v1/people/{person}/contacts"), paging, &mut found);
    body::json(&Contacts { contacts: found.iter().map(shown).collect(), page: paging.page, limit: paging.limit, next })
}

/// Show a contact
#[utoipa::path(
    get, path = "/api/v1/people/{id}/contacts/{contact}", tag = "Contacts",
    params(("id" = String, Path, description = "The person"), ("contact" = String, Path, description = "The contact")),
    responses(
        (status = 200, body = Contact),
        (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`forbidden`: scope `view_record`; `reason_needed`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn show_contact(
    State(front): State<Front>,
    caller: Caller,
    Path((id, contact)): Path<(String, String)>,
) -> ApiResult {
    let person = person_of(&id)?;
    let contact = contact.parse().map_err(|_| AppError::NotFound(Noun::Contact))?;
    body::json(&shown(&show::run(&front.app, &caller.actor, person, contact).await?))
}
