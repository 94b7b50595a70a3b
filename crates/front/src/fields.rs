//! A posted form: read once, checked for forgery, kept as typed so that nothing is lost when something is wrong.

use std::borrow::Cow;

use axum::extract::{FromRequest, Request};
use axum::http::header::{CONTENT_TYPE, HOST, ORIGIN};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt as _;

use crate::caller::{Caller, NoSession};

const LARGEST: usize = 2 * 1024 * 1024;

/// Names and values in the order they were sent. A name may come several times: checkboxes.
#[derive(Clone, Default)]
pub struct Fields(Vec<(String, String)>);

/// Why a form was not read. Each is a sentence for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldsRefused {
    TooLarge,
    NotText,
    NotAForm,
    /// It was sent by another site, or the page it came from is from another session.
    NotFromHere,
}

impl FieldsRefused {
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::TooLarge => "That is more than we can take at once. Use at most 2 MB.",
            Self::NotText => "Some characters could not be read. Go back, type them again and send.",
            Self::NotAForm => "This address takes a form.",
            Self::NotFromHere => {
                "This page is out of date. Go back, open it again and send once more. Your text is still in your browser."
            }
        }
    }

    const fn status(self) -> StatusCode {
        match self {
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotText => StatusCode::BAD_REQUEST,
            Self::NotAForm => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::NotFromHere => StatusCode::FORBIDDEN,
        }
    }
}

impl IntoResponse for FieldsRefused {
    fn into_response(self) -> Response {
        (self.status(), self.sentence()).into_response()
    }
}

impl Fields {
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(pairs.into_iter().collect())
    }

    /// Parses `a=b&c=d`. Fails on bytes that are not UTF-8.
    pub fn parse(encoded: &[u8]) -> Option<Self> {
        let mut pairs = Vec::new();
        for pair in encoded.split(|byte| *byte == b'&').filter(|it| !it.is_empty()) {
            let (name, value) = match pair.iter().position(|byte| *byte == b'=') {
                Some(at) => (&pair[..at], &pair[at + 1..]),
                None => (pair, &[][..]),
            };
            pairs.push((decode(name)?, decode(value)?));
        }
        Some(Self(pairs))
    }

    /// The first value of a field, as typed; empty when it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    pub fn text(&self, name: &str) -> String {
        self.get(name).to_owned()
    }

    /// Every value of a field: ticked boxes.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.0.iter().filter(|(key, _)| key == name).map(|(_, value)| value.clone()).collect()
    }

    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, value)| key == name && !value.is_empty())
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.0.retain(|(key, _)| key != name);
        self.0.push((name.to_owned(), value.into()));
        self
    }
}

fn decode(bytes: &[u8]) -> Option<String> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter();
    while let Some(byte) = rest.next() {
        out.push(match byte {
            b'+' => b' ',
            b'%' => {
                let pair = rest.as_slice().get(..2)?;
                rest.nth(1);
                u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?
            }
            other => *other,
        });
    }
    // Browsers send CRLF; one kind of line end inside. NUL is typed by nobody, and PostgreSQL keeps none.
    String::from_utf8(out)
        .ok()
        .filter(|text| !text.contains('\0'))
        .map(|text| if text.contains('\r') { text.replace("\r\n", "\n") } else { text })
}

/// Sent from this very site? Browsers say so themselves; old ones at least name the origin.
pub(crate) fn same_origin(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|it| it.to_str().ok()).map(Cow::Borrowed);
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site.as_ref(), "same-origin" | "none");
    }
    match (headers.get(ORIGIN).and_then(|it| it.to_str().ok()), headers.get(HOST).and_then(|it| it.to_str().ok())) {
        (Some(origin), Some(host)) => origin.split("//").nth(1) == Some(host),
        // No browser: there is no cookie to misuse either, or SameSite kept it back.
        (None, _) => true,
        (Some(_), None) => false,
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = FieldsRefused;

    async fn from_request(request: Request, _: &S) -> Result<Self, FieldsRefused> {
        let (parts, body) = request.into_parts();
        if !same_origin(&parts.headers) {
            return Err(FieldsRefused::NotFromHere);
        }
        let kind = parts.headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("application/x-www-form-urlencoded") {
            return Err(FieldsRefused::NotAForm);
        }
        let bytes = http_body_util::Limited::new(body, LARGEST)
            .collect()
            .await
            .map_err(|_| FieldsRefused::TooLarge)?
            .to_bytes();
        let fields = Self::parse(&bytes).ok_or(FieldsRefused::NotText)?;
        if let Some(caller) = parts.extensions.get::<std::sync::Arc<Caller>>()
            && parts.extensions.get::<NoSession>().is_none()
            && !caller.csrf().is_empty()
            && !footbridge_app::secret::same(caller.csrf(), fields.get("csrf"))
        {
            return Err(FieldsRefused::NotFromHere);
        }
        Ok(fields)
    }
}
