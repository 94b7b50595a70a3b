//! The organisation's link. Looking at it changes nothing; what it shows depends on who proved to hold the mailbox.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use footbridge_app::onward::tell::{self, Telling};
use footbridge_app::onward::{DEVICE_DAYS, GivenCode, Key, device};
use footbridge_app::{AppError, FieldErrors};
use footbridge_front::{Fields, Front, cookie};

use super::answer_form;
use super::door_pages::{self, Notice};
use crate::errors::PageResult;
use crate::page::redirect;

const DEVICE_COOKIE: &str = "footbridge_device";

pub fn key(token: &str, headers: &HeaderMap) -> Key {
    Key { token: token.to_owned(), device: cookie(headers, DEVICE_COOKIE).filter(|it| !it.is_empty()) }
}

pub async fn page(
    State(front): State<Front>,
    headers: HeaderMap,
    Path(token): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> PageResult {
    let notice = query.get("said").and_then(|it| Notice::from_code(it));
    let key = key(&token, &headers);
    Ok(match device::look(&front.app, &key).await? {
        Ok(page) => door_pages::held(&front, &token, &page, notice, None),
        Err(standing) => door_pages::standing(&front, &token, &standing, notice),
    })
}

fn said(token: &str, notice: Notice) -> Response {
    redirect(&format!("/onward/{token}?said={}", notice.code()))
}

pub async fn send_code(
    State(front): State<Front>,
    headers: HeaderMap,
    Path(token): Path<String>,
    _: Fields,
) -> PageResult<Response> {
    match device::send_code(&front.app, &key(&token, &headers)).await {
        Ok(()) => Ok(said(&token, Notice::CodeSent)),
        Err(AppError::TooMany { .. }) => Ok(said(&token, Notice::TooManyCodes)),
        Err(error) => Err(error.into()),
    }
}

pub async fn give_code(
    State(front): State<Front>,
    headers: HeaderMap,
    Path(token): Path<String>,
    fields: Fields,
) -> PageResult<Response> {
    match device::give_code(&front.app, &key(&token, &headers), fields.get("code")).await? {
        GivenCode::Right(device) => {
            let mut response = redirect(&format!("/onward/{token}"));
            let secure = if front.app.settings.secure_cookies { "; Secure" } else { "" };
            let seconds = DEVICE_DAYS * 24 * 3600;
            let text =
                format!("{DEVICE_COOKIE}={device}; Path=/onward; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
            if let Ok(value) = HeaderValue::from_str(&text) {
                response.headers_mut().append(header::SET_COOKIE, value);
            }
            Ok(response)
        }
        GivenCode::Wrong => Ok(said(&token, Notice::WrongCode)),
    }
}

pub async fn new_link(
    State(front): State<Front>,
    headers: HeaderMap,
    Path(token): Path<String>,
    _: Fields,
) -> PageResult<Response> {
    match device::new_link(&front.app, &key(&token, &headers)).await {
        Ok(()) => Ok(said(&token, Notice::LinkSent)),
        Err(AppError::TooMany { .. }) => Ok(said(&token, Notice::TooManyLinks)),
        Err(AppError::Refused { .. }) => Ok(said(&token, Notice::Over)),
        Err(error) => Err(error.into()),
    }
}

pub async fn answer(
    State(front): State<Front>,
    headers: HeaderMap,
    Path(token): Path<String>,
    fields: Fields,
) -> PageResult<Response> {
    let key = key(&token, &headers);
    let seen = fields.get("seen").parse().unwrap_or(-1);
    let outcome = match answer_form::typed(&fields).read(front.app.today()) {
        Ok((told, note)) => tell::by_link(&front.app, &key, Telling { told, note, seen }).await.map(|_| ()),
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(said(&token, Notice::Thanks)),
        // Answered twice, or by a colleague meanwhile: the page shows how it is now.
        Err(AppError::Conflict | AppError::Refused { .. }) => Ok(said(&token, Notice::AnsweredAlready)),
        // The link stopped or the device is not known: the page says which.
        Err(AppError::NotFound(_)) => Ok(redirect(&format!("/onward/{token}"))),
        Err(AppError::Invalid(errors)) => again(&front, &key, &fields, &errors).await,
        Err(error) => Err(error.into()),
    }
}

async fn again(front: &Front, key: &Key, fields: &Fields, errors: &FieldErrors) -> PageResult<Response> {
    Ok(match device::look(&front.app, key).await? {
        Ok(page) => {
            let mut response = door_pages::held(front, &key.token, &page, None, Some((fields, errors)));
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            response
        }
        Err(standing) => door_pages::standing(front, &key.token, &standing, None),
    })
}
