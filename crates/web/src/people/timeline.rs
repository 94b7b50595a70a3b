//! What happened, in words: one line of the timeline for each kind of happening.

use footbridge_app::people::header::PersonHeader;
use footbridge_app::store::people::timeline::Happening;
use footbridge_app::time;
use footbridge_components::{Details, Event, Link, Timeline, Tone, csrf_field};
use footbridge_domain::contacts::pick_lists::{ConsultationMethod, ContactKind, ContactOutcome};
use footbridge_domain::contacts::{UNDO_FOR, title};
use footbridge_domain::onward::lists::OnwardEvent;
use footbridge_domain::people::consent::{AgreedHow, ConsentKind};
use footbridge_domain::people::restricted_note::NoteKind;
use footbridge_domain::plans::GoalStatus;
use footbridge_domain::referrals::ReferralStatus;
use footbridge_domain::referrals::pick_lists::{ClosureReason, DeclineReason, Source};
use footbridge_front::Caller;
use jiff::Timestamp;
use jiff::civil::Date;
use maud::{Markup, html};

use super::access_log::event_words;
use crate::outcomes::words as measure_words;

/// Letters of a note that are shown before it folds.
const SHOWN_LETTERS: usize = 420;

/// Done by the product, not by a person: folded away at first.
pub fn is_automatic(it: &Happening) -> bool {
    it.kind == "message"
        || (it.kind == "onward"
            && matches!(
                it.code.as_str(),
                "opened" | "reminded" | "queued" | "link_renewed" | "asked_about_first_visit" | "deletion_asked"
            ))
}

pub fn list(
    happenings: &[Happening],
    header: &PersonHeader,
    caller: &Caller,
    automatic: bool,
    now: Timestamp,
    today: Date,
) -> Markup {
    let events =
        happenings.iter().filter(|it| automatic || !is_automatic(it)).map(|it| event(it, header, caller, now, today));
    Timeline::new(events).render()
}

fn event(it: &Happening, header: &PersonHeader, caller: &Caller, now: Timestamp, today: Date) -> Event<'static> {
    let when = time::moment_words(it.at, today);
    let who = if is_automatic(it) { "automatic".to_owned() } else { by(it) };
    let person = header.person.id;
    let event = Event::new(heading(it), when, who);
    match it.kind.as_str() {
        "contact" => contact(event, it, caller, now),
        "what_matters" => with_note(event, &it.body).link(("Read it", format!("/people/{person}/what-matters"))),
        "plan_agreed" => event.body(agreed(it)).link(("See the plan", format!("/people/{person}/plan"))),
        "goal" => event.body(it.body.clone()),
        "measure" => event
            .body(measure_words::in_words(&it.code, &it.body))
            .link(("All measures", format!("/people/{person}/measures"))),
        "onward" if is_automatic(it) => with_note(event, &it.body).automatic(),
        "onward" => with_note(event, &it.body)
            .link(Link::new("Open", format!("/people/{person}/onward")).about(it.detail.clone())),
        "message" => {
            event.body(it.body.clone()).automatic().link(("Open", format!("/people/{person}/documents/{}", it.id)))
        }
        "safeguarding" => {
            event.tag(Tone::Warning, "Safeguarding").link(("Open", format!("/people/{person}/safeguarding")))
        }
        "restricted_note" => event
            .tag(Tone::Warning, "Restricted")
            .body(NoteKind::from_code(&it.code).map_or("", NoteKind::label))
            .link(Link::new("Read it", format!("/people/{person}/notes/{}", it.id)).about("restricted note")),
        "referral_received" => with_note(event, &it.body).link(("Open the referral", format!("/referrals/{}", it.id))),
        "referral_ended" => event.body(ended(&it.body)),
        _ => with_note(event, &it.body),
    }
}

