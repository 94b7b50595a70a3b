//! The referral form for whoever is signed in: referrers, and link workers who take one down.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use footbridge_app::referrals::doorway::{self, Doorway};
use footbridge_app::referrals::{open_episode, receive};
use footbridge_app::{AppError, FieldErrors, Noun, fresh};
use footbridge_components::PageHeading;
use footbridge_domain::access::{Action, may_ever};
use footbridge_domain::ids::{ReferralId, Uuid};
use footbridge_domain::referrals::Referral;
use footbridge_domain::referrals::pick_lists::Source;
use footbridge_front::{Caller, Fields, Front};
use maud::html;

use crate::errors::PageResult;
use crate::page::{Page, html_response, redirect, redirect_saying, show};
use crate::referrer::form::{Form, typed};
use crate::referrer::sent;

/// Referrers have "Refer" in their menu; the team finds it under its referrals.
fn current(caller: &Caller) -> &'static str {
    if may_ever(&caller.actor, Action::ViewOwnReferrals) { "Refer" } else { "Referrals" }
}

pub async fn page(State(front): State<Front>, caller: Caller, headers: HeaderMap) -> PageResult {
    let doorway = doorway::signed_in(&front.app, &caller.actor).await?;
    let mut fields = Fields::default().with("once", fresh::<Uuid>().to_string());
    if let Some(own) = doorway.referrer.as_ref().filter(|_| doorway.organisation.is_some()) {
        fields = fields.with("referrer_name", own.name.clone()).with("referrer_contact", own.email.clone());
    }
    form(&front, &caller, &headers, &doorway, &fields, None, None).await
}

async fn form(
    front: &Front,
    caller: &Caller,
    headers: &HeaderMap,
    doorway: &Doorway,
    fields: &Fields,
    errors: Option<&FieldErrors>,
    already_open: Option<&Referral>,
) -> PageResult {
    let action = if already_open.is_some() { "/referrals/new?second=yes" } else { "/referrals/new" };
    let form = Form { doorway, fields, errors, action: action.to_owned(), csrf: caller.csrf(), already_open };
    let line = match &doorway.organisation {
        Some(organisation) => format!("{} to {}", organisation.name, doorway.scheme.name),
        None => doorway.scheme.name.clone(),
    };
    let content = html! { (PageHeading::new("Refer a person").line(line)) (form.markup()) };
    let page = Page {
        title: "Refer a person".to_owned(),
        current: current(caller),
        errors: errors.is_some(),
        content,
        ..Page::default()
    };
    show(front, caller, headers, page).await
}

pub async fn post(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    axum::extract::Query(query): axum::extract::Query<std::collections::HashMap<String, String>>,
    fields: Fields,
) -> PageResult {
    let doorway = doorway::signed_in(&front.app, &caller.actor).await?;
    let door = doorway.door(Source::from_code(fields.get("source")));
    let mut command = match typed(&fields).parse(door, front.app.today(), front.app.settings.demo) {
        Ok(command) => command,
        Err(errors) => return form(&front, &caller, &headers, &doorway, &fields, Some(&errors), None).await,
    };
    command.once = fields.get("once").parse().ok();
    // Told once: whoever sends again means a second referral.
    if !query.contains_key("second")
        && let Some(open) = open_episode::find(&front.app, &caller.actor, &command).await?
        && Some(open.id) != command.once
    {
        return form(&front, &caller, &headers, &doorway, &fields, None, Some(&open)).await;
    }
    match receive::run(&front.app, &caller.actor, command).await {
        Ok(received) => Ok(redirect(&format!("/referrals/{}/sent", received.referral))),
        Err(AppError::Invalid(errors)) => form(&front, &caller, &headers, &doorway, &fields, Some(&errors), None).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn sent_page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> PageResult {
    let id: ReferralId = id.parse().map_err(|_| AppError::NotFound(Noun::Referral))?;
    let sent = doorway::sent_signed_in(&front.app, &caller.actor, id).await?;
    let content = html! {
        (sent::content(&sent, &front.app, "/referrals/new", &format!("/referrals/{id}/slip")))
        @if may_ever(&caller.actor, Action::ViewReferral) { (sent::staff_links(&id.to_string())) }
    };
    show(
        &front,
        &caller,
        &headers,
        Page { title: "Referral sent".to_owned(), current: current(&caller), content, ..Page::default() },
    )
    .await
}

pub async fn slip(State(front): State<Front>, caller: Caller, Path(id): Path<String>) -> PageResult {
    let id: ReferralId = id.parse().map_err(|_| AppError::NotFound(Noun::Referral))?;
    let sent = doorway::sent_signed_in(&front.app, &caller.actor, id).await?;
    Ok(html_response(StatusCode::OK, sent::slip(&sent, &front.app, &format!("/referrals/{id}/sent"))))
}

/// More about an open referral, from whoever sent it or the team.
pub async fn note(State(front): State<Front>, caller: Caller, Path(id): Path<String>, fields: Fields) -> PageResult {
    let id: ReferralId = id.parse().map_err(|_| AppError::NotFound(Noun::Referral))?;
    let seen = fields.get("seen").parse().unwrap_or(-1);
    open_episode::add_note(&front.app, &caller.actor, id, seen, fields.get("note")).await?;
    let to = if may_ever(&caller.actor, Action::ViewReferral) {
        format!("/referrals/{id}")
    } else {
        format!("/my-referrals/{id}")
    };
    Ok(redirect_saying(&to, "Note added. The link worker will read it."))
}
