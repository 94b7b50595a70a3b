//! Documents: every letter, email and text as it left; each prints well.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use footbridge_app::people::documents;
use footbridge_app::store::access::outbox::Message;
use footbridge_app::{AppError, Noun, time};
use footbridge_components::{EmptyState, Letter, Link, Panel, Table, Tone, links, shell, status_tag, two_columns};
use footbridge_domain::ids::{MessageId, PersonId};
use footbridge_front::{Caller, Front};
use jiff::civil::Date;
use maud::{Markup, html};

use super::access_log::event_words;
use super::{banner, notes};
use crate::errors::PageResult;
use crate::page::{Page, html_response, show};

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> PageResult {
    let id: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    let shown = documents::run(&front.app, &caller.actor, id).await?;
    let today = front.app.today();
    let content = html! {
        (banner::sub_nav(&shown.header, "documents"))
        (two_columns(html! {
            h2 class="app-h2" { "Letters and messages" }
            @if shown.messages.is_empty() {
                (EmptyState::new("Nothing sent yet.", "Plans and letters appear here when you send them."))
            } @else {
                (table(&shown.messages, id, today))
            }
        }, html! {
            (Panel::new("print", "To print now", html! {
                (links([
                    Link::new("Plan", format!("/people/{id}/plan/print")),
                    Link::new("Plan in large print", format!("/people/{id}/plan/print?size=large")),
                ]))
            }))
            (Panel::new("restricted", "Restricted notes", notes::list(&shown.notes, id, today)))
        }))
    };
    let page = Page {
        title: format!("Documents: {}", shown.header.person.details.full_name()),
        current: "People",
        banner: banner::of(&shown.header, today, 1),
        content,
        ..Page::default()
    };
    show(&front, &caller, &headers, page).await
}

fn table(messages: &[Message], person: PersonId, today: Date) -> Markup {
    let rows = messages.iter().map(|it| {
        [
            html! { (Link::new(title(it), format!("/people/{person}/documents/{}", it.id))) },
            html! { (time::moment_words(it.created_at, today)) },
            html! { (it.recipient_name) },
            state(it),
        ]
    });
    Table::new("Letters and messages", ["What", "When", "To", "State"]).hidden_caption().compact().rows(rows).render()
}

fn title(it: &Message) -> String {
    match it.subject.as_str() {
        "" => event_words(&it.kind),
        subject => subject.to_owned(),
    }
}

fn state(it: &Message) -> Markup {
    match (it.sent_at.is_some(), it.failed.is_empty(), it.channel.as_str()) {
        (true, _, "letter") => status_tag(Tone::Good, "Printed"),
        (true, ..) => status_tag(Tone::Good, "Sent"),
        (false, false, _) => status_tag(Tone::Warning, "Not sent, we try again"),
        (false, true, "letter") => status_tag(Tone::Plain, "In the print queue"),
        (false, true, _) => status_tag(Tone::Plain, "On its way"),
    }
}

/// The secret in an organisation's link is for the organisation alone.
fn without_secrets(body: &str) -> String {
    body.split_inclusive(char::is_whitespace)
        .map(|word| match word.find("/onward/") {
            Some(at) => format!("{}/onward/…{}", &word[..at], if word.ends_with('\n') { "\n" } else { " " }),
            None => word.to_owned(),
        })
        .collect()
}

pub async fn one(
    State(front): State<Front>,
    caller: Caller,
    Path((id, message)): Path<(String, String)>,
    Query(query): Query<HashMap<String, String>>,
) -> PageResult {
    let person: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    let message: MessageId = message.parse().map_err(|_| AppError::NotFound(Noun::Page))?;
    let shown = documents::one(&front.app, &caller.actor, person, message).await?;
    let today = front.app.today();
    let it = &shown.message;
    let body = without_secrets(&it.body);
    let content = html! {
        @if it.channel == "letter" {
            (Letter {
                from: vec![shown.scheme.name.as_str().into(), shown.scheme.phone.as_str().into(), shown.scheme.email.as_str().into()],
                to: std::iter::once(it.recipient_name.as_str()).chain(it.recipient.lines()).map(Into::into).collect(),
                date: time::day_words(time::day_of(it.created_at)).into(),
                content: html! { div class="app-timeline__body" { (body) } },
                ..Letter::default()
            })
        } @else {
            h1 class="app-h1" { (title(it)) }
            p class="app-muted" { "To " (it.recipient_name) " · " (it.recipient) " · " (time::moment_words(it.created_at, today)) }
            div class="app-timeline__body" { (body) }
        }
    };
    let large = query.get("size").map_or_else(
        || {
            shown
                .header
                .needs
                .iter()
                .any(|need| need.kind == footbridge_domain::people::contact_need::NeedKind::LargePrint)
        },
        |size| size == "large",
    );
    let who = caller.signed_in.as_ref().map(|it| it.name.clone()).unwrap_or_default();
    let sheet = shell::Print {
        title: title(it).into(),
        large,
        lang: it.language.clone().into(),
        back: format!("/people/{person}/documents").into(),
        footer: format!("Printed by {who}, {}", time::date_words(today)).into(),
        content,
        ..Default::default()
    };
    Ok(html_response(StatusCode::OK, sheet.render()))
}