fn heading(it: &Happening) -> String {
    match it.kind.as_str() {
        "contact" => {
            let (method, outcome) = codes(&it.detail);
            let method = ConsultationMethod::from_code(method);
            let words = ContactKind::from_code(&it.code).map_or("Contact", |kind| title(kind, method));
            let minutes = match it.minutes {
                0 => String::new(),
                1 => ", 1 minute".to_owned(),
                minutes => format!(", {minutes} minutes"),
            };
            let outcome = match ContactOutcome::from_code(outcome) {
                Some(ContactOutcome::LeftMessage) => ", left a message",
                Some(ContactOutcome::WrongNumber) => ", wrong number",
                Some(ContactOutcome::DidNotAttend) => ", did not come",
                _ => "",
            };
            format!("{words}{minutes}{outcome}")
        }
        "referral_received" => {
            let source = Source::from_code(&it.code).map_or("", Source::label);
            if source.is_empty() {
                format!("Referral {} received", it.detail)
            } else {
                format!("Referral received: {source}")
            }
        }
        "referral_accepted" => "Referral accepted".to_owned(),
        "referral_ended" => ReferralStatus::from_code(&it.code)
            .map_or_else(|| "Referral ended".to_owned(), |it| format!("Referral: {}", it.label().to_lowercase())),
        "what_matters" => "What matters written down".to_owned(),
        "plan_agreed" => format!("Plan agreed, version {}", it.minutes),
        "goal" => {
            format!("Goal: {}", GoalStatus::from_code(&it.code).map_or("changed", GoalStatus::label).to_lowercase())
        }
        "measure" => measure_words::name(&it.code).to_owned(),
        "onward" => {
            let what =
                OnwardEvent::from_code(&it.code).map_or_else(|| event_words(&it.code), |it| it.label().to_owned());
            format!("{}: {}", it.detail, lower_first(&what))
        }
        "signpost" => format!("Given details of {}", it.detail),
        "message" => match it.code.as_str() {
            "letter" => format!("Letter: {}", event_words(&it.detail).to_lowercase()),
            "text" => format!("Text message: {}", event_words(&it.detail).to_lowercase()),
            _ => format!("Email: {}", event_words(&it.detail).to_lowercase()),
        },
        "consent_withdrawn" => match (ConsentKind::from_code(&it.code), it.detail.as_str()) {
            (Some(ConsentKind::ShareWithPractice), _) => "Agreement to tell the practice withdrawn".to_owned(),
            (_, "") => "Agreement withdrawn".to_owned(),
            (_, recipient) => format!("Agreement to share with {recipient} withdrawn"),
        },
        "safeguarding" => "Safeguarding concern recorded".to_owned(),
        "restricted_note" => "Restricted note written".to_owned(),
        other => event_words(other),
    }
}

fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

fn codes(detail: &str) -> (&str, &str) {
    detail.split_once(' ').unwrap_or((detail, ""))
}

fn by(it: &Happening) -> String {
    let mut words = if it.who.is_empty() { String::new() } else { format!("by {}", it.who) };
    // Both times are kept and both are shown where a note was written much later: offline, or the next day.
    if it.kind == "contact" && it.written_at.duration_since(it.at) > jiff::SignedDuration::from_hours(2) {
        words.push_str(&format!(
            " – written {}",
            time::moment_words(it.written_at, time::day_of(it.written_at)).replace("Today at ", "at ")
        ));
        if time::day_of(it.written_at) != time::day_of(it.at) {
            words.push_str(&format!(" on {}", time::date_words(time::day_of(it.written_at))));
        }
    }
    words
}

fn contact(event: Event<'static>, it: &Happening, caller: &Caller, now: Timestamp) -> Event<'static> {
    let mine = caller.actor.account_id().map(|id| id.uuid()) == it.by;
    let note = note(&it.body);
    if mine && now.duration_since(it.written_at) <= UNDO_FOR {
        let undo = html! {
            @if let Some(note) = &note { (note) }
            form method="post" action=(format!("/contacts/{}/undo", it.id)) class="app-undo" {
                (csrf_field(caller.csrf()))
                button type="submit" class="app-link-button" { "Undo" span class="nhsuk-u-visually-hidden" { " this contact" } }
            }
        };
        return event.body(undo).id(format!("contact-{}", it.id));
    }
    match note {
        Some(note) => event.body(note),
        None => event,
    }
    .id(format!("contact-{}", it.id))
}

fn with_note(event: Event<'static>, text: &str) -> Event<'static> {
    match note(text) {
        Some(note) => event.body(note),
        None => event,
    }
}

/// The beginning of a long note, the rest folded below it.
fn note(text: &str) -> Option<Markup> {
    if text.is_empty() {
        return None;
    }
    if text.chars().count() <= SHOWN_LETTERS {
        return Some(html! { (text) });
    }
    let cut = text.char_indices().nth(SHOWN_LETTERS).map_or(text.len(), |(at, _)| at);
    let start = text[..cut].rsplit_once(char::is_whitespace).map_or(&text[..cut], |it| it.0);
    Some(html! { (start) "…" (Details::new("Read full note", html! { (text) })) })
}

fn agreed(it: &Happening) -> String {
    let how = AgreedHow::from_code(&it.code).map(|it| it.label().to_lowercase()).unwrap_or_default();
    match (it.detail.is_empty(), how.is_empty()) {
        (true, true) => String::new(),
        (true, false) => format!("Agreed {how}."),
        (false, true) => format!("{} agreed.", it.detail),
        (false, false) => format!("{} agreed {how}.", it.detail),
    }
}

fn ended(code: &str) -> String {
    ClosureReason::from_code(code)
        .map(ClosureReason::label)
        .or(DeclineReason::from_code(code).map(DeclineReason::label))
        .unwrap_or_default()
        .to_owned()
}
