//! Calendar files: the secret feed, one appointment, and making a new address.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use footbridge_app::access::own_account;
use footbridge_app::contacts::calendar_feed;
use footbridge_app::{AppError, Noun};
use footbridge_components::{Button, PageHeading, back_link, inset_text};
use footbridge_domain::ids::AppointmentId;
use footbridge_front::{Caller, Fields, Front};
use maud::html;

use crate::errors::PageResult;
use crate::page::{Page, redirect_saying, show};

/// `{token}.ics`, as calendars like to see it.
pub async fn page(State(front): State<Front>, _: Caller, Path(token): Path<String>) -> PageResult {
    let token = token.strip_suffix(".ics").ok_or(AppError::NotFound(Noun::Link))?;
    Ok(file(calendar_feed::feed(&front.app, token).await?, "footbridge.ics"))
}

pub async fn one(State(front): State<Front>, caller: Caller, Path(id): Path<String>) -> PageResult {
    let id: AppointmentId = id.parse().map_err(|_| AppError::NotFound(Noun::Page))?;
    Ok(file(calendar_feed::one(&front.app, &caller.actor, id).await?, "appointment.ics"))
}

fn file(text: String, name: &str) -> Response {
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// The address is shown here, once: afterwards only its hash is kept.
pub async fn reset(State(front): State<Front>, caller: Caller, headers: HeaderMap, _: Fields) -> PageResult<Response> {
    let address = own_account::reset_feed(&front.app, &caller.actor).await?;
    let content = html! {
        (PageHeading::new("Your calendar’s secret address"))
        p { "Copy this address now. We cannot show it again." }
        (inset_text(html! { p class="app-break" id="feed-address" { (address) } }))
        p { button type="button" class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" data-copy="#feed-address" hidden { "Copy address" } }
        h2 class="app-h2" { "What to do with it" }
        ul class="nhsuk-list nhsuk-list--bullet" {
            li { "Outlook: Add calendar, then Subscribe from web, then paste it." }
            li { "iPhone: Settings, Apps, Calendar, Accounts, Add subscribed calendar." }
            li { "Google Calendar: Other calendars, then From URL." }
        }
        p { "Whoever has the address sees your appointments, with initials and places only. If it gets out, make a new one." }
        (Button::link("Go to your calendar", "/calendar").secondary())
    };
    let back = back_link("Back to your account", "/account");
    show(
        &front,
        &caller,
        &headers,
        Page {
            title: "Your calendar’s secret address".to_owned(),
            current: "Calendar",
            back,
            content,
            ..Page::default()
        },
    )
    .await
}

pub async fn end(State(front): State<Front>, caller: Caller, _: Fields) -> PageResult<Response> {
    own_account::end_feed(&front.app, &caller.actor).await?;
    Ok(redirect_saying("/account", "The calendar address is off."))
}
