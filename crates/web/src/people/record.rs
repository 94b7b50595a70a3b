//! A record: log a contact, what happened newest first, what comes next.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use footbridge_app::people::show::{self as opened, ShownRecord};
use footbridge_app::{AppError, FieldErrors, Noun, time};
use footbridge_components::{ErrorSummary, Link, Panel, links, links_stacked, two_columns};
use footbridge_domain::ids::PersonId;
use footbridge_domain::people::consent::ConsentKind;
use footbridge_front::{Caller, Fields, Front};
use jiff::civil::Date;
use maud::{Markup, html};

use super::{banner, timeline};
use crate::contacts::log;
use crate::errors::PageResult;
use crate::outcomes::words as measure_words;
use crate::page::{Page, show};

const USUALLY: i64 = 20;
const EVERYTHING: i64 = 1_000;

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> PageResult {
    let id: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    whole(&front, &caller, &headers, id, &query, None).await
}

/// The page as it is, or with a contact form that came back.
pub(crate) async fn whole(
    front: &Front,
    caller: &Caller,
    headers: &HeaderMap,
    id: PersonId,
    query: &HashMap<String, String>,
    typed: Option<(&Fields, &FieldErrors)>,
) -> PageResult {
    let everything = query.contains_key("all");
    let shown = opened::run(&front.app, &caller.actor, id, if everything { EVERYTHING } else { USUALLY }).await?;
    let today = front.app.today();
    let errors = typed.map(|(_, errors)| errors);
    let content = html! {
        (ErrorSummary::new(errors.into_iter().flat_map(FieldErrors::iter)))
        (banner::sub_nav(&shown.header, ""))
        (two_columns(html! {
            @if shown.may_log {
                (Panel::new("log", "Log a contact", log::form(&shown, caller, typed, today)).screen_only())
            }
            (events(front, caller, &shown, query, today))
        }, side(&shown, today)))
    };
    let title = shown.header.person.details.full_name();
    let page = Page {
        title,
        current: "People",
        errors: errors.is_some(),
        banner: banner::of(&shown.header, today, 1),
        content,
        ..Page::default()
    };
    show(front, caller, headers, page).await
}

fn events(front: &Front, caller: &Caller, shown: &ShownRecord, query: &HashMap<String, String>, today: Date) -> Markup {
    let id = shown.header.person.id;
    let automatic = query.contains_key("automatic");
    let folded = shown.timeline.iter().filter(|it| timeline::is_automatic(it)).count();
    let mut ways = Vec::new();
    if folded > 0 && !automatic {
        ways.push(Link::new(
            format!("Show automatic updates ({folded})"),
            format!("/people/{id}?automatic=yes#timeline"),
        ));
    } else if automatic {
        ways.push(Link::new("Hide automatic updates", format!("/people/{id}#timeline")));
    }
    html! {
        section aria-labelledby="timeline" {
            div class="app-row" {
                div { h2 class="app-h2" id="timeline" { "Timeline" } }
                div class="app-actions" {
                    button type="button" class="app-link-button" data-print hidden { "Print" }
                    @if !ways.is_empty() { (links(ways)) }
                }
            }
            @if shown.timeline.is_empty() {
                p { "Nothing yet. What you log appears here, newest first." }
            } @else {
                (timeline::list(&shown.timeline, &shown.header, caller, automatic, front.app.now(), today))
            }
            @if shown.more { p { (Link::new("Show everything", format!("/people/{id}?all=yes#timeline"))) } }
        }
    }
}

fn side(shown: &ShownRecord, today: Date) -> Markup {
    let id = shown.header.person.id;
    html! {
        (next_steps(shown, today))
        (going(shown))
        (Panel::new("sharing", "Agreed sharing", sharing(shown, today)))
        (Panel::new("more-ways", "More", links_stacked([
            Link::new("What matters: write it together", format!("/people/{id}/what-matters")),
            Link::new("Safeguarding", format!("/people/{id}/safeguarding")),
            Link::new("Write a restricted note", format!("/people/{id}/notes/new")),
            Link::new("Who has looked at this record", format!("/people/{id}/access-log")),
            Link::new("Close with care", format!("/people/{id}/close")),
        ])).screen_only())
    }
}

