//! Sign in: email and password, then a code where one is set up. Afterwards back to the page that was asked for.

use axum::extract::{Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use footbridge_app::AppError;
use footbridge_app::access::session;
use footbridge_app::access::sign_in::{self, SignIn, SignedInWith};
use footbridge_components::{Button, ErrorSummary, Input, Link, csrf_field, shell};
use footbridge_domain::access::Role;
use footbridge_front::{Caller, Fields, Front, session_cookie, without_session_cookie};
use maud::html;
use std::collections::HashMap;

use crate::errors::{PageResult, encode};
use crate::page::{html_response, redirect, safe_path};

/// The front door: each to their own first page.
pub async fn start(State(front): State<Front>, caller: Caller) -> Response {
    let Some(_) = caller.signed_in else {
        return redirect(if front.app.settings.demo { "/demo/sign-in" } else { "/sign-in" });
    };
    redirect(home_of(&caller))
}

fn home_of(caller: &Caller) -> &'static str {
    let has = |role| caller.actor.has(role);
    if has(Role::LinkWorker) || has(Role::TeamLead) || has(Role::Supervisor) {
        "/today"
    } else if has(Role::Referrer) {
        "/my-referrals"
    } else if has(Role::DirectoryEditor) {
        "/directory"
    } else if has(Role::Analyst) {
        "/reports"
    } else if has(Role::Administrator) {
        "/admin/accounts"
    } else {
        "/sign-in"
    }
}

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    Query(query): Query<HashMap<String, String>>,
) -> Response {
    let then = query.get("then").map(|it| safe_path(it)).unwrap_or_default();
    if caller.signed_in.is_some() {
        return redirect(if then.is_empty() { home_of(&caller) } else { &then });
    }
    form(&front, "", &then, &[])
}

fn form(front: &Front, email: &str, then: &str, errors: &[(&str, &str)]) -> Response {
    let find = |field: &str| errors.iter().find(|(name, _)| *name == field).map(|(_, message)| *message);
    let content = html! {
        (ErrorSummary::new(errors.iter().copied()))
        h1 class="nhsuk-heading-l" { "Sign in" }
        form method="post" action="/sign-in" novalidate {
            input type="hidden" name="then" value=(then);
            (Input::new("email", "Email address").kind("email").value(email).error(find("email")).autocomplete("username"))
            (Input::new("password", "Password").kind("password").error(find("password")).autocomplete("current-password"))
            (Button::submit("Sign in"))
        }
        p { "Forgotten your password? Ask your administrator to set a new one." }
        p { "Looking for help for yourself? " (Link::new("Ask for a link worker", "/self-referral")) }
        @if front.app.settings.demo {
            p { (Link::new("See who you can sign in as in this demonstration", "/demo/sign-in")) }
        }
    };
    let page = shell::Bare {
        title: "Sign in".into(),
        errors: !errors.is_empty(),
        demo_notice: front.app.settings.demo,
        content,
        ..Default::default()
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    html_response(status, page.render())
}

pub async fn post(State(front): State<Front>, caller: Caller, fields: Fields) -> PageResult {
    let then = Some(fields.get("then")).filter(|it| !it.is_empty()).map(safe_path);
    let command =
        SignIn { email: fields.text("email"), password: fields.text("password"), address: caller.address.clone() };
    match sign_in::run(&front.app, command).await {
        Ok(SignedInWith::Password(token)) => Ok(with_session(&front, then.as_deref().unwrap_or("/"), &token)),
        Ok(SignedInWith::CodeNeeded(token)) => {
            let to = format!("/sign-in/code?then={}", encode(then.as_deref().unwrap_or("/")));
            Ok(with_session(&front, &to, &token))
        }
        Err(AppError::Invalid(errors)) => {
            let errors: Vec<_> = errors.iter().collect();
            Ok(form(&front, fields.get("email"), then.as_deref().unwrap_or_default(), &errors))
        }
        Err(AppError::TooMany { seconds }) => {
            let words = format!("Too many tries. Wait {} and try again.", crate::errors::wait_words(seconds));
            let mut response =
                form(&front, fields.get("email"), then.as_deref().unwrap_or_default(), &[("email", &words)]);
            *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
            Ok(response)
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) fn with_session(front: &Front, to: &str, token: &str) -> Response {
    let mut response = redirect(to);
    if let Some(cookie) = session_cookie(token, front.app.settings.secure_cookies, front.app.settings.session_hours) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

pub async fn code_page(caller: Caller, Query(query): Query<HashMap<String, String>>) -> Response {
    let then = query.get("then").map(|it| safe_path(it)).unwrap_or_default();
    if caller.needs_code.is_none() {
        return redirect("/sign-in");
    }
    code_form(&caller, &then, None)
}

fn code_form(caller: &Caller, then: &str, error: Option<&str>) -> Response {
    let content = html! {
        (ErrorSummary::new(error.map(|it| ("code", it)).into_iter()))
        h1 class="nhsuk-heading-l" { "Enter your code" }
        p { "Open your authenticator app and enter the 6 digits it shows for Footbridge." }
        form method="post" action="/sign-in/code" novalidate {
            (csrf_field(caller.csrf()))
            input type="hidden" name="then" value=(then);
            (Input::new("code", "6-digit code").code().numeric().width(10).error(error).autocomplete("one-time-code"))
            (Button::submit("Continue"))
        }
        p { (Link::new("Start again", "/sign-in")) }
    };
    let status = if error.is_none() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = shell::Bare { title: "Enter your code".into(), errors: error.is_some(), content, ..Default::default() };
    html_response(status, page.render())
}

pub async fn code_post(State(front): State<Front>, caller: Caller, fields: Fields) -> PageResult {
    let Some((_, _, half)) = caller.needs_code else { return Ok(redirect("/sign-in")) };
    let then = safe_path(fields.get("then"));
    match sign_in::give_code(&front.app, &half, fields.get("code")).await {
        Ok(token) => Ok(with_session(&front, &then, &token)),
        Err(AppError::Invalid(errors)) => Ok(code_form(&caller, &then, errors.get("code"))),
        Err(error) => Err(error.into()),
    }
}

pub async fn sign_out(State(front): State<Front>, caller: Caller, _: Fields) -> PageResult {
    if let Some(signed_in) = &caller.signed_in {
        session::sign_out(&front.app, &caller.actor, &signed_in.token_hash).await?;
    }
    let mut response = redirect("/");
    response.headers_mut().append(header::SET_COOKIE, without_session_cookie());
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\""));
    Ok(response)
}
