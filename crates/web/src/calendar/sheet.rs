//! The day sheet: one A4 page to take along, with room to write. It says who printed it and when.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use footbridge_app::contacts::appointments::{self, Shown};
use footbridge_app::time;
use footbridge_components::shell;
use footbridge_front::{Caller, Front};
use jiff::civil::Date;
use maud::{Markup, html};

use crate::errors::PageResult;
use crate::page::html_response;

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    Query(query): Query<HashMap<String, String>>,
) -> PageResult {
    let day = query.get("day").and_then(|it| it.parse::<Date>().ok()).unwrap_or_else(|| front.app.today());
    let shown = appointments::day_sheet(&front.app, &caller.actor, day).await?;
    let name = caller.signed_in.as_ref().map(|it| it.name.clone()).unwrap_or_default();
    let content = html! {
        h1 class="app-h1" { (time::day_words(day)) }
        p class="app-muted" { "Day sheet of " (name) ". Keep it with you. Shred it when the day is over." }
        @if shown.is_empty() { p { "No appointments on this day." } }
        ol class="app-day-sheet" { @for it in &shown { li { (line(it)) } } }
    };
    let footer =
        format!("Printed by {name}, {} at {}", time::date_words(front.app.today()), time::clock_words(front.app.now()));
    let page = shell::Print {
        title: "Day sheet".into(),
        back: "/calendar".into(),
        footer: footer.into(),
        content,
        ..Default::default()
    };
    Ok(html_response(StatusCode::OK, page.render()))
}

fn line(it: &Shown) -> Markup {
    let appointment = &it.line.appointment;
    let details = it.line.details.as_ref();
    html! {
        p class="app-h3" {
            (time::clock_words(appointment.starts_at)) " to " (time::clock_words(appointment.ends_at())) " "
            @if let Some(details) = details { (details.full_name()) } @else { (appointment.kind.label()) }
        }
        p {
            (appointment.kind.label())
            @if !appointment.place.is_empty() { " · " (appointment.place) }
            @if let Some(phone) = details.and_then(|it| it.phone.as_ref()).filter(|it| it.to_string() != appointment.place) { " · " (phone) }
        }
        @if !it.warnings.is_empty() { p { strong { "Mind: " (it.warnings.join("; ")) } } }
        @if !it.needs.is_empty() { p { "Needs: " (it.needs.join("; ")) } }
        @if !appointment.note.is_empty() { p { (appointment.note) } }
        div class="app-write-here" aria-hidden="true" {}
    }
}
