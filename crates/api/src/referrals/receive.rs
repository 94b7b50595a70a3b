//! A system sends a referral: the same fields, rules and matching as every other door.

use axum::extract::State;
use footbridge_app::access::once::Words;
use footbridge_app::referrals::receive::{self, Door, Received, Typed};
use footbridge_app::{AppError, FieldErrors};
use footbridge_domain::access::{Action, Actor};
use footbridge_domain::matching::needs::Need;
use footbridge_domain::people::ContactBy;
use footbridge_domain::referrals::pick_lists::{Method, RiskStatement, Source};
use footbridge_front::{Caller, Front};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::body::{self, Posted};
use crate::codes::one_of;
use crate::problem::{ApiResult, Problem};

/// A referral as it is sent. Fields that are not listed are refused.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "source": "gp",
    "person": {
        "first_name": "Mair", "family_name": "Evans", "born_on": "1949-03-03", "nhs_number": "9990000018",
        "phone": "07700 900112", "postcode": "LL57 1AA", "language": "cy", "best_time": "Afternoons"
    },
    "reason": "Lonely since her husband died. Would like company and to walk again.",
    "needs": ["loneliness", "bereavement"],
    "risk": "no_known_risks",
    "agreed_to_contact": true,
    "referrer": {"name": "Dr Ngozi Okafor", "role": "GP", "contact": "ngozi.okafor@example.org"}
}))]
pub struct NewReferral {
    /// Who referred: `gp`, `nurse`, `housing`, `adult_social_care` … The full list is in the answer when a code is wrong.
    #[schema(example = "gp")]
    source: String,
    person: NewPerson,
    /// What the person would like help with, in the sender's or their own words. At most 4,000 characters.
    /// Needed unless `needs` names something.
    #[schema(max_length = 4000)]
    reason: Option<String>,
    /// Codes of needs, such as `loneliness`, `money`, `bereavement`.
    #[serde(default)]
    needs: Vec<String>,
    /// `no_known_risks` or `stated`. Saying nothing is not an answer.
    risk: Option<String>,
    /// What the risk is, when one is stated.
    risk_note: Option<String>,
    /// The person agrees to be contacted. A referral without it is refused.
    #[serde(default)]
    agreed_to_contact: bool,
    #[serde(default)]
    urgent: bool,
    referrer: Option<NewReferrer>,
}

/// Who is referred. A name and one way to reach them are enough; each line holds at most 200 characters.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPerson {
    first_name: Option<String>,
    family_name: Option<String>,
    preferred_name: Option<String>,
    /// An ISO day.
    #[schema(format = "date")]
    born_on: Option<String>,
    /// Ten digits; blanks are allowed, the check digit must fit.
    nhs_number: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    address: Option<String>,
    postcode: Option<String>,
    /// ISO 639 code of the language to speak. English where it is not given.
    #[schema(example = "cy")]
    language: Option<String>,
    #[serde(default)]
    interpreter: bool,
    /// `phone`, `text`, `email` or `letter`.
    contact_by: Option<String>,
    #[serde(default)]
    voicemail_safe: bool,
    best_time: Option<String>,
    /// Somebody who helps them, and how to reach that person.
    helper: Option<String>,
}

/// Where the reply goes.
#[derive(Deserialize, ToSchema, Default)]
#[serde(deny_unknown_fields)]
pub struct NewReferrer {
    name: Option<String>,
    role: Option<String>,
    contact: Option<String>,
}

/// A referral that is safely stored.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "id": "019ab000-0000-7000-8000-000000000001",
    "href": "/api/v1/referrals/019ab000-0000-7000-8000-000000000001",
    "reference": "H7K-2MPQ", "status": "received", "received_at": "2026-11-23T09:15:00Z", "median_wait_days": 6
}))]
pub struct ReceivedReferral {
    #[schema(format = "uuid")]
    id: String,
    /// Where it can be followed.
    href: String,
    /// A short reference to say on the telephone.
    reference: String,
    /// Always `received`.
    status: &'static str,
    #[schema(format = "date-time")]
    received_at: String,
    /// How many days people lately waited for a link worker: the middle of the last 50. Absent while nobody has.
    median_wait_days: Option<i64>,
}

