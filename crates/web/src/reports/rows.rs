//! The people behind a figure. Looking is audited.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use footbridge_app::reporting::rows;
use footbridge_app::store::reporting::rows::{FigureRow, MOST};
use footbridge_app::time;
use footbridge_components::{Cell, PageHeading, Table, back_link};
use footbridge_front::{Caller, Front};
use maud::html;

use super::{indicator_of, period_of, period_words};
use crate::errors::PageResult;
use crate::page::{Page, show};

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(code): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> PageResult {
    let indicator = indicator_of(&code)?;
    let choice = period_of(&query);
    let group = query.get("group").map(String::as_str).unwrap_or_default();
    let found = rows::run(&front.app, &caller.actor, indicator, choice, group).await?;
    let lines = found.rows.iter().map(line);
    let content = html! {
        (PageHeading::new(indicator.label()).line(format!("{} rows you may see, {}", found.rows.len(), period_words(found.period))))
        @if found.rows.is_empty() { p { "No rows you may see. A link worker sees their own people here, a team lead everybody." } } @else {
            (Table::new("The people behind the figure", ["Person", "About", "Day", "Link worker"]).hidden_caption().compact().rows(lines))
        }
        @if found.rows.len() as i64 == MOST { p class="app-muted" { "Only the newest " (MOST) " are shown. Choose a shorter period." } }
    };
    let back = back_link("Back to the figure", format!("/reports/{code}?period={}", choice.code()));
    show(
        &front,
        &caller,
        &headers,
        Page { title: format!("{}: rows", indicator.label()), current: "Reports", back, content, ..Page::default() },
    )
    .await
}

fn line(it: &FigureRow) -> [Cell<'static>; 4] {
    [
        Cell::link(it.name.clone(), format!("/people/{}", it.person)),
        Cell::new(it.words.clone()),
        Cell::new(time::short_date(time::day_of(it.at))),
        Cell::new(it.worker_name.clone().unwrap_or_else(|| "Nobody".to_owned())),
    ]
}
