//! A triager accepts a referral: it waits for a link worker.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::ReferralId;
use footbridge_domain::referrals::Referral;
use footbridge_store::referrals;

use crate::app::App;
use crate::error::{AppError, Result};
use crate::load::open_referral;
use crate::record::{Event, record};

pub struct AcceptReferral {
    pub referral: ReferralId,
    pub seen: i64,
}

pub async fn run(app: &App, actor: &Actor, command: AcceptReferral) -> Result<Referral> {
    let now = app.now();
    let by = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let mut tx = app.begin().await?;
    let opened = open_referral(&mut tx, actor, Action::TriageReferral, command.referral, now).await?;
    let after = opened.record.seen_at(command.seen)?.accept(by, now)?;
    referrals::save(&mut tx, &after).await?;
    let event = Event::of("referral_accepted", "referral", after.id.uuid()).person(after.person).reason(opened.reason);
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(after)
}
