//! The reply as it was sent: for whoever referred and for the team; on screen, on paper, to copy.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use footbridge_app::closing::reply::{self, NO_ACTION, NOT_SHARED, Reply, score_words};
use footbridge_app::{AppError, Noun, time};
use footbridge_components::{Button, Details, Link, PageHeading, back_link, shell};
use footbridge_domain::access::{Action, may_ever};
use footbridge_domain::ids::ReferralId;
use footbridge_front::{Caller, Front};
use maud::{Markup, html};

use crate::errors::PageResult;
use crate::page::{Page, html_response, show};

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> PageResult {
    let id: ReferralId = id.parse().map_err(|_| AppError::NotFound(Noun::Referral))?;
    let reply = reply::show(&front.app, &caller.actor, id).await?;
    let referrer = may_ever(&caller.actor, Action::ViewOwnReferrals);
    let heading = PageHeading::new(format!("Reply about {}", reply.person.name))
        .line(format!("Reference {}. Sent {}.", reply.reference, reply.sent_on))
        .actions(html! { (Button::link("Print", format!("/referrals/{id}/reply/print")).secondary()) });
    let content = html! {
        (heading)
        div class="app-panel app-reply" { (body(&reply)) }
        (Details::new("Copy for the record", html! {
            pre class="app-copy" id="reply-text" tabindex="0" aria-label="The reply as plain text" { (reply.text()) }
            button type="button" class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" data-copy="#reply-text" hidden { "Copy" }
        }))
        @if referrer { p { (Link::new("Was this reply useful?", format!("/my-referrals/{id}"))) } }
    };
    let (current, back) = if referrer {
        ("My referrals", back_link("Back to your referral", format!("/my-referrals/{id}")))
    } else {
        ("Referrals", back_link("Back to the referral", format!("/referrals/{id}")))
    };
    show(
        &front,
        &caller,
        &headers,
        Page { title: format!("Reply {}", reply.reference), current, back, content, ..Page::default() },
    )
    .await
}

pub async fn print(State(front): State<Front>, caller: Caller, Path(id): Path<String>) -> PageResult {
    let id: ReferralId = id.parse().map_err(|_| AppError::NotFound(Noun::Referral))?;
    let reply = reply::show(&front.app, &caller.actor, id).await?;
    let name = caller.signed_in.as_ref().map(|it| it.name.clone()).unwrap_or_default();
    let content = html! {
        h1 class="app-h1" { "Social prescribing: reply to your referral" }
        p { (reply.person.name) @for part in [&reply.person.born_on, &reply.person.nhs_number] { @if !part.is_empty() { ", " (part) } } }
        p { "Reference " (reply.reference) ". " (reply.sent_on) @if !reply.to.is_empty() { ". To " (reply.to) } }
        div class="app-reply" { (body(&reply)) }
    };
    let footer =
        format!("Printed by {name}, {} at {}", time::date_words(front.app.today()), time::clock_words(front.app.now()));
    let page = shell::Print {
        title: "Reply".into(),
        back: format!("/referrals/{id}/reply").into(),
        footer: footer.into(),
        content,
        ..Default::default()
    };
    Ok(html_response(StatusCode::OK, page.render()))
}

fn body(reply: &Reply) -> Markup {
    html! {
        div class="app-reply__first" {
            h2 class="app-h2" { "Actions for the practice" }
            @if reply.actions.is_empty() { p { strong { (NO_ACTION) } } } @else {
                ul class="nhsuk-list nhsuk-list--bullet" { @for action in &reply.actions { li { (action) } } }
            }
        }
        @if !reply.shared { p { (NOT_SHARED) } } @else {
            h2 class="app-h2" { "What happened" }
            p { strong { (reply.outcome) "." } " " (reply.summary) }
            @if !reply.own_view.is_empty() { (footbridge_components::quote(reply.own_view.trim_matches(['“', '”', '"']), "In their own words.")) }
            @if !reply.goals.is_empty() {
                h2 class="app-h2" { "Goals" }
                ul class="nhsuk-list nhsuk-list--bullet" { @for it in &reply.goals { li { "“" (it.words) "”: " (it.state.to_lowercase()) } } }
            }
            h2 class="app-h2" { "What was tried, and what came of it" }
            @if reply.tried.is_empty() { p { "No group was tried." } } @else {
                ul class="nhsuk-list nhsuk-list--bullet" { @for it in &reply.tried { li { strong { (it.what) } ": " (it.how_it_went) } } }
            }
            h2 class="app-h2" { "First and last scores" }
            @if reply.scores.is_empty() { p { "No scores were taken." } } @else {
                ul class="nhsuk-list nhsuk-list--bullet" { @for it in &reply.scores { li { (score_words(it)) } } }
                @for source in sources(reply) { p class="app-muted" { "Judged by: " (source) } }
            }
            h2 class="app-h2" { "Risks" }
            p { @if reply.risks.is_empty() { "Not stated." } @else { (reply.risks) } }
        }
        @if !reply.codes.is_empty() {
            h2 class="app-h2" { "Codes to record" }
            ul class="nhsuk-list nhsuk-list--bullet" { @for it in &reply.codes { li { (it.code) " " (it.label) ", " (it.on) } } }
            p class="app-muted" { "Once for this episode." }
        }
        @if !reply.door_open_until.is_empty() { p { "They can come back without a new referral until " (reply.door_open_until) "." } }
        p { "Approved by " (reply.from) ", " (reply.scheme) @if !reply.phone.is_empty() { ", " (reply.phone) } }
    }
}

/// Each source once.
fn sources(reply: &Reply) -> Vec<&str> {
    let mut found: Vec<&str> =
        reply.scores.iter().map(|it| it.judged_by.as_str()).filter(|it| !it.is_empty()).collect();
    found.sort_unstable();
    found.dedup();
    found
}
