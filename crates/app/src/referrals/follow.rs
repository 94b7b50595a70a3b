//! How a referral fares, told to whoever may follow it: the one who sent it, or the team. The person's record stays shut.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::ReferralId;
use footbridge_domain::referrals::Referral;

use crate::app::App;
use crate::error::Result;
use crate::load::open_referral;
use crate::record::{Event, record_read};

pub async fn run(app: &App, actor: &Actor, id: ReferralId) -> Result<Referral> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_referral(&mut tx, actor, Action::FollowReferral, id, now).await?;
    let referral = opened.record;
    let event = Event::of("referral_followed", "referral", id.uuid()).person(referral.person).reason(opened.reason);
    record_read(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(referral)
}
