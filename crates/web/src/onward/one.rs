//! One onward referral: how it stands, what was shared, what happened, and what can be written down next.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use footbridge_app::onward::cancel::{self, CancelReferral};
use footbridge_app::onward::show::{self as onward, ShownOnward};
use footbridge_app::onward::tell::{self, Telling};
use footbridge_app::onward::{rang, withdraw};
use footbridge_app::{AppError, FieldErrors, Noun, time};
use footbridge_components::{
    Button, Details, ErrorSummary, Event, Input, Link, PageHeading, Panel, Radios, SummaryList, SummaryRow, Tone,
    back_link, csrf_field, inset_text, quote, status_tag, two_columns,
};
use footbridge_domain::ids::{OnwardReferralId, PersonId};
use footbridge_domain::onward::lists::{CancelReason, SentBy};
use footbridge_domain::onward::{OnwardState, OnwardStatus, OnwardStep};
use footbridge_front::{Caller, Fields, Front};
use jiff::civil::Date;
use maud::{Markup, html};

use super::answer_form::{self, Questions, Voice};
use super::words;
use crate::errors::PageResult;
use crate::page::{Page, redirect_saying, show};
use crate::people::banner;

pub(super) fn ids(person: &str, onward: &str) -> Result<(PersonId, OnwardReferralId), AppError> {
    let person = person.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    let onward = onward.parse().map_err(|_| AppError::NotFound(Noun::OnwardReferral))?;
    Ok((person, onward))
}

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path((person, id)): Path<(String, String)>,
) -> PageResult {
    let (_, id) = ids(&person, &id)?;
    whole(&front, &caller, &headers, id, None).await
}

async fn whole(
    front: &Front,
    caller: &Caller,
    headers: &HeaderMap,
    id: OnwardReferralId,
    typed: Option<(&Fields, &FieldErrors)>,
) -> PageResult {
    let it = onward::one(&front.app, &caller.actor, id).await?;
    let person = it.header.person.id;
    let today = front.app.today();
    let state = it.referral.status();
    let content = html! {
        (ErrorSummary::new(typed.iter().flat_map(|it| it.1.iter())))
        (PageHeading::new(it.group.name.as_str()).line(stands(&it, today)))
        p { (status_tag(words::tone(state, it.referral.ring_needed), state.label())) }
        @if let Some(at) = it.consent.withdrawn_at {
            (inset_text(format!("The agreement to share was withdrawn {}. The link stopped at once.", words::lower_first(&time::moment_words(at, today)))))
        }
        @if it.referral.ring_needed && state.awaits_answer() { (ring(&it, caller)) }
        (two_columns(html! {
            @if it.may_change { (next(&it, caller, today, typed)) }
            (Panel::new("events", "What happened", history(&it, today)))
        }, html! {
            (Panel::new("shared", if state == OnwardStatus::Draft { "What they will see" } else { "What they were told" }, shared(&it)))
            @if it.may_change { (Panel::new("sharing", "Agreement", agreement(&it, caller, today, typed)).screen_only()) }
        }))
    };
    let page = Page {
        title: format!("Referral to {}", it.group.name),
        current: "People",
        errors: typed.is_some(),
        banner: banner::of(&it.header, today, 2),
        back: back_link("Back to the groups", format!("/people/{person}/onward")),
        content,
        ..Page::default()
    };
    show(front, caller, headers, page).await
}

/// Since when, and by which way.
fn stands(it: &ShownOnward, today: Date) -> String {
    match (&it.referral.state, it.referral.state.sending()) {
        (OnwardState::Draft { send_on: Some(on) }, _) => {
            format!("It is sent on {}, when their month begins.", time::date_words(*on))
        }
        (_, Some(sending)) => {
            let when = words::lower_first(&time::moment_words(sending.at, today));
            match sending.by {
                SentBy::Email => format!("Sent {when} to {}.", it.referral.recipient),
                SentBy::Phone => format!("Given by phone {when}."),
            }
        }
        (_, None) => "Not sent.".to_owned(),
    }
}

