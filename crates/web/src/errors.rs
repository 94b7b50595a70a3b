//! Refusals and faults as pages: what happened, what to do, never why inside.

use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use footbridge_app::AppError;
use footbridge_components::{Link, shell};
use maud::html;

/// What a handler gives back when it cannot give a page.
pub struct PageError(pub AppError, pub Option<Uri>);

pub type PageResult<T = Response> = Result<T, PageError>;

impl<E: Into<AppError>> From<E> for PageError {
    fn from(error: E) -> Self {
        Self(error.into(), None)
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        match (self.1, detour(&self.0)) {
            // Where to come back to is known around the handler, where the request still is.
            (None, Some(detour)) => {
                let mut response = Redirect::to(&detour).into_response();
                response.extensions_mut().insert(Detour(detour));
                response
            }
            (uri, _) => refusal(&self.0, &uri.unwrap_or_default()),
        }
    }
}

/// A page to go through first, without its way back.
#[derive(Clone)]
struct Detour(String);

/// Signing in, or giving a reason: pages that lead back to what was asked for.
fn detour(error: &AppError) -> Option<String> {
    match error {
        AppError::NotSignedIn => Some("/sign-in".to_owned()),
        AppError::GiveReason { person, action: footbridge_domain::access::Action::ReadRestrictedNote } => {
            Some(format!("/people/{person}/access?glass=yes"))
        }
        AppError::GiveReason { person, .. } => Some(format!("/people/{person}/access")),
        _ => None,
    }
}

/// Adds to every detour the way back: the page that was asked for, or the page a form was sent from.
pub(crate) async fn ways_back(request: Request, next: Next) -> Response {
    let asked = if request.method() == Method::GET {
        path_of(request.uri())
    } else {
        let from = request
            .headers()
            .get(header::REFERER)
            .and_then(|it| it.to_str().ok())
            .and_then(|it| it.parse::<Uri>().ok());
        from.map(|it| path_of(&it)).unwrap_or_default()
    };
    let mut response = next.run(request).await;
    if let Some(Detour(detour)) = response.extensions().get::<Detour>().cloned()
        && let Ok(location) = HeaderValue::from_str(&with_way_back(&detour, &asked))
    {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

fn with_way_back(detour: &str, asked: &str) -> String {
    match asked {
        "" | "/" => detour.to_owned(),
        path => format!("{detour}{}then={}", if detour.contains('?') { '&' } else { '?' }, encode(path)),
    }
}

/// One translation of every error of the use cases into a page.
pub fn refusal(error: &AppError, uri: &Uri) -> Response {
    let (status, title, words) = match error {
        AppError::NotSignedIn | AppError::GiveReason { .. } => {
            let detour = detour(error).unwrap_or_else(|| "/".to_owned());
            return Redirect::to(&with_way_back(&detour, &path_of(uri))).into_response();
        }
        AppError::NotFound(noun) => (
            StatusCode::NOT_FOUND,
            "We cannot find that".to_owned(),
            format!("There is no such {} here, or it is not one you can open. Check the address, or search for it.", noun.label()),
        ),
        AppError::Forbidden(_) => (
            StatusCode::FORBIDDEN,
            "Your account cannot do that".to_owned(),
            "Ask your team lead or administrator if you need to.".to_owned(),
        ),
        AppError::Invalid(fields) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "Something needs another look".to_owned(),
            fields.iter().map(|(_, message)| message).collect::<Vec<_>>().join(" "),
        ),
        AppError::Refused { message, .. } => (StatusCode::CONFLICT, "That cannot be done now".to_owned(), message.clone()),
        AppError::Conflict => (
            StatusCode::CONFLICT,
            "Somebody else changed this".to_owned(),
            "It was saved by somebody else while you were working. Go back: your text is still there. Open it again in another tab to see what changed.".to_owned(),
        ),
        AppError::TooMany { seconds } => (
            StatusCode::TOO_MANY_REQUESTS,
            "Too many tries".to_owned(),
            format!("Wait {} and try again.", wait_words(*seconds)),
        ),
        AppError::Unavailable(why) => {
            tracing::error!(%why, "the database is not available");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                "We cannot reach our records just now".to_owned(),
                "Go back: what you typed is still there. Try again in a minute.".to_owned(),
            )
        }
        AppError::Internal(why) => {
            tracing::error!(%why, code = error.code(), "a request failed inside");
            (
                StatusCode::INTERNAL_SERVER_ERROR,
                "Something went wrong on our side".to_owned(),
                "Nothing was changed. Go back and try again. If it happens again, tell your administrator the time.".to_owned(),
            )
        }
    };
    let page = shell::Bare {
        title: title.clone().into(),
        content: html! {
            h1 class="nhsuk-heading-l" { (title) }
            p { (words) }
            p { (Link::new("Go to the start page", "/")) }
        },
        ..Default::default()
    }
    .render();
    let mut response = (status, page.into_string()).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    if let AppError::TooMany { seconds } = error
        && let Ok(value) = HeaderValue::from_str(&seconds.to_string())
    {
        response.headers_mut().insert(header::RETRY_AFTER, value);
    }
    response
}

pub(crate) fn wait_words(seconds: i64) -> String {
    if seconds < 90 { format!("{seconds} seconds") } else { format!("{} minutes", seconds.div_euclid(60) + 1) }
}

fn path_of(uri: &Uri) -> String {
    uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string)
}

/// A text inside an address.
pub(crate) fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

pub(crate) async fn no_such_page(uri: Uri) -> Response {
    refusal(&AppError::NotFound(footbridge_app::Noun::Page), &uri)
}
