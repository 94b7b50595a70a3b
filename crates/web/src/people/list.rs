//! People: a table with saved filters as tabs; on phones each row is a card.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use footbridge_app::people::caseload;
use footbridge_app::store::people::{CaseloadFilter, CaseloadOrder, PersonSummary};
use footbridge_app::time;
use footbridge_components::{Button, Cell, EmptyState, Input, Link, PageHeading, Pagination, SubNav, Table, Tone, tag};
use footbridge_domain::access::{Action, Scope, may_ever};
use footbridge_domain::matching::needs::Need;
use footbridge_domain::people::language::language_name;
use footbridge_domain::people::name::name_key;
use footbridge_front::{Caller, Front};
use jiff::civil::{Date, Weekday};
use jiff::{SignedDuration, Span};
use maud::{Markup, html};

use super::banner::day_and_month;
use crate::errors::{PageResult, encode};
use crate::page::{Page, redirect, show};

const ROWS: i64 = 20;
const QUIET_DAYS: i64 = 28;
const REVIEW_AHEAD_DAYS: i32 = 7;

/// The tabs: address, words, what an empty one says.
const TABS: [(&str, &str, &str); 5] = [
    ("mine", "My people", "Nobody on your caseload yet. Your team lead can give you people, or add a person."),
    ("due", "Due this week", "Nobody is due this week."),
    ("quiet", "No contact for 4 weeks", "Everybody has had a contact in the last 4 weeks."),
    ("review", "Review due", "No plan is due for review."),
    ("all", "Everyone", "Nobody is with the scheme yet."),
];

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Query(query): Query<HashMap<String, String>>,
) -> PageResult {
    let today = front.app.today();
    let everybody = matches!(caller.actor.scope(Action::ListPeople), Scope::Scheme { .. });
    let own = caller.actor.has(footbridge_domain::access::Role::LinkWorker);
    let first = if own { "mine" } else { "all" };
    let offered: Vec<_> = TABS.iter().filter(|it| (it.0 != "all" || everybody) && (it.0 != "mine" || own)).collect();
    let tab = query.get("show").and_then(|code| offered.iter().find(|it| it.0 == code)).map_or(first, |it| it.0);
    let typed = query.get("name").map(|it| it.trim().to_owned()).unwrap_or_default();
    let number = query.get("page").and_then(|it| it.parse::<i64>().ok()).unwrap_or(1).clamp(1, 10_000);
    let filter = filter(&front, &caller, tab, everybody && !own, &typed, number, today);
    let people = caseload::run(&front.app, &caller.actor, &filter).await?;
    let total = caseload::count(&front.app, &caller.actor, &filter).await?;
    let pages = u32::try_from((total + ROWS - 1) / ROWS).unwrap_or(1).max(1);
    let kept = if typed.is_empty() { String::new() } else { format!("&name={}", encode(&typed)) };
    let words = TABS.iter().find(|it| it.0 == tab).map_or("", |it| it.2);
    let line = match total {
        0 => String::new(),
        1 => "1 person".to_owned(),
        total => format!("{total} people"),
    };
    let heading = PageHeading::new("People").line(line).actions(html! {
        @if may_ever(&caller.actor, Action::ReferPerson) { (Button::link("Add a person", "/people/new").secondary()) }
    });
    let content = html! {
        (heading)
        (SubNav::new("Lists of people", format!("/people?show={tab}"), offered.iter().map(|it| Link::new(it.1, format!("/people?show={}", it.0)))))
        form method="get" action="/people" class="app-inline nhsuk-u-margin-bottom-5" {
            input type="hidden" name="show" value=(tab);
            (Input::new("name", "Family name starts with").width(20).value(&typed))
            (Button::submit("Show").secondary())
            @if !typed.is_empty() { p { (Link::new("Show all names", format!("/people?show={tab}"))) } }
        }
        @if people.is_empty() {
            (empty(words, &typed))
        } @else {
            (table(&people, tab, today))
            (Pagination::numbered(u32::try_from(number).unwrap_or(1), pages, |page| format!("/people?show={tab}{kept}&page={page}")))
        }
    };
    show(&front, &caller, &headers, Page { title: "People".to_owned(), current: "People", content, ..Page::default() })
        .await
}