/// Receive a referral
///
/// Matched to people already known before anybody is created, stored durably and audited before the answer.
#[utoipa::path(
    post, path = "/api/v1/referrals", tag = "Referrals",
    params(("Idempotency-Key" = String, Header, description = "New for every request, the same for its retries. At most 200 characters without spaces.")),
    request_body = NewReferral,
    responses(
        (status = 201, description = "Stored. A retry gets the same answer, with `Idempotency-Replayed: true`.", body = ReceivedReferral,
            headers(("Location" = String), ("Idempotency-Replayed" = String))),
        (status = 400, description = "`malformed_json`, `not_utf8`, `idempotency_key_missing`", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`forbidden`: scope `refer_person`", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`not_json`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`, `idempotency_key_reused`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`: send again with the same key", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn receive_referral(State(front): State<Front>, caller: Caller, posted: Posted) -> ApiResult {
    let sent: NewReferral = posted.parse()?;
    let app = &front.app;
    let mut command = sent.command(&caller.actor, app.today(), app.settings.demo)?;
    let received_at = app.now();
    command.received_at = Some(received_at);
    let answer =
        receive::run_once(app, &caller.actor, command, &posted.key, |received| words(received, received_at)).await?;
    body::answer(answer)
}

fn words(received: &Received, received_at: jiff::Timestamp) -> footbridge_app::Result<Words> {
    let body = body::text(&ReceivedReferral {
        id: received.referral.to_string(),
        href: format!("/api/v1/referrals/{}", received.referral),
        reference: received.reference.clone(),
        status: "received",
        received_at: body::instant(received_at),
        median_wait_days: received.median_wait_days,
    })?;
    Ok(Words { status: 201, body })
}

impl NewReferral {
    fn command(self, actor: &Actor, today: Date, demo: bool) -> Result<receive::ReceiveReferral, AppError> {
        let mut errors = FieldErrors::default();
        let source = one_of::<Source>("source", &self.source, &mut errors);
        for need in &self.needs {
            one_of::<Need>("needs", need, &mut errors);
        }
        if let Some(code) = &self.risk {
            one_of::<RiskStatement>("risk", code, &mut errors);
        }
        if let Some(code) = &self.person.contact_by {
            one_of::<ContactBy>("person.contact_by", code, &mut errors);
        }
        let language = self.person.language.as_deref().unwrap_or_default().trim();
        let is_code = matches!(language.len(), 2 | 3) && language.bytes().all(|it| it.is_ascii_lowercase());
        if !language.is_empty() && !is_code {
            errors.add("person.language", "Give the ISO 639 code of a language, like en, cy or pl.");
        }
        let born_on = match self.person.born_on.as_deref().map(str::trim).filter(|it| !it.is_empty()) {
            None => None,
            Some(typed) => typed
                .parse::<Date>()
                .map_err(|_| errors.add("person.born_on", "Give a real day, like 1980-03-31."))
                .ok(),
        };
        let account = actor.account().ok_or(AppError::NotSignedIn)?;
        let door = Door {
            scheme: account.scheme,
            source: source.unwrap_or(Source::Gp),
            method: Method::SecureMessaging,
            organisation: account.organisation,
            practice: account.organisation.filter(|_| source.is_some_and(Source::is_practice)),
            batch: None,
            action: Action::ReferPerson,
        };
        match self.typed(born_on).parse(door, today, demo) {
            Ok(command) => errors.into_result().map(|()| command),
            Err(more) => {
                for (field, message) in more.iter() {
                    let path = path_of(field);
                    if errors.get(&path).is_none() {
                        errors.add(path, message);
                    }
                }
                Err(AppError::Invalid(errors))
            }
        }
    }

    fn typed(self, born_on: Option<Date>) -> Typed {
        let Self { person, referrer, .. } = self;
        let referrer = referrer.unwrap_or_default();
        let part = |part: fn(Date) -> i16| born_on.map(|it| part(it).to_string()).unwrap_or_default();
        Typed {
            first_name: person.first_name.unwrap_or_default(),
            family_name: person.family_name.unwrap_or_default(),
            preferred_name: person.preferred_name.unwrap_or_default(),
            born_day: part(|it| it.day().into()),
            born_month: part(|it| it.month().into()),
            born_year: part(Date::year),
            nhs_number: person.nhs_number.unwrap_or_default(),
            phone: person.phone.unwrap_or_default(),
            email: person.email.unwrap_or_default(),
            address: person.address.unwrap_or_default(),
            postcode: person.postcode.unwrap_or_default(),
            language: person.language.unwrap_or_default(),
            interpreter: person.interpreter,
            contact_by: person.contact_by.unwrap_or_default(),
            voicemail_safe: person.voicemail_safe,
            best_time: person.best_time.unwrap_or_default(),
            helper: person.helper.unwrap_or_default(),
            reason: self.reason.unwrap_or_default(),
            needs: self.needs,
            risk: self.risk.unwrap_or_default(),
            risk_note: self.risk_note.unwrap_or_default(),
            agreed_to_contact: self.agreed_to_contact,
            urgent: self.urgent,
            referrer_name: referrer.name.unwrap_or_default(),
            referrer_role: referrer.role.unwrap_or_default(),
            referrer_contact: referrer.contact.unwrap_or_default(),
        }
    }
}

/// The form's name of a field, as a path in this JSON.
fn path_of(field: &str) -> String {
    match field {
        "born" => "person.born_on".to_owned(),
        "agreed" => "agreed_to_contact".to_owned(),
        "reason" | "needs" | "risk" | "risk_note" | "urgent" => field.to_owned(),
        other => match other.strip_prefix("referrer_") {
            Some(part) => format!("referrer.{part}"),
            None => format!("person.{other}"),
        },
    }
}
