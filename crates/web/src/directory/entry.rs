//! One entry, written for somebody who is nervous about going: what happens, how to get in, who runs it, how we know.

use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use footbridge_app::directory::show::{self as shown, Shown};
use footbridge_app::directory::still_right::{self, StillRight};
use footbridge_app::directory::write_tip::{self, WriteTip};
use footbridge_app::{AppError, FieldErrors, Noun, time};
use footbridge_components::{
    Button, Details, ErrorSummary, Link, PageHeading, Panel, Textarea, back_link, csrf_field, inset_text, links, tag,
    two_columns,
};
use footbridge_domain::access::{Action, may_ever};
use footbridge_domain::directory::ServiceId;
use footbridge_domain::ids::PersonId;
use footbridge_front::{Caller, Fields, Front};
use maud::{Markup, html};

use super::query::Asked;
use super::{card, entry_parts};
use crate::errors::PageResult;
use crate::page::{Page, redirect_saying, show};

pub(super) fn id_of(id: &str) -> Result<ServiceId, AppError> {
    id.parse().map_err(|_| AppError::NotFound(Noun::Entry))
}

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    RawQuery(raw): RawQuery,
) -> PageResult {
    let person = Asked::read(raw).text("person").parse::<PersonId>().ok();
    whole(&front, &caller, &headers, id_of(&id)?, person, None).await
}

/// `tip` is a tip that came back, with what is wrong with it.
async fn whole(
    front: &Front,
    caller: &Caller,
    headers: &HeaderMap,
    id: ServiceId,
    person: Option<PersonId>,
    tip: Option<(&Fields, &FieldErrors)>,
) -> PageResult {
    let it = shown::run(&front.app, &caller.actor, id).await?;
    let person = person.filter(|_| may_ever(&caller.actor, Action::MatchPerson));
    let today = front.app.today();
    let service = &it.entry.service;
    let errors = tip.map(|it| it.1);
    let line = it
        .organisation
        .as_ref()
        .filter(|o| o.name != service.name)
        .map(|it| format!("Run by {}", it.name))
        .unwrap_or_default();
    let content = html! {
        (ErrorSummary::new(errors.into_iter().flat_map(FieldErrors::iter)))
        (PageHeading::new(service.name.as_str()).line(line).actions(actions(&it, caller, person)))
        @if let Some(alert) = &service.alert { (inset_text(alert.as_str())) }
        @if !service.status.can_be_offered() { (inset_text(format!("{}. Do not send anybody there.", service.status.label()))) }
        (two_columns(html! {
            (Panel::new("about", "What it is", entry_parts::about(&it)))
            (Panel::new("first-time", "The first time", entry_parts::first_time(&it)))
            (Panel::new("getting-in", "Getting there and getting in", entry_parts::getting_in(&it)))
            @if may_ever(&caller.actor, Action::MatchPerson) { (Panel::new("tips", "Tips from colleagues", tips(&it, front, caller, tip))) }
        }, html! {
            (Panel::new("facts", "At a glance", entry_parts::facts(&it, today)).first())
            (Panel::new("joining", "How to join", entry_parts::joining(&it)))
            (Panel::new("run-by", "Who runs it", entry_parts::run_by(&it)))
            (Panel::new("checked", "How we know", how_we_know(&it, caller, today)))
        }))
    };
    let back = match person {
        Some(person) => back_link("Groups and services", format!("/people/{person}/matches")),
        None => back_link("Directory", "/directory"),
    };
    let page = Page {
        title: service.name.clone(),
        current: "Directory",
        errors: errors.is_some(),
        back,
        content,
        ..Page::default()
    };
    show(front, caller, headers, page).await
}

fn actions(it: &Shown, caller: &Caller, person: Option<PersonId>) -> Markup {
    let id = it.entry.service.id;
    let mut ways = Vec::new();
    if let Some(person) = person {
        ways.push(Link::new("Signpost", format!("/people/{person}/signpost/{id}")));
    }
    ways.push(Link::new("Print", format!("/directory/{id}/print")));
    ways.push(Link::new("Large print", format!("/directory/{id}/print?large=yes")));
    html! {
        @if let Some(person) = person.filter(|_| it.entry.service.status.can_be_offered()) {
            (Button::link("Refer", format!("/people/{person}/refer/{id}")).small())
        }
        @if may_ever(&caller.actor, Action::EditDirectory) { (Button::link("Edit", format!("/directory/{id}/edit")).secondary().small()) }
        (links(ways))
    }
}

fn how_we_know(it: &Shown, caller: &Caller, today: jiff::civil::Date) -> Markup {
    let service = &it.entry.service;
    let (tone, words) = card::checked(service.freshness(today));
    let how = if it.entry.checked_how.is_empty() { String::new() } else { format!(" How: {}.", it.entry.checked_how) };
    html! {
        p { (tag(tone, words)) (how) }
        @if let Some(day) = it.entry.last_attended_on { p { "Somebody we know of was there on " (time::date_words(day)) "." } }
        @if may_ever(&caller.actor, Action::EditDirectory) {
            form method="post" action=(format!("/directory/{}/still-right", service.id)) {
                (csrf_field(caller.csrf()))
                input type="hidden" name="seen" value=(it.entry.version);
                (Button::submit("Still right").secondary().small())
            }
        }
        @if !it.provenance.is_empty() {
            (Details::new("Where each part comes from", entry_parts::provenance(it)))
        }
    }
}

fn tips(it: &Shown, front: &Front, caller: &Caller, tip: Option<(&Fields, &FieldErrors)>) -> Markup {
    let today = front.app.today();
    html! {
        p class="app-muted" { "Only your scheme sees these." }
        @if it.tips.is_empty() { p { "No tips yet. What would you want to know before going?" } }
        ul class="app-list" {
            @for tip in &it.tips {
                li { p { (tip.words) } p class="app-by" { (tip.written_by_name) ", " (time::date_words(time::day_of(tip.written_at)).replace(&format!(" {}", today.year()), "")) } }
            }
        }
        form method="post" action=(format!("/directory/{}/tips", it.entry.service.id)) novalidate {
            (csrf_field(caller.csrf()))
            (Textarea::new("tip", "Add a tip").rows(2).hint("Never write about a person here.")
                .value(tip.map(|it| it.0.text("tip")).unwrap_or_default()).error(tip.and_then(|it| it.1.get("tip"))))
            (Button::submit("Save tip").secondary().small())
        }
    }
}

pub async fn still_right(
    State(front): State<Front>,
    caller: Caller,
    Path(id): Path<String>,
    fields: Fields,
) -> PageResult<Response> {
    let service = id_of(&id)?;
    let seen = fields.get("seen").parse().unwrap_or(-1);
    still_right::run(&front.app, &caller.actor, StillRight { service, seen }).await?;
    Ok(redirect_saying(&format!("/directory/{service}"), "Marked as checked today."))
}

pub async fn tip(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    fields: Fields,
) -> PageResult<Response> {
    let service = id_of(&id)?;
    match write_tip::run(&front.app, &caller.actor, WriteTip { service, words: fields.text("tip") }).await {
        Ok(()) => Ok(redirect_saying(&format!("/directory/{service}#tips"), "Tip saved.")),
        Err(AppError::Invalid(errors)) => {
            whole(&front, &caller, &headers, service, None, Some((&fields, &errors))).await
        }
        Err(error) => Err(error.into()),
    }
}
