//! What I sent and how it fares: status in words, the wait, the reply, a line to copy. Never the notes behind it.

use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use footbridge_app::referrals::acknowledge::wait_words;
use footbridge_app::referrals::my_referrals::{self, Followed, GiveFeedback};
use footbridge_app::store::referrals::ReferralSummary;
use footbridge_app::{AppError, FieldErrors, Noun, time};
use footbridge_components::{
    Button, Cell, Column, EmptyState, ErrorSummary, Link, PageHeading, Panel, Radios, Table, Textarea, Tone,
    csrf_field, key_values, status_tag,
};
use footbridge_domain::ids::ReferralId;
use footbridge_domain::referrals::{ReferralState, ReferralStatus};
use footbridge_front::{Caller, Fields, Front};
use jiff::civil::Date;
use maud::{Markup, html};
use std::collections::HashMap;

use crate::errors::PageResult;
use crate::page::{Page, redirect_saying, show};

const ON_A_PAGE: i64 = 50;

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Query(query): Query<HashMap<String, String>>,
) -> PageResult {
    let number: i64 = query.get("page").and_then(|it| it.parse().ok()).unwrap_or(1).clamp(1, 10_000);
    let mine = my_referrals::run(&front.app, &caller.actor, ON_A_PAGE + 1, (number - 1) * ON_A_PAGE).await?;
    let more = mine.referrals.len() > 50;
    let today = front.app.today();
    let heading = PageHeading::new("My referrals")
        .line(wait_words(mine.median_wait_days, mine.settings.first_contact_days))
        .actions(Button::link("Refer a person", "/referrals/new").render());
    let content = html! {
        (heading)
        @if mine.referrals.is_empty() {
            (EmptyState::new("No referrals yet", "You will see here how each person you refer is getting on.")
                .actions(Button::link("Refer a person", "/referrals/new").render()))
        } @else {
            (table(&mine.referrals, today))
        }
        @if number > 1 { p { (Link::new("Newer referrals", format!("/my-referrals?page={}", number - 1))) } }
        @if more { p { (Link::new("Older referrals", format!("/my-referrals?page={}", number + 1))) } }
    };
    show(
        &front,
        &caller,
        &headers,
        Page { title: "My referrals".to_owned(), current: "My referrals", content, ..Page::default() },
    )
    .await
}

fn table(rows: &[ReferralSummary], today: Date) -> Markup {
    let head = ["Person", "Sent", "How it is", "Link worker", "Reply"].map(Column::new);
    let mut table =
        Table { responsive: true, ..Table::new("Referrals you or your organisation sent, newest first", head) }
            .hidden_caption();
    for it in rows.iter().take(50) {
        let name = format!("{} {}", it.first_name, it.family_name).trim().to_owned();
        let reply = if it.has_reply {
            html! { (Link::new("Read the reply", format!("/referrals/{}/reply", it.id)).about(format!("about {name}"))) }
        } else {
            html! { "Not yet" }
        };
        table = table.row([
            Cell::link(name, format!("/my-referrals/{}", it.id)),
            Cell::new(time::short_date(time::day_of(it.received_at))),
            Cell::new(status_words(it.state, &it.end_reason, time::days_between(time::day_of(it.received_at), today))),
            Cell::new(it.worker_name.clone().unwrap_or_else(|| "Nobody yet".to_owned())),
            Cell::new(reply),
        ]);
    }
    table.render()
}

/// How far it is, as one would say it.
fn status_words(state: ReferralStatus, end_reason: &str, days: i64) -> String {
    use footbridge_domain::referrals::pick_lists::{ClosureReason, DeclineReason};
    let waited = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
    match state {
        ReferralStatus::Received => format!("New, {waited}"),
        ReferralStatus::AwaitingInformation => "Waiting for an answer from you".to_owned(),
        ReferralStatus::Accepted => format!("Waiting for a link worker, {waited}"),
        ReferralStatus::Active => "With a link worker".to_owned(),
        ReferralStatus::Withdrawn => "Withdrawn".to_owned(),
        ReferralStatus::Declined => {
            let reason = DeclineReason::from_code(end_reason).map(|it| it.label());
            reason.map_or_else(|| "Not taken on".to_owned(), |it| format!("Not taken on: {it}"))
        }
        ReferralStatus::Closed => {
            let reason = ClosureReason::from_code(end_reason).map(|it| it.label());
            reason.map_or_else(|| "Closed".to_owned(), |it| format!("Closed: {it}"))
        }
    }
}

pub async fn one(State(front): State<Front>, caller: Caller, headers: HeaderMap, Path(id): Path<String>) -> PageResult {
    render(&front, &caller, &headers, &id, &Fields::default(), None).await
}

