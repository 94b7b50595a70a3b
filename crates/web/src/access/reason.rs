//! "You are not on Marged's team. Tell us why you need to open this record."

use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use footbridge_app::access::ask_for_access::{self, AskForAccess};
use footbridge_app::{AppError, Noun};
use footbridge_components::{Button, ErrorSummary, Radios, Textarea, csrf_field};
use footbridge_domain::access::Purpose;
use footbridge_domain::ids::PersonId;
use footbridge_front::{Caller, Fields, Front};
use maud::html;
use std::collections::HashMap;

use crate::errors::PageResult;
use crate::page::{Page, redirect, safe_path, show};

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> PageResult {
    let then = query.get("then").map(|it| safe_path(it)).unwrap_or_default();
    let fields =
        Fields::default().with("then", then).with("break_glass", query.get("glass").cloned().unwrap_or_default());
    form(&front, &caller, &headers, &id, &fields, None).await
}

async fn form(
    front: &Front,
    caller: &Caller,
    headers: &HeaderMap,
    id: &str,
    fields: &Fields,
    errors: Option<&footbridge_app::FieldErrors>,
) -> PageResult {
    let person: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    let name = ask_for_access::who(&front.app, &caller.actor, person).await?;
    let glass = fields.has("break_glass");
    let error = |field: &str| errors.and_then(|it| it.get(field));
    let content = html! {
        (ErrorSummary::new(errors.into_iter().flat_map(footbridge_app::FieldErrors::iter)))
        h1 class="nhsuk-heading-l" { @if glass { "Open a restricted note" } @else { (name) " is not on your caseload" } }
        @if glass {
            p { "Restricted notes hold what could hurt somebody if the wrong person read it. You can read them for 30 minutes. Your team lead is told at once and will talk with you about it." }
        } @else {
            p { "Tell us why you need to open this record. It stays open to you for 8 hours. The person can see who looked and why." }
        }
        form method="post" action=(format!("/people/{person}/access")) novalidate {
            (csrf_field(caller.csrf()))
            input type="hidden" name="then" value=(fields.get("then"));
            @if glass { input type="hidden" name="break_glass" value="yes"; }
            (Radios::new("purpose", "Why do you need to open it?", Purpose::ALL.iter().map(|it| (it.code(), it.label())))
                .value(fields.get("purpose")).error(error("purpose")))
            (Textarea::new("reason", if glass { "What do you need to know, and why now?" } else { "Anything to add (optional)" })
                .rows(3).value(fields.get("reason")).error(error("reason")))
            (Button::submit(if glass { "Open the note" } else { "Open the record" }))
        }
    };
    let page = Page {
        title: if glass { "Open a restricted note" } else { "Give a reason" }.to_owned(),
        current: "People",
        errors: errors.is_some(),
        content,
        ..Page::default()
    };
    show(front, caller, headers, page).await
}

pub async fn post(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    fields: Fields,
) -> PageResult<Response> {
    let person: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    let command = AskForAccess {
        person,
        purpose: Purpose::from_code(fields.get("purpose")),
        reason: fields.text("reason"),
        break_glass: fields.has("break_glass"),
    };
    match ask_for_access::run(&front.app, &caller.actor, command).await {
        Ok(()) => {
            let then = fields.get("then");
            Ok(redirect(&if then.is_empty() { format!("/people/{person}") } else { safe_path(then) }))
        }
        Err(AppError::Invalid(errors)) => form(&front, &caller, &headers, &id, &fields, Some(&errors)).await,
        Err(error) => Err(error.into()),
    }
}
