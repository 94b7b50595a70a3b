//! A system logs a contact in a worker's name: the token's account is the worker.

use axum::extract::{Path, State};
use footbridge_app::access::once::Words;
use footbridge_app::contacts::log::{self, LogContact, Logged, Typed};
use footbridge_app::{AppError, FieldErrors};
use footbridge_domain::contacts::pick_lists::{ConsultationMethod, ContactKind, ContactOutcome, HoldingPurpose};
use footbridge_domain::ids::PersonId;
use footbridge_front::{Caller, Front};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Contact, person_of, shown};
use crate::body::{self, Posted};
use crate::codes::one_of;
use crate::problem::{ApiResult, Problem};

/// A contact as it is sent.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"kind": "spoke", "method": "phone", "minutes": 15, "note": "Went to the lunch club. Enjoyed it.", "next": "1w"}))]
pub struct NewContact {
    /// `spoke`, `visit`, `message`, `no_answer` or `about_them`.
    kind: String,
    /// `phone`, `video`, `at_practice`, `at_home`, `in_community`, `walking`, `text`, `email`, `letter`, `group`.
    /// Not given: what is usual for the kind.
    method: Option<String>,
    /// How it ended: `talked_through`, `left_message`, `rang_out`, `did_not_attend` …
    outcome: Option<String>,
    /// Why the person is held for a while: `waiting_for_service`, `bearing_witness` …
    holding: Option<String>,
    /// At most 600.
    #[serde(default)]
    minutes: u16,
    /// At most 8,000 characters.
    #[schema(max_length = 8000)]
    note: Option<String>,
    /// When it happened; not given: now. Never in the future.
    #[schema(format = "date-time")]
    happened_at: Option<String>,
    /// The next contact: an ISO day, `1d`, `3d`, `1w`, `2w`, `4w`, `none`, `keep` or `auto`. Not given: `auto`.
    next: Option<String>,
}

/// Clocks differ.
const LEEWAY: SignedDuration = SignedDuration::from_mins(1);

/// Log a contact
#[utoipa::path(
    post, path = "/api/v1/people/{id}/contacts", tag = "Contacts",
    params(
        ("id" = String, Path, description = "The person"),
        ("Idempotency-Key" = String, Header, description = "New for every request, the same for its retries. At most 200 characters without spaces."),
    ),
    request_body = NewContact,
    responses(
        (status = 201, description = "Logged. A retry gets the same answer, with `Idempotency-Replayed: true`.", body = Contact,
            headers(("Location" = String), ("Idempotency-Replayed" = String))),
        (status = 400, description = "`malformed_json`, `not_utf8`, `idempotency_key_missing`", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`forbidden`: scope `log_contact`; `reason_needed`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`not_json`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`, `idempotency_key_reused`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`: send again with the same key", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn log_contact(
    State(front): State<Front>,
    caller: Caller,
    Path(id): Path<String>,
    posted: Posted,
) -> ApiResult {
    let person = person_of(&id)?;
    let sent: NewContact = posted.parse()?;
    let command = sent.command(person, front.app.now())?;
    let answer = log::run_once(&front.app, &caller.actor, &command, &posted.key, words).await?;
    body::answer(answer)
}

fn words(logged: &Logged) -> footbridge_app::Result<Words> {
    Ok(Words { status: 201, body: body::text(&shown(&logged.contact))? })
}

impl NewContact {
    fn command(self, person: PersonId, now: Timestamp) -> Result<LogContact, AppError> {
        let mut errors = FieldErrors::default();
        one_of::<ContactKind>("kind", &self.kind, &mut errors);
        if let Some(code) = &self.method {
            one_of::<ConsultationMethod>("method", code, &mut errors);
        }
        if let Some(code) = &self.outcome {
            one_of::<ContactOutcome>("outcome", code, &mut errors);
        }
        if let Some(code) = &self.holding {
            one_of::<HoldingPurpose>("holding", code, &mut errors);
        }
        let happened_at = match self.happened_at.as_deref().map(str::parse::<Timestamp>) {
            None => None,
            Some(Ok(at)) if at <= now + LEEWAY => Some(at),
            Some(Ok(_)) => {
                errors.add("happened_at", "That is in the future. Log it when it has happened.");
                None
            }
            Some(Err(_)) => {
                errors.add("happened_at", "Give an instant like 2026-11-23T09:15:00Z.");
                None
            }
        };
        let typed = Typed {
            kind: self.kind,
            note: self.note.unwrap_or_default(),
            minutes: self.minutes.to_string(),
            next: self.next.unwrap_or_default(),
            method: self.method.unwrap_or_default(),
            outcome: self.outcome.unwrap_or_default(),
            holding: self.holding.unwrap_or_default(),
            ..Typed::default()
        };
        match typed.parse(person, now) {
            Ok(command) => errors.into_result().map(|()| LogContact { happened_at, ..command }),
            Err(more) => {
                for (field, message) in more.iter() {
                    if errors.get(field).is_none() {
                        errors.add(field, message);
                    }
                }
                Err(AppError::Invalid(errors))
            }
        }
    }
}