fn filter(
    front: &Front,
    caller: &Caller,
    tab: &str,
    everybody: bool,
    typed: &str,
    number: i64,
    today: Date,
) -> CaseloadFilter {
    let worker = caller.actor.account_id().filter(|_| tab != "all" && !everybody);
    let to_sunday = i32::from(Weekday::Sunday.since(today.weekday()));
    let base = CaseloadFilter {
        open_only: tab != "all" || typed.is_empty(),
        worker,
        name_starts: (!typed.is_empty()).then(|| name_key(typed)),
        limit: ROWS,
        offset: (number - 1) * ROWS,
        ..CaseloadFilter::default()
    };
    match tab {
        "due" => CaseloadFilter {
            due_by: Some(today.saturating_add(Span::new().days(to_sunday))),
            order: CaseloadOrder::NextContact,
            ..base
        },
        "quiet" => CaseloadFilter {
            quiet_since: Some(front.app.now() - SignedDuration::from_hours(24 * QUIET_DAYS)),
            order: CaseloadOrder::LastContact,
            ..base
        },
        "review" => {
            CaseloadFilter { review_by: Some(today.saturating_add(Span::new().days(REVIEW_AHEAD_DAYS))), ..base }
        }
        _ => base,
    }
}

fn empty(words: &str, typed: &str) -> Markup {
    if typed.is_empty() {
        EmptyState::new(words.to_owned(), "").render()
    } else {
        EmptyState::new("Nobody in this list starts with that.", "Try fewer letters, or search at the top of the page.")
            .render()
    }
}

fn table(people: &[PersonSummary], tab: &str, today: Date) -> Markup {
    let with_worker = tab == "all";
    let mut columns = vec!["Name", "Age", "Needs", "Last contact", "Next contact"];
    if with_worker {
        columns.push("Worker");
    }
    let mut table = Table::new("People", columns).hidden_caption().compact();
    for it in people {
        let mut cells = vec![
            Cell::link(format!("{} {}", it.first_name, it.family_name), format!("/people/{}", it.id)),
            Cell::new(
                it.born_on
                    .map(|born| footbridge_domain::people::age_on(born, today).to_string())
                    .unwrap_or_else(|| "Not known".to_owned()),
            ),
            Cell::new(needs(it)),
            Cell::new(
                it.last_contact_at.map_or_else(|| "Not yet".to_owned(), |at| day_and_month(time::day_of(at), today)),
            ),
            Cell::new(next(it, today)),
        ];
        if with_worker {
            cells.push(Cell::new(it.worker_name.clone().unwrap_or_else(|| "Nobody yet".to_owned())));
        }
        table = table.row(cells);
    }
    table.render()
}

fn needs(it: &PersonSummary) -> Markup {
    let labels: Vec<&str> = it
        .needs
        .as_deref()
        .unwrap_or_default()
        .split_whitespace()
        .filter_map(Need::from_code)
        .map(Need::label)
        .collect();
    html! {
        @if it.language != "en" && !it.language.is_empty() { (tag(Tone::Need, language_name(&it.language).to_owned())) }
        (labels.join(", "))
        @if labels.is_empty() && it.language == "en" { "Not noted yet" }
    }
}

fn next(it: &PersonSummary, today: Date) -> Markup {
    match it.next_contact_on {
        Some(on) if on < today => html! { (day_and_month(on, today)) " " (tag(Tone::Warning, "Late")) },
        Some(on) if on == today => html! { "Today" },
        Some(on) => html! { (day_and_month(on, today)) },
        None => html! { "None set" },
    }
}

/// Adding a person is receiving a referral by phone: the same page, so that nobody is entered twice.
pub async fn new(_: Caller) -> Response {
    redirect("/referrals/phone")
}
