//! New referrals: words of crisis on top, then the longest wait, each with its clock and flags.

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use footbridge_app::referrals::{queue, suggest};
use footbridge_app::store::referrals::{QueueFilter, ReferralSummary};
use footbridge_app::time;
use footbridge_components::{
    Button, EmptyState, Link, PageHeading, Select, SubNav, Tone, csrf_field, hidden, status_tag, tag,
};
use footbridge_domain::access::{Action, may_ever};
use footbridge_domain::people::ContactBy;
use footbridge_domain::referrals::ReferralStatus;
use footbridge_domain::referrals::suggestion::Suggestion;
use footbridge_front::{Caller, Front};
use jiff::civil::Date;
use maud::{Markup, html};
use std::collections::HashMap;

use crate::errors::PageResult;
use crate::page::{Page, show};

const ON_A_PAGE: i64 = 100;

/// The tabs: what is behind each, and its address.
const TABS: &[(&str, &str, Option<ReferralStatus>)] = &[
    ("New", "/referrals?show=new", Some(ReferralStatus::Received)),
    ("Waiting for information", "/referrals?show=information", Some(ReferralStatus::AwaitingInformation)),
    ("Waiting for a link worker", "/referrals?show=worker", Some(ReferralStatus::Accepted)),
];
const ALL: &str = "/referrals";

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Query(query): Query<HashMap<String, String>>,
) -> PageResult {
    let shown = query.get("show").map(|it| format!("/referrals?show={it}"));
    let tab = TABS.iter().find(|it| Some(it.1) == shown.as_deref());
    let number: i64 = query.get("page").and_then(|it| it.parse().ok()).unwrap_or(1).clamp(1, 10_000);
    let filter = QueueFilter {
        waiting: true,
        state: tab.and_then(|it| it.2),
        limit: ON_A_PAGE,
        offset: (number - 1) * ON_A_PAGE,
        ..QueueFilter::default()
    };
    let waiting = queue::run(&front.app, &caller.actor, filter).await?;
    let counts = queue::tabs(&front.app, &caller.actor).await?;
    let target = queue::target_days(&front.app, &caller.actor).await?;
    let may_allocate = may_ever(&caller.actor, Action::AllocateReferral);
    let workers = if may_allocate { suggest::workers(&front.app, &caller.actor).await? } else { Vec::new() };
    let today = front.app.today();

    let count = |state: ReferralStatus| counts.iter().find(|it| it.state == state).map_or(0, |it| it.people);
    let all: i64 = counts.iter().map(|it| it.people).sum();
    let current = tab.map_or(ALL, |it| it.1);
    let tabs = std::iter::once(Link::new(format!("All ({all})"), ALL)).chain(
        TABS.iter().map(|(words, href, state)| Link::new(format!("{words} ({})", state.map_or(0, count)), *href)),
    );
    let actions = html! {
        (Button::link("Somebody rings", "/referrals/phone"))
        (Button::link("Refer a person", "/referrals/new").secondary())
        @if may_allocate { (Button::link("Import a list", "/referrals/import").secondary()) }
    };
    let rows = html! {
        ol class="app-list" {
            @for referral in &waiting { li { (row(referral, today, target, may_allocate)) } }
        }
    };
    let content = html! {
        (PageHeading::new("Referrals").line(format!("Most pressing first, then the longest wait. You aim to get in touch within {target} working days.")).actions(actions))
        (SubNav::new("Referrals that wait", current, tabs))
        @if waiting.is_empty() {
            (EmptyState::new("Nobody is waiting", "New referrals appear here, the most pressing first."))
        } @else if may_allocate {
            form method="post" action="/referrals/allocate" novalidate {
                (csrf_field(caller.csrf()))
                input type="hidden" name="then" value=(current);
                section class="app-panel" aria-label="Referrals that wait" { (rows) }
                (allocate_bar(&workers))
            }
        } @else {
            section class="app-panel" aria-label="Referrals that wait" { (rows) }
        }
        @if number > 1 { p { (Link::new("Earlier in the queue", format!("/referrals?page={}", number - 1))) } }
        @if waiting.len() == 100 { p { (Link::new("Later in the queue", format!("/referrals?page={}", number + 1))) } }
    };
    show(
        &front,
        &caller,
        &headers,
        Page { title: "Referrals".to_owned(), current: "Referrals", content, ..Page::default() },
    )
    .await
}

fn row(it: &ReferralSummary, today: Date, target: i64, tick: bool) -> Markup {
    let days = time::working_days_between(time::day_of(it.received_at), today);
    let name = format!("{} {}", it.first_name, it.family_name).trim().to_owned();
    let from = it.organisation.clone().unwrap_or_else(|| it.source.label().to_owned());
    let clock = match days {
        0 => "Came today".to_owned(),
        1 => "Waiting 1 working day".to_owned(),
        _ => format!("Waiting {days} working days"),
    };
    html! {
        div class="app-row" {
            div class=[tick.then_some("app-pick")] {
                @if tick {
                    input type="checkbox" class="app-tick" id={ "r-" (it.id) } name="referral" value={ (it.id) ":" (it.version) };
                    label class="nhsuk-u-visually-hidden" for={ "r-" (it.id) } { "Choose " (name) }
                }
                div {
                    h2 class="app-h3" { a href={ "/referrals/" (it.id) } { (name) } }
                    p class="app-muted" { (from) " · " (it.state.label()) }
                    p { (shortened(&it.reason)) }
                    p class="app-tag-line" {
                        @match it.crisis.as_str() {
                            "now" => (tag(Tone::Warning, "Words of crisis: read now")),
                            "soon" => (tag(Tone::Warning, "Words of crisis: read first")),
                            _ => {},
                        }
                        @if it.urgent { (tag(Tone::Warning, "Urgent")) }
                        @if it.risk == "stated" { (tag(Tone::Warning, "Risk stated")) }
                        @if it.interpreter || !matches!(it.language.as_str(), "en" | "") {
                            (tag(Tone::Need, need_words(&it.language, it.interpreter)))
                        }
                        @if it.contact_by == ContactBy::Letter { (tag(Tone::Need, "Letters please")) }
                        @if it.maybe_known { (tag(Tone::Plain, "Maybe known already")) }
                        @if it.came_before { (tag(Tone::Plain, "Referred before")) }
                    }
                }
            }
            p class="app-nowrap" { (status_tag(if days > target { Tone::Warning } else { Tone::Plain }, clock)) @if days > target { (hidden(" longer than the aim")) } }
        }
    }
}

pub fn need_words(language: &str, interpreter: bool) -> String {
    let name = suggest::language_name(language);
    if interpreter { format!("{name} interpreter") } else { format!("Prefers {name}") }
}

/// The first line or so; the whole stands on the referral's page.
fn shortened(reason: &str) -> String {
    let line = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 160 {
        line
    } else {
        format!("{}…", line.chars().take(159).collect::<String>().trim_end())
    }
}

fn allocate_bar(workers: &[Suggestion]) -> Markup {
    let choices = std::iter::once(("fewest".to_owned(), "Whoever has the fewest people".to_owned()))
        .chain(workers.iter().map(|it| (it.worker.to_string(), format!("{} ({} open)", it.name, it.open_people))));
    html! {
        section class="app-panel" aria-label="Allocate the ticked referrals" {
            div class="app-actions" {
                (Select::new("worker", "Give the ticked referrals to", choices))
                (Button::submit("Allocate"))
            }
        }
    }
}