fn ring(it: &ShownOnward, caller: &Caller) -> Markup {
    let action = format!("/people/{}/onward/{}/rang", it.header.person.id, it.referral.id);
    html! {
        (Panel::new("ring", format!("Ring {}", it.group.name), html! {
            p {
                "They have not answered yet. Nothing was declined. "
                @if it.group.phone.is_empty() { "We have no phone number for them." }
                @else { "Their number: " a class="app-nowrap" href=(format!("tel:{}", it.group.phone.replace(' ', ""))) { (it.group.phone) } "." }
            }
            form method="post" action=(action) class="app-inline" novalidate {
                (csrf_field(caller.csrf()))
                input type="hidden" name="seen" value=(it.referral.version);
                (Input::new("rang_note", "What did they say? (optional)").width(20))
                (Button::submit("I rang, no answer yet").secondary())
            }
        }).first())
    }
}

fn next(it: &ShownOnward, caller: &Caller, today: Date, typed: Option<(&Fields, &FieldErrors)>) -> Markup {
    let blank = Fields::default();
    let own = typed.filter(|it| it.0.has("tell_form"));
    let questions = Questions {
        state: it.referral.status(),
        called: it.header.person.details.called(),
        voice: Voice::Worker,
        today,
        fields: own.map_or(&blank, |it| it.0),
        errors: own.map(|it| it.1),
        is_from: matches!(it.referral.state, OnwardState::Accepted { .. }),
    };
    let asked = questions.render(footbridge_components::Label::new("What do you know now?").hidden());
    html! {
        @if !asked.0.is_empty() {
            (Panel::new("tell", "What do you know now?", html! {
                form method="post" action=(format!("/people/{}/onward/{}/tell", it.header.person.id, it.referral.id)) novalidate {
                    (csrf_field(caller.csrf()))
                    input type="hidden" name="seen" value=(it.referral.version);
                    input type="hidden" name="tell_form" value="yes";
                    (asked)
                    (Button::submit("Save"))
                }
            }).screen_only())
        }
        @if let OnwardState::Ended { reason, .. } = &it.referral.state {
            @if let Some(help) = reason.what_might_help() { (inset_text(format!("{}. {help}", reason.label()))) }
        }
        @if matches!(it.referral.status(), OnwardStatus::Declined | OnwardStatus::Ended | OnwardStatus::Cancelled) {
            p { (Button::link("Find another group", format!("/people/{}/matches", it.header.person.id)).secondary()) }
        }
    }
}

fn shared(it: &ShownOnward) -> Markup {
    let mut rows: Vec<_> =
        it.referral.shared.iter().map(|(item, words)| SummaryRow::new(item.label(), words.to_owned())).collect();
    rows.push(SummaryRow::new("Recipient", it.referral.recipient.clone()));
    html! {
        (SummaryList::new(rows).no_last_row_border())
        @if !it.referral.message.is_empty() { (quote(it.referral.message.as_str(), "The message.")) }
        p { (Link::new("Print a slip for a call", format!("/people/{}/onward/{}/slip", it.header.person.id, it.referral.id))) }
    }
}

fn history(it: &ShownOnward, today: Date) -> Markup {
    footbridge_components::Timeline::new(it.events.iter().rev().map(|event| {
        let by = if event.who == "Footbridge" { "automatic".to_owned() } else { format!("by {}", event.who) };
        let line = Event::new(event.event.label(), time::moment_words(event.at, today), by);
        if event.note.is_empty() { line } else { line.body(event.note.clone()) }
    }))
    .render()
}

