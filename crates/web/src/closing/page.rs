//! Close with care: one page, from how it went to the reply, and a stop where a safeguarding concern is open.

use std::collections::HashMap;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use footbridge_app::closing::close::{self, CloseReferral, Closed};
use footbridge_app::closing::facts;
use footbridge_app::closing::send::Sent;
use footbridge_app::contacts::drafts;
use footbridge_app::{AppError, FieldErrors, Noun};
use footbridge_components::{Button, Confirmation, Link, back_link, csrf_field};
use footbridge_domain::ids::PersonId;
use footbridge_front::{Caller, Fields, Front};
use jiff::civil::Date;
use maud::html;

use super::form;
use crate::errors::PageResult;
use crate::page::{Page, redirect_saying, show};

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> PageResult {
    render(&front, &caller, &headers, &id, None, None).await
}

async fn render(
    front: &Front,
    caller: &Caller,
    headers: &HeaderMap,
    id: &str,
    typed: Option<&Fields>,
    errors: Option<&FieldErrors>,
) -> PageResult {
    let person: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    let facts = facts::run(&front.app, &caller.actor, person).await?;
    let kept = if typed.is_none() {
        drafts::find(&front.app, &caller.actor, drafts::CLOSE, Some(person.uuid())).await?
    } else {
        None
    };
    // A draft holds what was typed; the version seen is the page's own.
    let fields = match (typed, &kept) {
        (Some(fields), _) => fields.clone(),
        (None, Some(draft)) => {
            Fields::from_pairs(draft.fields.iter().cloned()).with("seen", facts.referral.version.to_string())
        }
        (None, None) => form::prefilled(&facts),
    };
    let name = facts.person.details.full_name();
    let page = Page {
        title: format!("Close support for {name}"),
        current: "People",
        errors: errors.is_some(),
        banner: form::banner(&facts, front.app.today()),
        back: back_link("Back to the record", format!("/people/{person}")),
        content: form::content(caller, &facts, &fields, errors, kept.as_ref(), front.app.today()),
        ..Page::default()
    };
    show(front, caller, headers, page).await
}

/// Fields named `goal-ID` and `missed-CODE`, by what follows the dash.
fn named(fields: &Fields, prefix: &str) -> HashMap<String, String> {
    fields.iter().filter_map(|(name, value)| Some((name.strip_prefix(prefix)?.to_owned(), value.to_owned()))).collect()
}

/// An empty date is "no date"; half a date is an error for the page to show.
fn door(fields: &Fields) -> Result<Option<Date>, &'static str> {
    let parts = ["door-day", "door-month", "door-year"].map(|name| fields.get(name).trim().to_owned());
    if parts.iter().all(String::is_empty) {
        return Ok(None);
    }
    let [day, month, year] = parts;
    let date = || Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
    date().map(Some).ok_or("Enter a whole date, like 24 5 2027, or leave it empty.")
}

pub async fn post(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    fields: Fields,
) -> PageResult<Response> {
    let person: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    let door_open_until = match door(&fields) {
        Ok(date) => date,
        Err(words) => {
            let errors = FieldErrors::one("door", words);
            return render(&front, &caller, &headers, &id, Some(&fields), Some(&errors)).await;
        }
    };
    let command = CloseReferral {
        seen: fields.get("seen").parse().unwrap_or(-1),
        reason: fields.text("reason"),
        own_view: fields.text("own_view"),
        goals: named(&fields, "goal-"),
        missed: named(&fields, "missed-"),
        // "Yes, now" carries how they said it.
        share: if fields.get("share") == "now" { fields.text("agreed_how") } else { fields.text("share") },
        has_actions: fields.text("has_actions"),
        actions: fields.text("actions"),
        summary: fields.text("summary"),
        risks: fields.text("risks"),
        door_open_until,
        approved: fields.has("approved"),
        knows_of_concern: fields.has("knows_of_concern"),
    };
    match close::run(&front.app, &caller.actor, person, command).await {
        Ok(Closed::Done { referral, sent }) => {
            drafts::discard(&front.app, &caller.actor, drafts::CLOSE, Some(person.uuid())).await?;
            let words = match sent {
                Sent::Email => "Closed. The referrer was told by email that the reply is ready.",
                Sent::Letter => "Closed. The reply is a letter in the print queue: nobody there can sign in.",
                Sent::Nobody => "Closed. There is no referrer to tell.",
            };
            Ok(redirect_saying(&format!("/referrals/{referral}/reply"), words))
        }
        Ok(Closed::ConcernOpen) => stop(&front, &caller, &headers, person, &fields).await,
        Err(AppError::Invalid(errors)) => render(&front, &caller, &headers, &id, Some(&fields), Some(&errors)).await,
        Err(error) => Err(error.into()),
    }
}

/// The one place where closing is interrupted. Everything typed travels along.
async fn stop(
    front: &Front,
    caller: &Caller,
    headers: &HeaderMap,
    person: PersonId,
    fields: &Fields,
) -> PageResult<Response> {
    let content = html! {
        (Confirmation::new("A safeguarding concern is still open", html! {
            p { "Closing now would leave nobody holding it. Finish the safeguarding record first, or hand it over." }
            p { (Link::new("Go to the safeguarding record", format!("/people/{person}/safeguarding"))) }
        }).interruption())
        form method="post" action=(format!("/people/{person}/close")) novalidate {
            (csrf_field(caller.csrf()))
            @for (name, value) in fields.iter().filter(|(name, _)| *name != "csrf") { input type="hidden" name=(name) value=(value); }
            input type="hidden" name="knows_of_concern" value="yes";
            (Button::submit("Somebody else holds it: close and send").warning())
        }
        p { (Link::new("Do not close yet", format!("/people/{person}"))) }
    };
    show(
        front,
        caller,
        headers,
        Page {
            title: "A safeguarding concern is still open".to_owned(),
            current: "People",
            content,
            ..Page::default()
        },
    )
    .await
}
