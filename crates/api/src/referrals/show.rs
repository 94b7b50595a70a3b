//! How a referral fares: for the system that sent it, and for the team's own.

use axum::extract::{Path, State};
use footbridge_app::referrals::follow;
use footbridge_app::{AppError, Noun};
use footbridge_domain::access::{Action, may_ever};
use footbridge_domain::referrals::{CrisisLevel, Referral as Stored, ReferralState};
use footbridge_front::{Caller, Front};
use serde::Serialize;
use utoipa::ToSchema;

use crate::body;
use crate::problem::{ApiResult, Problem};

/// A referral: what was asked, and how far it is.
#[derive(Serialize, ToSchema)]
pub struct Referral {
    #[schema(format = "uuid")]
    id: String,
    reference: String,
    /// `received`, `awaiting_information`, `accepted`, `active`, `declined`, `withdrawn` or `closed`.
    status: &'static str,
    #[schema(format = "date-time")]
    status_at: String,
    #[schema(format = "date-time")]
    received_at: String,
    /// Whose referral it is. Only told to tokens that may open records.
    #[schema(format = "uuid")]
    person_id: Option<String>,
    source: &'static str,
    method: &'static str,
    reason: String,
    needs: Vec<String>,
    risk: &'static str,
    risk_note: String,
    agreed_to_contact: bool,
    urgent: bool,
    /// `now` or `soon` where words of crisis were found.
    crisis: Option<&'static str>,
    /// What the team would like to know, while it waits for that.
    question: Option<String>,
    #[schema(format = "date-time")]
    accepted_at: Option<String>,
    #[schema(format = "date-time")]
    allocated_at: Option<String>,
    #[schema(format = "date-time")]
    first_contact_at: Option<String>,
    /// Why it was declined or closed: a code.
    end_reason: Option<&'static str>,
    #[schema(format = "date-time")]
    ended_at: Option<String>,
}

/// Show a referral
///
/// A referrer's token sees what its account or organisation sent; the team's token sees its scheme's. Each look is audited.
#[utoipa::path(
    get, path = "/api/v1/referrals/{id}", tag = "Referrals",
    params(("id" = String, Path, description = "The id that was given when it was received")),
    responses(
        (status = 200, body = Referral),
        (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`forbidden`: scope `follow_referral`; `reason_needed`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: also for what this token must not know of", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn show_referral(State(front): State<Front>, caller: Caller, Path(id): Path<String>) -> ApiResult {
    let id = id.parse().map_err(|_| AppError::NotFound(Noun::Referral))?;
    let referral = follow::run(&front.app, &caller.actor, id).await?;
    body::json(&shown(referral, may_ever(&caller.actor, Action::ViewRecord)))
}

fn shown(it: Stored, opens_records: bool) -> Referral {
    let status = it.status();
    let (mut question, mut acceptance, mut allocation, mut end, mut end_reason) = (None, None, None, None, None);
    match it.state {
        ReferralState::Received => {}
        ReferralState::AwaitingInformation { question: asked } => question = Some(asked),
        ReferralState::Accepted(accepted) => acceptance = Some(accepted),
        ReferralState::Active { acceptance: accepted, allocation: allocated } => {
            (acceptance, allocation) = (Some(accepted), Some(allocated));
        }
        ReferralState::Declined { reason, end: ended } => (end_reason, end) = (Some(reason.code()), Some(ended)),
        ReferralState::Withdrawn { end: ended } => end = Some(ended),
        ReferralState::Closed { acceptance: accepted, allocation: allocated, reason, end: ended } => {
            (acceptance, allocation) = (Some(accepted), Some(allocated));
            (end_reason, end) = (Some(reason.code()), Some(ended));
        }
    }
    Referral {
        id: it.id.to_string(),
        reference: it.reference,
        status: status.code(),
        status_at: body::instant(it.state_at),
        received_at: body::instant(it.received_at),
        person_id: opens_records.then(|| it.person.to_string()),
        source: it.request.source.code(),
        method: it.request.method.code(),
        reason: it.request.reason,
        needs: it.request.needs,
        risk: it.request.risk.code(),
        risk_note: it.request.risk_note,
        agreed_to_contact: it.request.agreed_to_contact,
        urgent: it.request.urgent,
        crisis: it.request.crisis.map(|level| match level {
            CrisisLevel::Now => "now",
            CrisisLevel::Soon => "soon",
        }),
        question,
        accepted_at: acceptance.map(|it| body::instant(it.at)),
        allocated_at: allocation.map(|it| body::instant(it.at)),
        first_contact_at: it.first_contact_at.map(body::instant),
        end_reason,
        ended_at: end.map(|it| body::instant(it.at)),
    }
}
