//! The person, or whoever referred them, takes the request back.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::ReferralId;
use footbridge_domain::referrals::{End, Referral};
use footbridge_store::referrals;

use super::decline::release_person;
use crate::app::App;
use crate::error::Result;
use crate::load::open_referral;
use crate::record::{Event, record};

pub struct WithdrawReferral {
    pub referral: ReferralId,
    pub seen: i64,
    pub note: String,
}

pub async fn run(app: &App, actor: &Actor, command: WithdrawReferral) -> Result<Referral> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_referral(&mut tx, actor, Action::TriageReferral, command.referral, now).await?;
    let end = End { by: actor.account_id(), at: now, note: command.note.trim().to_owned() };
    let after = opened.record.seen_at(command.seen)?.withdraw(end, now)?;
    referrals::save(&mut tx, &after).await?;
    release_person(&mut tx, &after).await?;
    let event = Event::of("referral_withdrawn", "referral", after.id.uuid()).person(after.person).reason(opened.reason);
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(after)
}
