//! Who has seen this record: a list that can be read with the person, and printed for them.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use footbridge_app::people::access_log;
use footbridge_app::store::access::audit::Chained;
use footbridge_app::{AppError, Noun, time};
use footbridge_components::parts::table::{Cell, Table};
use footbridge_domain::ids::PersonId;
use footbridge_front::{Caller, Front};
use maud::html;

use crate::errors::PageResult;
use crate::page::{Page, show};

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> PageResult {
    let person: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    let entries = access_log::run(&front.app, &caller.actor, person).await?;
    let today = front.app.today();
    let content = html! {
        h1 class="nhsuk-heading-l" { "Who has looked at this record" }
        p { "Every time somebody opens or changes the record, it is written here. Nobody can take an entry out." }
        (table(&entries, today))
        p { button type="button" class="nhsuk-button nhsuk-button--secondary" data-print hidden { "Print this list" } }
    };
    let page =
        Page { title: "Who has looked at this record".to_owned(), current: "People", content, ..Page::default() };
    show(&front, &caller, &headers, page).await
}

fn table(entries: &[Chained], today: jiff::civil::Date) -> Table<'static> {
    let rows = entries.iter().map(|it| {
        [time::moment_words(it.entry.at, today), who(it), event_words(&it.entry.event), why(it)].map(Cell::new)
    });
    Table::new("Looks and changes, newest first", ["When", "Who", "What they did", "Why"]).hidden_caption().rows(rows)
}

fn who(entry: &Chained) -> String {
    match entry.entry.actor_kind.as_str() {
        "account" | "machine" => entry.entry.actor_name.clone(),
        "organisation_link" => "The group, by its reply link".to_owned(),
        "product" => "Footbridge (automatic)".to_owned(),
        _ => "The sender of the form".to_owned(),
    }
}

fn why(entry: &Chained) -> String {
    if entry.entry.reason.is_empty() {
        "On their caseload or in their queue".to_owned()
    } else {
        entry.entry.reason.clone()
    }
}

/// `referral_accepted` → "Referral accepted".
pub fn event_words(event: &str) -> String {
    let words = event.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
