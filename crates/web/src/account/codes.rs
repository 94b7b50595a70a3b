//! Turning on codes: a drawing for the phone's camera, the same as text, and the first code to prove it works.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use footbridge_app::access::{accounts, own_account};
use footbridge_app::{AppError, FieldErrors};
use footbridge_components::{Button, ErrorSummary, Input, PageHeading, back_link, csrf_field};
use footbridge_front::{Caller, Fields, Front};
use maud::{Markup, html};
use qrcode::{Color, QrCode};
use std::fmt::Write as _;

use super::own::back_saying;
use crate::errors::PageResult;
use crate::page::{Page, redirect, show};

pub async fn start(State(front): State<Front>, caller: Caller, _: Fields) -> PageResult<Response> {
    accounts::start_totp(&front.app, &caller.actor).await?;
    Ok(redirect("/account/codes"))
}

pub async fn page(State(front): State<Front>, caller: Caller, headers: HeaderMap) -> PageResult {
    form(&front, &caller, &headers, None).await
}

async fn form(front: &Front, caller: &Caller, headers: &HeaderMap, errors: Option<&FieldErrors>) -> PageResult {
    let address = own_account::prepared_codes(&front.app, &caller.actor).await?;
    let secret = address.split_once("secret=").and_then(|(_, rest)| rest.split('&').next()).unwrap_or_default();
    let content = html! {
        (ErrorSummary::new(errors.into_iter().flat_map(FieldErrors::iter)))
        (PageHeading::new("Turn on codes"))
        ol class="nhsuk-list nhsuk-list--number" {
            li { "Open an authenticator app on your phone. Any of them will do." }
            li { "Scan this square, or type the letters below it." }
            li { "Enter the 6 digits the app shows." }
        }
        (qr(&address)?)
        p { "Letters to type: " code class="app-code" { (grouped(secret)) } }
        form method="post" action="/account/codes/confirm" novalidate {
            (csrf_field(caller.csrf()))
            (Input::new("code", "6-digit code").code().numeric().width(10).autocomplete("one-time-code").error(errors.and_then(|it| it.get("code"))))
            (Button::submit("Turn on codes"))
        }
    };
    let back = back_link("Back to your account", "/account");
    let page = Page { title: "Turn on codes".to_owned(), errors: errors.is_some(), back, content, ..Page::default() };
    show(front, caller, headers, page).await
}

/// The secret in fours, as people read it aloud.
fn grouped(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// Drawn here, so that nothing about the account leaves this computer.
fn qr(text: &str) -> Result<Markup, AppError> {
    let code = QrCode::new(text).map_err(AppError::internal)?;
    let width = code.width();
    let mut path = String::new();
    for (at, color) in code.to_colors().iter().enumerate() {
        if *color == Color::Dark {
            let _ = write!(path, "M{} {}h1v1h-1z", at % width + 4, at / width + 4);
        }
    }
    let whole = width + 8;
    Ok(html! {
        svg class="app-qr" viewBox=(format!("0 0 {whole} {whole}")) width="220" height="220" role="img" aria-label="Square code to scan with your phone" shape-rendering="crispEdges" {
            rect width=(whole) height=(whole) fill="#fff" {}
            path d=(path) fill="#000" {}
        }
    })
}

pub async fn confirm(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    fields: Fields,
) -> PageResult<Response> {
    match accounts::confirm_totp(&front.app, &caller.actor, fields.get("code")).await {
        Ok(()) => Ok(back_saying("Codes are on. You will be asked for one when you sign in.")),
        Err(AppError::Invalid(errors)) => form(&front, &caller, &headers, Some(&errors)).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn off(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    fields: Fields,
) -> PageResult<Response> {
    match own_account::turn_off_codes(&front.app, &caller.actor, fields.get("code")).await {
        Ok(()) => Ok(back_saying("Codes are off.")),
        Err(AppError::Invalid(errors)) => super::own::form(&front, &caller, &headers, Some(&errors)).await,
        Err(error) => Err(error.into()),
    }
}
