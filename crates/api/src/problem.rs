//! Every refusal of the API as `application/problem+json` (RFC 9457): one translation, stable codes, no personal data.

use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use footbridge_app::access::once;
use footbridge_app::{AppError, FieldErrors, Noun};
use serde::Serialize;
use utoipa::ToSchema;

/// What is wrong and what to do about it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({
    "type": "urn:footbridge:problem:invalid",
    "title": "Some fields need another look",
    "status": 422,
    "detail": "Nothing was saved. Correct the fields named in errors and send again.",
    "code": "invalid",
    "errors": [{"field": "risk", "message": "Say whether there are risks to know about. “No known risks” is an answer."}]
}))]
pub struct Problem {
    /// A stable name for this kind of problem: `urn:footbridge:problem:` and the code.
    pub r#type: String,
    /// The kind of problem in a few words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened this time, and what to do.
    pub detail: String,
    /// A stable code for programs.
    pub code: String,
    /// What is wrong with which field. Empty unless the code is `invalid`.
    pub errors: Vec<FieldProblem>,
}

/// One field and what to do about it.
#[derive(Debug, Serialize, ToSchema)]
pub struct FieldProblem {
    /// The path of the field: `person.born_on`. A header or query parameter goes by its name.
    pub field: String,
    pub message: String,
}

/// Why a request was refused.
#[derive(Debug)]
pub enum Refusal {
    /// By a use case.
    App(AppError),
    /// Before any use case was asked.
    Request(Unreadable),
}

/// What can be wrong with a request before its meaning is looked at.
#[derive(Debug)]
pub enum Unreadable {
    NoKey,
    NotJson,
    NotUtf8,
    TooLarge { most: usize },
    Malformed { line: usize, column: usize },
    NoSuchMethod,
}

pub type ApiResult<T = Response> = Result<T, Refusal>;

impl<E: Into<AppError>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self::App(error.into())
    }
}

impl From<Unreadable> for Refusal {
    fn from(why: Unreadable) -> Self {
        Self::Request(why)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        match self {
            Self::App(error) => of_use_case(&error),
            Self::Request(why) => of_request(&why),
        }
    }
}

/// How this door says no: for the guard.
pub fn refusal(error: &AppError, _: &Uri) -> Response {
    of_use_case(error)
}

pub async fn no_such_address() -> Response {
    of_use_case(&AppError::NotFound(Noun::Page))
}

pub async fn no_such_method(_: Method) -> Response {
    of_request(&Unreadable::NoSuchMethod)
}

fn of_use_case(error: &AppError) -> Response {
    let (status, title, detail) = match error {
        AppError::NotSignedIn => (
            StatusCode::UNAUTHORIZED,
            "A valid token is needed",
            "Send a token in the header “Authorization: Bearer fb_…”. It may be missing, mistyped, expired or revoked."
                .to_owned(),
        ),
        AppError::Forbidden(action) => (
            StatusCode::FORBIDDEN,
            "This token cannot do that",
            format!(
                "It needs the scope “{}”, and an account whose role allows it. Ask your administrator.",
                action.code()
            ),
        ),
        AppError::GiveReason { .. } => (
            StatusCode::FORBIDDEN,
            "A reason is needed first",
            "This record is on a colleague’s caseload. Open it on the website and give a reason, then try again."
                .to_owned(),
        ),
        AppError::NotFound(noun) => (
            StatusCode::NOT_FOUND,
            "Not found",
            format!("There is no such {} here, or it is not one this token can open.", noun.label()),
        ),
        AppError::Invalid(_) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "Some fields need another look",
            "Nothing was saved. Correct the fields named in errors and send again.".to_owned(),
        ),
        AppError::Refused { code, message } if *code == once::REUSED => {
            (StatusCode::UNPROCESSABLE_ENTITY, "This key was used before", message.clone())
        }
        AppError::Refused { message, .. } => (StatusCode::CONFLICT, "That cannot be done now", message.clone()),
        AppError::Conflict => (
            StatusCode::CONFLICT,
            "Somebody else changed this",
            "It was changed by somebody else meanwhile. Read it again, then decide.".to_owned(),
        ),
        AppError::TooMany { seconds } => {
            (StatusCode::TOO_MANY_REQUESTS, "Too many tries", format!("Wait {seconds} seconds and try again."))
        }
        AppError::Unavailable(why) => {
            tracing::error!(%why, "the database is not available");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                "We cannot reach our records just now",
                "Send the same request with the same idempotency key again in a minute.".to_owned(),
            )
        }
        AppError::Internal(why) => {
            tracing::error!(%why, "a request failed inside");
            (
                StatusCode::INTERNAL_SERVER_ERROR,
                "Something went wrong on our side",
                "Nothing was changed. Send the same request again; if it fails again, tell your administrator the time.".to_owned(),
            )
        }
    };
    let errors = match error {
        AppError::Invalid(fields) => fields
            .iter()
            .map(|(field, message)| FieldProblem { field: field.to_owned(), message: message.to_owned() })
            .collect(),
        _ => Vec::new(),
    };
    let mut response = problem(status, error.code(), title, detail, errors);
    let headers = response.headers_mut();
    match error {
        AppError::NotSignedIn => {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        AppError::TooMany { seconds } => {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
        }
        AppError::Unavailable(_) => {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
        _ => {}
    }
    response
}

fn of_request(why: &Unreadable) -> Response {
    let (status, code, title, detail) = match why {
        Unreadable::NoKey => (
            StatusCode::BAD_REQUEST,
            "idempotency_key_missing",
            "An idempotency key is needed",
            "Send the header “Idempotency-Key” with a new random value, such as a UUID. A retry sends the same value."
                .to_owned(),
        ),
        Unreadable::NotJson => (
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "not_json",
            "JSON is needed",
            "Send the body as JSON with the header “Content-Type: application/json”.".to_owned(),
        ),
        Unreadable::NotUtf8 => (
            StatusCode::BAD_REQUEST,
            "not_utf8",
            "Some characters cannot be read",
            "Send the body in UTF-8.".to_owned(),
        ),
        Unreadable::TooLarge { most } => (
            StatusCode::PAYLOAD_TOO_LARGE,
            "too_large",
            "That is more than we can take at once",
            format!("Send at most {} KB. Put long documents elsewhere and say where they are.", most / 1024),
        ),
        Unreadable::Malformed { line, column } => (
            StatusCode::BAD_REQUEST,
            "malformed_json",
            "The JSON cannot be read",
            format!(
                "Look at line {line}, column {column}: something is missing or too much there, or it is nested too deep."
            ),
        ),
        Unreadable::NoSuchMethod => (
            StatusCode::METHOD_NOT_ALLOWED,
            "method_not_allowed",
            "This address does not take that method",
            "See /api/v1/openapi.json for what each address takes.".to_owned(),
        ),
    };
    problem(status, code, title, detail, Vec::new())
}

fn problem(status: StatusCode, code: &str, title: &str, detail: String, errors: Vec<FieldProblem>) -> Response {
    let problem = Problem {
        r#type: format!("urn:footbridge:problem:{code}"),
        title: title.to_owned(),
        status: status.as_u16(),
        detail,
        code: code.to_owned(),
        errors,
    };
    let body = serde_json::to_string(&problem).unwrap_or_default();
    (status, [(header::CONTENT_TYPE, "application/problem+json")], body).into_response()
}

/// One wrong field.
pub fn invalid(field: &str, message: impl Into<String>) -> Refusal {
    Refusal::App(AppError::Invalid(FieldErrors::one(field, message)))
}