fn agreement(it: &ShownOnward, caller: &Caller, today: Date, typed: Option<(&Fields, &FieldErrors)>) -> Markup {
    let path = format!("/people/{}/onward/{}", it.header.person.id, it.referral.id);
    let called = it.header.person.details.called();
    let how =
        footbridge_domain::people::consent::AgreedHow::from_code(&it.consent.given_how).map_or("", |it| it.label());
    let given = words::lower_first(&time::moment_words(it.consent.given_at, today));
    let own = typed.filter(|it| it.0.has("cancel_form"));
    html! {
        @if it.consent.is_in_force() {
            p { (called) " agreed " (given) @if !how.is_empty() { ". " (how) } "." }
            form method="post" action=(format!("{path}/stop-sharing")) {
                (csrf_field(caller.csrf()))
                (Button::submit(format!("{called} no longer agrees")).secondary().small())
            }
            p class="app-muted" { "The link stops at once, and the group is asked to delete the details." }
        } @else { p { (status_tag(Tone::Warning, "Withdrawn")) } }
        @if it.referral.status().after(OnwardStep::Cancel).is_some() && it.consent.is_in_force() {
            (Details { open: own.is_some(), ..Details::new("Take this referral back", html! {
                form method="post" action=(format!("{path}/cancel")) novalidate {
                    (csrf_field(caller.csrf()))
                    input type="hidden" name="seen" value=(it.referral.version);
                    input type="hidden" name="cancel_form" value="yes";
                    (Radios::new("cancel_reason", "Why?", CancelReason::to_choose().map(|it| (it.code(), it.label()))).small()
                        .value(own.map_or("", |it| it.0.get("cancel_reason"))).error(own.and_then(|it| it.1.get("cancel_reason"))))
                    (Button::submit("Take it back").warning().small())
                }
            }) })
        }
    }
}

fn seen(fields: &Fields) -> i64 {
    fields.get("seen").parse().unwrap_or(-1)
}

pub async fn tell(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path((person, id)): Path<(String, String)>,
    fields: Fields,
) -> PageResult<Response> {
    let (person, id) = ids(&person, &id)?;
    let outcome = match answer_form::typed(&fields).read(front.app.today()) {
        Ok((told, note)) => tell::by_worker(&front.app, &caller.actor, id, Telling { told, note, seen: seen(&fields) })
            .await
            .map(|_| ()),
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(redirect_saying(&format!("/people/{person}/onward/{id}"), "Saved.")),
        Err(AppError::Invalid(errors)) => whole(&front, &caller, &headers, id, Some((&fields, &errors))).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn rang(
    State(front): State<Front>,
    caller: Caller,
    Path((person, id)): Path<(String, String)>,
    fields: Fields,
) -> PageResult {
    let (person, id) = ids(&person, &id)?;
    rang::run(&front.app, &caller.actor, id, seen(&fields), fields.get("rang_note")).await?;
    Ok(redirect_saying(
        &format!("/people/{person}/onward/{id}"),
        "Saved. You are asked again in a week if nobody answers.",
    ))
}

pub async fn cancel(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path((person, id)): Path<(String, String)>,
    fields: Fields,
) -> PageResult<Response> {
    let (person, onward) = ids(&person, &id)?;
    let command =
        CancelReferral { onward, seen: seen(&fields), reason: fields.text("cancel_reason"), note: String::new() };
    match cancel::run(&front.app, &caller.actor, command).await {
        Ok(_) => {
            Ok(redirect_saying(&format!("/people/{person}/onward/{onward}"), "Taken back. The link no longer works."))
        }
        Err(AppError::Invalid(errors)) => whole(&front, &caller, &headers, onward, Some((&fields, &errors))).await,
        Err(error) => Err(error.into()),
    }
}

/// One click, effective at once.
pub async fn stop_sharing(
    State(front): State<Front>,
    caller: Caller,
    Path((person, id)): Path<(String, String)>,
    _: Fields,
) -> PageResult {
    let (person, id) = ids(&person, &id)?;
    let it = onward::one(&front.app, &caller.actor, id).await?;
    withdraw::run(&front.app, &caller.actor, it.header.person.id, it.consent.id).await?;
    let words = match it.referral.state.sending().map(|it| it.by) {
        Some(SentBy::Email) => "Withdrawn. The link stopped, and we asked the group to delete the details.",
        Some(SentBy::Phone) => "Withdrawn. Ring the group and ask them to delete the details.",
        None => "Withdrawn. Nothing was sent.",
    };
    Ok(redirect_saying(&format!("/people/{person}/onward/{id}"), words))
}
