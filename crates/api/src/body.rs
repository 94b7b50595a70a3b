//! What is sent to the API: read within limits, with its idempotency key, and every misfit named by its field.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderValue, StatusCode};
use axum::response::IntoResponse;
use footbridge_app::AppError;
use footbridge_app::access::once::{Answer, OnceKey};
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::problem::{ApiResult, Refusal, Unreadable, invalid};

/// Enough for any referral; more is a mistake or an attack.
const LARGEST: usize = 64 * 1024;
const KEY: &str = "idempotency-key";

/// A posted JSON text that is not parsed yet, and the key under which it is done once.
pub struct Posted {
    pub key: OnceKey,
    text: Bytes,
}

impl<S: Send + Sync> FromRequest<S> for Posted {
    type Rejection = Refusal;

    async fn from_request(request: Request, _: &S) -> ApiResult<Self> {
        let (parts, body) = request.into_parts();
        let kind = parts.headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
        if !kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json") {
            return Err(Unreadable::NotJson.into());
        }
        let key = parts.headers.get(KEY).ok_or(Unreadable::NoKey)?.to_str().unwrap_or_default();
        let text = axum::body::to_bytes(body, LARGEST).await.map_err(|_| Unreadable::TooLarge { most: LARGEST })?;
        let key = OnceKey::parse(key, &[parts.method.as_str().as_bytes(), parts.uri.path().as_bytes(), &text])?;
        Ok(Self { key, text })
    }
}

impl Posted {
    pub fn parse<T: DeserializeOwned>(&self) -> ApiResult<T> {
        parse(&self.text)
    }
}

/// JSON to a type of ours. No value is repeated in what is said about it: it may be somebody's name.
pub fn parse<T: DeserializeOwned>(text: &[u8]) -> ApiResult<T> {
    if std::str::from_utf8(text).is_err() {
        return Err(Unreadable::NotUtf8.into());
    }
    let mut reader = serde_json::Deserializer::from_slice(text);
    let parsed: T = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        let why = error.into_inner();
        if why.is_data() { misfit(&path, &why.to_string()) } else { malformed(&why) }
    })?;
    reader.end().map_err(|why| malformed(&why))?;
    // The databases keep no such character, and no person types one. Seldom: so the second reading costs nobody.
    if text.windows(6).any(|it| it == br"\u0000")
        && let Some(path) = serde_json::from_slice(text).ok().and_then(|it| nul_in(&it))
    {
        return Err(invalid(&path, "Remove the characters that cannot be printed."));
    }
    Ok(parsed)
}

/// The path of the first text with a NUL character in it.
fn nul_in(value: &Value) -> Option<String> {
    let below = |name: String, value: &Value| {
        nul_in(value).map(|rest| if rest.is_empty() { name.clone() } else { format!("{name}.{rest}") })
    };
    match value {
        Value::String(text) if text.contains('\0') => Some(String::new()),
        Value::Array(items) => items.iter().enumerate().find_map(|(place, it)| below(place.to_string(), it)),
        Value::Object(fields) => fields.iter().find_map(|(name, it)| below(name.clone(), it)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

fn malformed(why: &serde_json::Error) -> Refusal {
    Unreadable::Malformed { line: why.line(), column: why.column() }.into()
}

/// serde's words, made ours: "unknown field `colour`, expected one of `a`, `b` at line 1 column 9".
fn misfit(path: &str, words: &str) -> Refusal {
    let path = if path == "." { "" } else { path };
    let words = words.rsplit_once(" at line ").map_or(words, |(words, _)| words);
    let quoted = words.split('`').nth(1).unwrap_or_default();
    let parent = match path.rsplit_once('.') {
        Some((parent, last)) if last == quoted => parent,
        None if path == quoted => "",
        _ => path,
    };
    let inside = |field: &str| if parent.is_empty() { field.to_owned() } else { format!("{parent}.{field}") };
    if words.starts_with("unknown field") {
        let known =
            words.split_once("expected ").map_or("", |(_, known)| known).replace("one of ", "").replace('`', "");
        return invalid(&inside(quoted), format!("There is no such field here. Leave it out, or use one of: {known}."));
    }
    if words.starts_with("missing field") {
        return invalid(&inside(quoted), "This field is needed.");
    }
    if words.starts_with("duplicate field") {
        return invalid(&inside(quoted), "This field is given twice. Give it once.");
    }
    let expected = words.rsplit_once("expected ").map_or("another kind of value", |(_, expected)| expected);
    invalid(if path.is_empty() { "body" } else { path }, format!("This must be {expected}."))
}

/// An instant as the API writes it: RFC 3339, UTC, whole milliseconds at most.
pub fn instant(at: Timestamp) -> String {
    Timestamp::from_millisecond(at.as_millisecond()).unwrap_or(at).to_string()
}

/// An answer as JSON text.
pub fn text(value: &impl Serialize) -> Result<String, AppError> {
    serde_json::to_string(value).map_err(AppError::internal)
}

pub fn json(value: &impl Serialize) -> ApiResult {
    Ok(([(CONTENT_TYPE, "application/json")], text(value)?).into_response())
}

/// The answer to a request that is done once; a repeated one says so.
pub fn answer(answer: Answer) -> ApiResult {
    #[derive(Deserialize)]
    struct Href<'a> {
        href: &'a str,
    }
    let status = StatusCode::from_u16(answer.words.status).map_err(AppError::internal)?;
    let again = if answer.again { "true" } else { "false" };
    let location =
        serde_json::from_str::<Href<'_>>(&answer.words.body).ok().and_then(|it| HeaderValue::from_str(it.href).ok());
    let mut response =
        (status, [("content-type", "application/json"), ("idempotency-replayed", again)], answer.words.body)
            .into_response();
    if let Some(location) = location {
        response.headers_mut().insert(LOCATION, location);
    }
    Ok(response)
}
