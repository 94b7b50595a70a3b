//! My account: password, codes, where I am signed in, the calendar address.

use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use footbridge_app::access::own_account::{self, OwnAccount};
use footbridge_app::access::{accounts, session};
use footbridge_app::{AppError, FieldErrors, time};
use footbridge_components::{
    Button, ErrorSummary, Input, PageHeading, Panel, Table, csrf_field, key_values, two_columns,
};
use footbridge_domain::access::{Action, Role, may_ever};
use footbridge_front::{Caller, Fields, Front, without_session_cookie};
use maud::{Markup, html};

use crate::errors::PageResult;
use crate::page::{Page, redirect, redirect_saying, show};

pub async fn page(State(front): State<Front>, caller: Caller, headers: HeaderMap) -> PageResult {
    form(&front, &caller, &headers, None).await
}

pub(super) async fn form(
    front: &Front,
    caller: &Caller,
    headers: &HeaderMap,
    errors: Option<&FieldErrors>,
) -> PageResult {
    let own = own_account::show(&front.app, &caller.actor).await?;
    let roles: Vec<_> = own.account.roles.iter().map(Role::label).collect();
    let about = key_values([
        ("Email", own.account.email.clone()),
        (
            "Job title",
            if own.account.job_title.is_empty() { "Not given".to_owned() } else { own.account.job_title.clone() },
        ),
        ("You are here as", roles.join(", ")),
    ]);
    let content = html! {
        (ErrorSummary::new(errors.into_iter().flat_map(FieldErrors::iter)))
        (PageHeading::new(own.account.name.clone()).line("Your account"))
        (two_columns(html! {
            (Panel::new("about", "You", about))
            (Panel::new("signed-in", "Where you are signed in", sessions(caller, &own, front.app.today())))
            @if may_ever(&caller.actor, Action::ViewCalendar) { (Panel::new("calendar", "Your calendar elsewhere", calendar(caller, &own))) }
        }, html! {
            (Panel::new("codes-panel", "Codes from your phone", codes(caller, &own, errors)))
            (Panel::new("password-panel", "Change your password", password_form(caller, errors)))
        }))
    };
    let page = Page { title: "Your account".to_owned(), errors: errors.is_some(), content, ..Page::default() };
    show(front, caller, headers, page).await
}

fn password_form(caller: &Caller, errors: Option<&FieldErrors>) -> Markup {
    let error = |field: &str| errors.and_then(|it| it.get(field));
    html! {
        p class="app-muted" { "Use at least 12 characters. You are signed out everywhere and sign in again." }
        form method="post" action="/account/password" novalidate {
            (csrf_field(caller.csrf()))
            (Input::new("old_password", "Your password now").kind("password").autocomplete("current-password").error(error("old_password")))
            (Input::new("password", "New password").kind("password").autocomplete("new-password").error(error("password")))
            (Button::submit("Change password").secondary().small())
        }
    }
}

fn codes(caller: &Caller, own: &OwnAccount, errors: Option<&FieldErrors>) -> Markup {
    html! {
        @if own.account.totp_confirmed {
            p { strong { "Codes are on." } " You enter 6 digits from your phone when you sign in." }
            form method="post" action="/account/codes/off" novalidate {
                (csrf_field(caller.csrf()))
                (Input::new("code", "Enter a code to turn them off").code().numeric().width(10).autocomplete("one-time-code").error(errors.and_then(|it| it.get("code"))))
                (Button::submit("Turn off codes").secondary().small())
            }
        } @else {
            p { "A code from an app on your phone keeps your account yours, even if somebody learns your password." }
            form method="post" action="/account/codes" { (csrf_field(caller.csrf())) (Button::submit("Turn on codes").small()) }
        }
    }
}

fn sessions(caller: &Caller, own: &OwnAccount, today: jiff::civil::Date) -> Markup {
    let this = caller.signed_in.as_ref().map(|it| it.token_hash);
    let rows = own.sessions.iter().map(|it| {
        let here = if this == Some(it.token_hash) { "This browser" } else { "Another browser" };
        [here.to_owned(), time::moment_words(it.created_at, today), time::moment_words(it.seen_at, today)]
    });
    html! {
        (Table::new("Where you are signed in", ["Where", "Since", "Last used"]).hidden_caption().compact().rows(rows))
        form method="post" action="/account/sign-out-everywhere" {
            (csrf_field(caller.csrf()))
            (Button::submit("Sign out everywhere").secondary().small())
        }
    }
}

fn calendar(caller: &Caller, own: &OwnAccount) -> Markup {
    let on = own.account.calendar_token_hash.is_some();
    html! {
        p {
            @if on { "A secret address shows your appointments in another calendar. It carries initials and places only." }
            @else { "You can show your appointments in another calendar. It carries initials and places only." }
        }
        div class="app-actions" {
            form method="post" action="/calendar/feed/reset" {
                (csrf_field(caller.csrf()))
                (Button::submit(if on { "Make a new address" } else { "Make an address" }).secondary().small())
            }
            @if on {
                form method="post" action="/calendar/feed/end" { (csrf_field(caller.csrf())) (Button::submit("Turn it off").secondary().small()) }
            }
        }
        @if on { p class="app-muted" { "A new address stops the old one at once." } }
    }
}

pub async fn password(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    fields: Fields,
) -> PageResult<Response> {
    match accounts::change_password(&front.app, &caller.actor, fields.text("old_password"), fields.text("password"))
        .await
    {
        Ok(()) => Ok(signed_out()),
        Err(AppError::Invalid(errors)) => form(&front, &caller, &headers, Some(&errors)).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn sign_out_everywhere(State(front): State<Front>, caller: Caller, _: Fields) -> PageResult<Response> {
    session::sign_out_everywhere(&front.app, &caller.actor).await?;
    Ok(signed_out())
}

fn signed_out() -> Response {
    let mut response = redirect("/sign-in");
    response.headers_mut().append(header::SET_COOKIE, without_session_cookie());
    response
}

pub(super) fn back_saying(words: &str) -> Response {
    redirect_saying("/account", words)
}
