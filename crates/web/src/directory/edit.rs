//! A directory editor puts an entry right or adds one. Wrong input comes back with everything that was typed.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use footbridge_app::directory::edit::{self, EditEntry};
use footbridge_app::directory::edit_form::Typed;
use footbridge_app::directory::show;
use footbridge_app::{AppError, FieldErrors};
use footbridge_components::{Button, ErrorSummary, PageHeading, back_link, csrf_field};
use footbridge_domain::directory::ServiceId;
use footbridge_front::{Caller, Fields, Front};
use maud::html;

use super::edit_fields::{self, typed_of};
use super::entry::id_of;
use crate::errors::PageResult;
use crate::page::{Page, redirect_saying, show as show_page};

pub async fn new(State(front): State<Front>, caller: Caller, headers: HeaderMap) -> PageResult {
    let typed = Typed {
        status: "active".into(),
        reach: vec!["in_person".into()],
        cost: "unknown".into(),
        route: "unknown".into(),
        capacity: "unknown".into(),
        ..Typed::default()
    };
    form(&front, &caller, &headers, None, 0, &typed, None).await
}

pub async fn add(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    fields: Fields,
) -> PageResult<Response> {
    save(&front, &caller, &headers, None, &fields).await
}

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> PageResult {
    let service = id_of(&id)?;
    let entry = show::entry(&front.app, &caller.actor, service).await?;
    form(&front, &caller, &headers, Some(service), entry.version, &Typed::of(&entry), None).await
}

pub async fn post(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    fields: Fields,
) -> PageResult<Response> {
    save(&front, &caller, &headers, Some(id_of(&id)?), &fields).await
}

async fn save(
    front: &Front,
    caller: &Caller,
    headers: &HeaderMap,
    service: Option<ServiceId>,
    fields: &Fields,
) -> PageResult<Response> {
    let seen = fields.get("seen").parse().unwrap_or(-1);
    let typed = typed_of(fields);
    match edit::run(&front.app, &caller.actor, EditEntry { service, seen, typed: typed.clone() }).await {
        Ok(id) => Ok(redirect_saying(&format!("/directory/{id}"), "Saved. The entry counts as checked today.")),
        Err(AppError::Invalid(errors)) => form(front, caller, headers, service, seen, &typed, Some(&errors)).await,
        // Nothing typed is lost: it comes back on top of the newest version, for the editor to compare.
        Err(AppError::Conflict) if service.is_some() => {
            let newest = match service {
                Some(id) => show::entry(&front.app, &caller.actor, id).await?.version,
                None => 0,
            };
            let errors = FieldErrors::one(
                "name",
                "Somebody else changed this entry meanwhile. Here is what you typed. Look at the entry in another window, then save again.",
            );
            form(front, caller, headers, service, newest, &typed, Some(&errors)).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn form(
    front: &Front,
    caller: &Caller,
    headers: &HeaderMap,
    service: Option<ServiceId>,
    seen: i64,
    typed: &Typed,
    errors: Option<&FieldErrors>,
) -> PageResult {
    let (title, action) = match service {
        Some(id) => ("Edit entry", format!("/directory/{id}/edit")),
        None => ("Add an entry", "/directory/new".to_owned()),
    };
    let back = match service {
        Some(id) => back_link("Back to the entry", format!("/directory/{id}")),
        None => back_link("Directory", "/directory"),
    };
    let content = html! {
        (ErrorSummary::new(errors.into_iter().flat_map(FieldErrors::iter)))
        (PageHeading::new(title).line("What you change here is kept when files are imported again."))
        form method="post" action=(action) novalidate {
            (csrf_field(caller.csrf()))
            input type="hidden" name="seen" value=(seen);
            (edit_fields::fields(typed, errors))
            (Button::submit("Save entry"))
        }
    };
    let page = Page {
        title: title.to_owned(),
        current: "Directory",
        errors: errors.is_some(),
        back,
        content,
        ..Page::default()
    };
    show_page(front, caller, headers, page).await
}
