//! Paper: what to say on the phone to a group without email, and a group's register for the day.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use footbridge_app::onward::{register as sheet, show as onward};
use footbridge_app::time;
use footbridge_components::{Cell, Column, SummaryList, SummaryRow, Table, shell};
use footbridge_domain::onward::OnwardStatus;
use footbridge_front::{Caller, Front};
use maud::html;

use super::{door, door_pages, one};
use crate::errors::PageResult;
use crate::page::html_response;

pub async fn slip(
    State(front): State<Front>,
    caller: Caller,
    Path((person, id)): Path<(String, String)>,
) -> PageResult {
    let (_, id) = one::ids(&person, &id)?;
    let it = onward::one(&front.app, &caller.actor, id).await?;
    let name = it.referral.shared.full_name(&it.referral.initials);
    let rows = it.referral.shared.iter().map(|(item, words)| SummaryRow::new(item.label(), words.to_owned()));
    let who = caller.signed_in.as_ref().map(|it| it.name.clone()).unwrap_or_default();
    let content = html! {
        h1 class="app-h1" { "Ring " (it.group.name) }
        p { "Phone: " strong { (it.group.phone) } }
        h2 class="app-h2" { "What " (it.header.person.details.called()) " agreed you may say" }
        (SummaryList::new(rows))
        @if !it.referral.message.is_empty() { p { (it.referral.message) } }
        h2 class="app-h2" { "What to ask" }
        ul class="nhsuk-list nhsuk-list--bullet" {
            li { "Is there a place for " (name) "? From when?" }
            li { "What happens the first time? Who will meet them?" }
            li { "Whom may I ring to hear how it goes?" }
        }
        h2 class="app-h2" { "What they said" }
        br; hr; br; hr;
        p { "Shred this sheet when the answer is written down." }
    };
    let page = shell::Print {
        title: format!("Ring {}", it.group.name).into(),
        back: format!("/people/{}/onward/{id}", it.header.person.id).into(),
        footer: format!("{who}, {}", time::date_words(front.app.today())).into(),
        content,
        ..Default::default()
    };
    Ok(html_response(StatusCode::OK, page.render()))
}

/// The organisation's own sheet: who is expected, with room for a tick.
pub async fn register(State(front): State<Front>, headers: HeaderMap, Path(token): Path<String>) -> PageResult {
    let key = door::key(&token, &headers);
    let it = match sheet::run(&front.app, &key).await? {
        Ok(it) => it,
        Err(standing) => return Ok(door_pages::standing(&front, &token, &standing, None)),
    };
    let today = front.app.today();
    let table = Table::new(
        format!("{} on {}", it.group.name, time::day_words(today)),
        [
            Column::new("Name"),
            Column::new("Good to know"),
            Column::new("Came"),
            Column::new("Did not"),
            Column::new("Told us"),
        ],
    )
    .rows(it.people.iter().map(|person| {
        use footbridge_domain::onward::SharedItem;
        let known: Vec<_> = [SharedItem::ContactNeeds, SharedItem::AccessNeeds]
            .into_iter()
            .filter_map(|item| person.shared.get(item))
            .collect();
        let first = if person.state == OnwardStatus::Accepted { " (first time)" } else { "" };
        [
            Cell::new(format!("{}{first}", person.shared.full_name(&person.initials))),
            Cell::new(known.join(". ")),
            Cell::new("☐"),
            Cell::new("☐"),
            Cell::new("☐"),
        ]
    }));
    let content = html! {
        h1 class="app-h1" { "Register" }
        @if it.people.is_empty() { p { "Nobody is expected through us at the moment." } } @else { (table) }
        p { "Keep this sheet safe, and shred it afterwards. Tell us who came through the link in your email, or ring " (it.scheme.phone) "." }
    };
    let page = shell::Print {
        title: "Register".into(),
        back: format!("/onward/{token}").into(),
        footer: it.scheme.name.as_str().into(),
        content,
        ..Default::default()
    };
    Ok(html_response(StatusCode::OK, page.render()))
}