fn next_steps(shown: &ShownRecord, today: Date) -> Markup {
    let id = shown.header.person.id;
    let person = &shown.header.person;
    let content = html! {
        ul class="app-list" {
            @if shown.failed_tries > 0 {
                @let (next, on) = &shown.next_try;
                li {
                    h3 class="app-h3" { (footbridge_app::contacts::next::try_words(next)) }
                    p class="app-muted" { (tries(shown.failed_tries)) " · try on " (banner::day_and_month(person.next_contact_on.unwrap_or(*on), today)) }
                    p class="app-muted" { (next.reason) }
                    @if next.ask_a_colleague { p { "Ask a colleague to look at this with you." } }
                }
            } @else if let Some(on) = person.next_contact_on {
                li { h3 class="app-h3" { "Next contact" } p class="app-muted" { (due_words(on, today)) } }
            }
            @for step in shown.next_steps.iter().take(5) {
                li {
                    h3 class="app-h3" { (step.words) }
                    p class="app-muted" {
                        (if step.who.is_empty() { "Nobody named yet" } else { step.who.as_str() })
                        @if let Some(by) = step.by_on { " · by " (banner::day_and_month(by, today)) @if by < today { " (late)" } }
                    }
                }
            }
        }
        @if shown.next_steps.is_empty() && person.next_contact_on.is_none() && shown.failed_tries == 0 {
            p { "No next step yet." }
        }
        (links([Link::new("Find groups and services", format!("/people/{id}/matches")), Link::new("Plan", format!("/people/{id}/plan"))]))
    };
    Panel::new("next", "Next steps", content).render()
}

fn tries(count: usize) -> String {
    if count == 1 { "1 try, no answer yet".to_owned() } else { format!("{count} tries, no answer yet") }
}

pub(super) fn due_words(on: Date, today: Date) -> String {
    match time::days_between(today, on) {
        0 => "Today".to_owned(),
        1 => "Tomorrow".to_owned(),
        days if days < 0 => format!(
            "{}, {} late",
            banner::day_and_month(on, today),
            if days == -1 { "1 day".to_owned() } else { format!("{} days", -days) }
        ),
        _ => on.strftime("%A %-d %B").to_string(),
    }
}

fn going(shown: &ShownRecord) -> Markup {
    let id = shown.header.person.id;
    let content = html! {
        @match measure_words::headline(&shown.measures) {
            Some(line) => (line),
            None => p { "No measures yet. They take two minutes, and every question can be skipped." },
        }
        (links([Link::new(if shown.measures.is_empty() { "Ask the first time" } else { "All measures" }, format!("/people/{id}/measures"))]))
    };
    Panel::new("going", "How things are going", content).render()
}

fn sharing(shown: &ShownRecord, today: Date) -> Markup {
    let id = shown.header.person.id;
    let in_force: Vec<_> = shown.consents.iter().filter(|it| it.is_in_force()).collect();
    let practice = in_force.iter().find(|it| it.kind == ConsentKind::ShareWithPractice);
    let groups: Vec<&str> = in_force
        .iter()
        .filter(|it| it.kind == ConsentKind::ShareWithOrganisation)
        .map(|it| it.recipient.as_str())
        .collect();
    html! {
        p {
            "GP practice: "
            @match practice {
                Some(it) => { "yes, agreed " (banner::day_and_month(time::day_of(it.given_at), today)) "." }
                None => "ask first.",
            }
            " Groups: "
            @if groups.is_empty() { "ask each time." } @else { (groups.join(", ")) ". Ask for any other." }
        }
        (links([Link::new("Change or withdraw", format!("/people/{id}/details#consent"))]))
    }
}
