//! The latest entries of the audit trail: who did what, when and why. No person is named here.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use footbridge_app::access::latest_audit;
use footbridge_app::store::access::audit::Chained;
use footbridge_app::time;
use footbridge_components::{Link, PageHeading, Table};
use footbridge_front::{Caller, Front};
use maud::html;

use crate::errors::PageResult;
use crate::page::{Page, show};
use crate::people::access_log::event_words;

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Query(query): Query<HashMap<String, String>>,
) -> PageResult {
    let before = query.get("before").and_then(|it| it.parse().ok());
    let entries = latest_audit::run(&front.app, &caller.actor, before).await?;
    let today = front.app.today();
    let rows = entries.iter().map(|it| row(it, today));
    let older = entries.last().filter(|it| it.seq > 1 && entries.len() as i64 == latest_audit::PAGE).map(|it| it.seq);
    let content = html! {
        (PageHeading::new("Audit trail").line("Every change and every look at a record, newest first. Nobody can take an entry out."))
        @if entries.is_empty() { p { "No entries yet." } } @else {
            (Table::new("Audit trail", ["Number", "When", "Who", "What", "Why, and codes"]).hidden_caption().compact().rows(rows))
        }
        @if let Some(seq) = older { p { (Link::new("Older entries", format!("/admin/audit?before={seq}"))) } }
        p class="app-muted" { "Check the whole chain with " code { "footbridge audit verify" } "." }
    };
    show(
        &front,
        &caller,
        &headers,
        Page { title: "Audit trail".to_owned(), current: "Audit trail", content, ..Page::default() },
    )
    .await
}

fn row(it: &Chained, today: jiff::civil::Date) -> [String; 5] {
    let who = match it.entry.actor_kind.as_str() {
        "account" => it.entry.actor_name.clone(),
        "machine" => format!("{} (machine)", it.entry.actor_name),
        "organisation_link" => "A group, by its reply link".to_owned(),
        "product" => "Footbridge (automatic)".to_owned(),
        _ => "The public form".to_owned(),
    };
    let why = [it.entry.reason.as_str(), it.entry.detail.as_str()]
        .into_iter()
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    [it.seq.to_string(), time::moment_words(it.entry.at, today), who, event_words(&it.entry.event), why]
}
