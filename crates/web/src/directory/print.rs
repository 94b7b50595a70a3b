//! An entry on paper, in ordinary or large print: for the fridge door. It never names the person it is for.

use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use footbridge_app::directory::show;
use footbridge_app::time;
use footbridge_components::shell;
use footbridge_front::{Caller, Front};
use maud::html;

use super::entry::id_of;
use super::entry_parts;
use super::query::Asked;
use crate::errors::PageResult;
use crate::page::html_response;

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    Path(id): Path<String>,
    RawQuery(raw): RawQuery,
) -> PageResult<Response> {
    let service = id_of(&id)?;
    let it = show::run(&front.app, &caller.actor, service).await?;
    let today = front.app.today();
    let content = html! {
        h1 { (it.entry.service.name) }
        @if let Some(alert) = &it.entry.service.alert { p { strong { (alert) } } }
        (entry_parts::about(&it))
        h2 { "At a glance" }
        (entry_parts::facts(&it, today))
        h2 { "Getting there and getting in" }
        (entry_parts::getting_in(&it))
        h2 { "How to join" }
        (entry_parts::joining(&it))
        h2 { "The first time" }
        (entry_parts::first_time(&it))
    };
    let footer = format!("{}. Printed on {}.", it.entry.service.freshness(today).words(), time::date_words(today));
    let sheet = shell::Print {
        title: it.entry.service.name.clone().into(),
        large: Asked::read(raw).has("large"),
        back: format!("/directory/{service}").into(),
        footer: footer.into(),
        content,
        ..Default::default()
    };
    Ok(html_response(StatusCode::OK, sheet.render()))
}