async fn render(
    front: &Front,
    caller: &Caller,
    headers: &HeaderMap,
    id: &str,
    fields: &Fields,
    errors: Option<&FieldErrors>,
) -> PageResult {
    let id: ReferralId = id.parse().map_err(|_| AppError::NotFound(Noun::Referral))?;
    let followed = my_referrals::one(&front.app, &caller.actor, id).await?;
    let referral = &followed.referral;
    let days = time::days_between(time::day_of(referral.received_at), front.app.today());
    let content = html! {
        (ErrorSummary::new(errors.into_iter().flat_map(FieldErrors::iter)))
        (PageHeading::new(format!("Referral {}", referral.reference)).line(status_words(referral.status(), end_code(&referral.state), days)))
        (Panel::new("facts", "What you sent", key_values([
            ("Sent", time::date_words(time::day_of(referral.received_at))),
            ("Reason", referral.request.reason.clone()),
            ("First contact", referral.first_contact_at.map_or("Not yet".to_owned(), |at| time::date_words(time::day_of(at)))),
        ])))
        @if let ReferralState::AwaitingInformation { question } = &referral.state {
            (Panel::new("question", "They ask you", html! { p { (question) } p { "Please ring " (crate::urgent::telephone(&followed.scheme.phone)) ", or add a note below." } }).first())
        }
        @if !referral.status().is_over() {
            (Panel::new("add", "Add a note", html! {
                form method="post" action=(format!("/referrals/{id}/note")) novalidate {
                    (csrf_field(caller.csrf()))
                    input type="hidden" name="seen" value=(referral.version);
                    (Textarea::new("note", "What should the link worker know?").rows(3).value(fields.get("note")).error(errors.and_then(|it| it.get("note"))))
                    (Button::submit("Add note").secondary())
                }
            }))
        }
        (Panel::new("copy", "Copy to record", html! {
            p id="record-text" { "Social prescribing referral " (referral.reference) ": " (status_words(referral.status(), end_code(&referral.state), days)) " on " (time::date_words(front.app.today())) "." }
            p { button type="button" class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" data-copy="#record-text" hidden { "Copy" } }
        }))
        @if followed.has_reply { (reply_panel(&followed, id, caller, fields, errors)) }
    };
    let page = Page {
        title: format!("Referral {}", referral.reference),
        current: "My referrals",
        back: footbridge_components::back_link("My referrals", "/my-referrals"),
        errors: errors.is_some(),
        content,
        ..Page::default()
    };
    show(front, caller, headers, page).await
}

fn reply_panel(
    followed: &Followed,
    id: ReferralId,
    caller: &Caller,
    fields: &Fields,
    errors: Option<&FieldErrors>,
) -> Markup {
    let error = |field: &str| errors.and_then(|it| it.get(field));
    let content = html! {
        p { (Link::new("Read the reply", format!("/referrals/{id}/reply"))) }
        @match &followed.feedback {
            Some(given) => p { (status_tag(Tone::Plain, if given.useful { "You found it useful" } else { "You said it was not useful" })) }
            None => form method="post" action=(format!("/my-referrals/{id}/feedback")) novalidate {
                (csrf_field(caller.csrf()))
                (Radios { inline: true, small: true, ..Radios::yes_no("useful", "Was this useful?") }.value(fields.get("useful")).error(error("useful")))
                (Textarea::new("reason", "If not, what was missing?").rows(2).value(fields.get("reason")).error(error("reason")))
                (Button::submit("Send").secondary())
            }
        }
    };
    Panel::new("reply", "Reply", content).first().render()
}

const fn end_code(state: &ReferralState) -> &str {
    match state {
        ReferralState::Declined { reason, .. } => reason.code(),
        ReferralState::Closed { reason, .. } => reason.code(),
        ReferralState::Received
        | ReferralState::AwaitingInformation { .. }
        | ReferralState::Accepted(_)
        | ReferralState::Active { .. }
        | ReferralState::Withdrawn { .. } => "",
    }
}

pub async fn feedback(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    fields: Fields,
) -> PageResult {
    let referral: ReferralId = id.parse().map_err(|_| AppError::NotFound(Noun::Referral))?;
    let useful = match fields.get("useful") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let command = GiveFeedback { referral, useful, reason: fields.text("reason") };
    match my_referrals::give_feedback(&front.app, &caller.actor, command).await {
        Ok(()) => Ok(redirect_saying(&format!("/my-referrals/{referral}"), "Thank you. The team reads this.")),
        Err(AppError::Invalid(errors)) => render(&front, &caller, &headers, &id, &fields, Some(&errors)).await,
        Err(error) => Err(error.into()),
    }
}
