//! Log a contact: whose? The caseload, those due first; choosing leads to the log on their record.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use footbridge_app::people::{caseload, search};
use footbridge_app::store::people::{CaseloadFilter, CaseloadOrder, PersonSummary};
use footbridge_components::{Button, EmptyState, Input, Item, ItemList, PageHeading, Panel};
use footbridge_domain::access::Action;
use footbridge_front::{Caller, Front};
use jiff::civil::Date;
use maud::{Markup, html};

use crate::errors::PageResult;
use crate::page::{Page, show};
use crate::people::banner::day_and_month;

const MOST: i64 = 60;

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Query(query): Query<HashMap<String, String>>,
) -> PageResult {
    let today = front.app.today();
    let typed = query.get("q").map(|it| it.trim().to_owned()).unwrap_or_default();
    let people = if typed.is_empty() {
        let filter = CaseloadFilter {
            open_only: true,
            worker: caller
                .actor
                .account_id()
                .filter(|_| !footbridge_domain::access::may_ever(&caller.actor, Action::ViewTeam)),
            order: CaseloadOrder::NextContact,
            limit: MOST,
            ..CaseloadFilter::default()
        };
        caseload::run(&front.app, &caller.actor, &filter).await?
    } else {
        search::run(&front.app, &caller.actor, &typed, 20).await?
    };
    let list = ItemList::new(people.iter().map(|it| item(it, today)));
    let content = html! {
        (PageHeading::new("Log a contact").line("Whom is it about?"))
        form method="get" action="/contacts/new" class="app-inline nhsuk-u-margin-bottom-5" {
            (Input::new("q", "Name, NHS number or phone").kind("search").width(30).value(&typed))
            (Button::submit("Find").secondary())
        }
        @if people.is_empty() {
            (nobody(&typed))
        } @else {
            (Panel::new("people", if typed.is_empty() { "Your people, due first" } else { "Found" }, list.render()))
        }
    };
    show(
        &front,
        &caller,
        &headers,
        Page { title: "Log a contact".to_owned(), current: "Log contact", content, ..Page::default() },
    )
    .await
}

fn item(it: &PersonSummary, today: Date) -> Item<'static> {
    let line = match (it.next_contact_on, it.last_contact_at) {
        (Some(on), _) if on < today => format!("Next contact was due {}", day_and_month(on, today)),
        (Some(on), _) if on == today => "Next contact due today".to_owned(),
        (Some(on), _) => format!("Next contact {}", day_and_month(on, today)),
        (None, Some(at)) => format!("Last contact {}", day_and_month(footbridge_app::time::day_of(at), today)),
        (None, None) => "Not contacted yet".to_owned(),
    };
    Item::new(format!("{} {}", it.first_name, it.family_name)).href(format!("/people/{}#log", it.id)).line(line)
}

fn nobody(typed: &str) -> Markup {
    if typed.is_empty() {
        EmptyState::new(
            "Nobody on your caseload yet.",
            "Your team lead can give you people, or search for somebody by name.",
        )
        .render()
    } else {
        EmptyState::new("Nobody found.", "Try the start of the family name, or the whole NHS or phone number.")
            .actions(html! { (Button::link("Show my people", "/contacts/new").secondary()) })
            .render()
    }
}
