//! The steps of triage, each a POST with the version that was seen.

use axum::extract::{Path, State};
use footbridge_app::referrals::accept::{self, AcceptReferral};
use footbridge_app::{AppError, Noun};
use footbridge_domain::ids::ReferralId;
use footbridge_front::{Caller, Fields, Front};

use crate::errors::PageResult;
use crate::page::redirect_saying;

pub async fn accept(State(front): State<Front>, caller: Caller, Path(id): Path<String>, fields: Fields) -> PageResult {
    let referral: ReferralId = id.parse().map_err(|_| AppError::NotFound(Noun::Referral))?;
    let seen = fields.get("seen").parse().unwrap_or(-1);
    accept::run(&front.app, &caller.actor, AcceptReferral { referral, seen }).await?;
    Ok(redirect_saying(&format!("/referrals/{referral}"), "Accepted. It now waits for a link worker."))
}
