//! The demonstration's mailbox: every message the scheme sent or would print, whole, with links that work.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use footbridge_app::access::demonstration;
use footbridge_app::store::access::outbox::Message;
use footbridge_app::time;
use footbridge_components::{Button, Email, EmptyState, Input, PageHeading, Tone, back_link, shell, status_tag};
use footbridge_front::{Caller, Front};
use maud::{Markup, html};

use crate::errors::PageResult;
use crate::page::html_response;

const MOST: usize = 60;

pub async fn page(State(front): State<Front>, _: Caller, Query(query): Query<HashMap<String, String>>) -> PageResult {
    let messages = demonstration::mailbox(&front.app).await?;
    let today = front.app.today();
    let wanted = query.get("q").map(|it| it.trim().to_lowercase()).unwrap_or_default();
    let fits = |it: &&Message| {
        wanted.is_empty()
            || [&it.recipient, &it.recipient_name, &it.subject, &it.body]
                .iter()
                .any(|text| text.to_lowercase().contains(&wanted))
    };
    let shown: Vec<_> = messages.iter().filter(fits).take(MOST).collect();
    let content = html! {
        (PageHeading::new("Mailbox").line("Everything this made-up scheme sent, newest first. Nothing leaves this computer."))
        form method="get" action="/demo/mailbox" class="app-inline" novalidate {
            (Input::new("q", "Find a message").value(wanted.as_str()).kind("search").width(20))
            (Button::submit("Find").secondary().small())
        }
        @if shown.is_empty() {
            @if wanted.is_empty() { (EmptyState::new("No messages yet", "Send a referral to a group, and its email lands here.")) }
            @else { (EmptyState::new("No message has those words", "Try part of a name or an address.")) }
        }
        @for it in &shown {
            (Email {
                subject: it.subject.as_str().into(),
                to: to_words(it).into(),
                sent: time::moment_words(it.created_at, today).into(),
                status: status(it),
                body: body(&it.body, &front.app.settings.base_url),
                id: format!("m-{}", it.id).into(),
                ..Email::default()
            })
        }
    };
    let page = shell::Staff {
        title: "Mailbox".into(),
        demo_notice: true,
        back: back_link("Back to the start", "/"),
        content,
        ..Default::default()
    };
    Ok(html_response(StatusCode::OK, page.render()))
}

fn to_words(it: &Message) -> String {
    if it.recipient_name.is_empty() {
        it.recipient.clone()
    } else {
        format!("{} ({})", it.recipient_name, it.recipient)
    }
}

fn status(it: &Message) -> Markup {
    match it.channel.as_str() {
        "letter" => status_tag(Tone::Plain, "Letter to print"),
        "text" => status_tag(Tone::Plain, "Text message"),
        _ if !it.failed.is_empty() => status_tag(Tone::Warning, "Could not be sent"),
        _ if it.sent_at.is_some() => status_tag(Tone::Good, "Sent"),
        _ => status_tag(Tone::Plain, "Waiting to be sent"),
    }
}

/// Plain text as it is, with web addresses made into links. Our own addresses stay on this site.
fn body(text: &str, base: &str) -> Markup {
    html! {
        @for paragraph in text.split("\n\n") {
            p {
                @for (index, line) in paragraph.lines().enumerate() {
                    @if index > 0 { br; }
                    @for word in line.split_inclusive(' ') {
                        @let bare = word.trim_end_matches([' ', '.', ',', ')', ';']);
                        @if bare.starts_with("http://") || bare.starts_with("https://") {
                            a href=(on_this_site(bare, base)) { (bare) } (&word[bare.len()..])
                        } @else { (word) }
                    }
                }
            }
        }
    }
}

/// A message keeps the port of the start that wrote it; a later start on another port is the same demonstration.
fn on_this_site<'a>(address: &'a str, base: &str) -> &'a str {
    let own = address.strip_prefix(base);
    let earlier =
        || address.strip_prefix("http://127.0.0.1:").map(|it| it.trim_start_matches(|c: char| c.is_ascii_digit()));
    own.or_else(earlier).filter(|it| it.starts_with('/')).unwrap_or(address)
}

#[cfg(test)]
mod tests {
    use super::on_this_site;

    #[test]
    fn a_link_of_an_earlier_start_leads_to_this_one() {
        let here = |address| on_this_site(address, "http://127.0.0.1:8080");
        assert_eq!(here("http://127.0.0.1:8080/refer/x"), "/refer/x");
        assert_eq!(here("http://127.0.0.1:41000/refer/x"), "/refer/x");
        assert_eq!(here("http://127.0.0.1.example.org/x"), "http://127.0.0.1.example.org/x");
        assert_eq!(here("https://example.org/x"), "https://example.org/x");
    }
}
