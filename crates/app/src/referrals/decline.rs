//! A human declines a referral, with a reason. Nothing in the product ever does this by itself.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::ReferralId;
use footbridge_domain::referrals::pick_lists::DeclineReason;
use footbridge_domain::referrals::{End, Referral};
use footbridge_store::{people, referrals};

use crate::app::App;
use crate::error::Result;
use crate::load::open_referral;
use crate::record::{Event, record};

pub struct DeclineReferral {
    pub referral: ReferralId,
    pub seen: i64,
    pub reason: DeclineReason,
    pub note: String,
}

pub async fn run(app: &App, actor: &Actor, command: DeclineReferral) -> Result<Referral> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_referral(&mut tx, actor, Action::TriageReferral, command.referral, now).await?;
    let end = End { by: actor.account_id(), at: now, note: command.note.trim().to_owned() };
    let after = opened.record.seen_at(command.seen)?.decline(command.reason, end, now)?;
    referrals::save(&mut tx, &after).await?;
    release_person(&mut tx, &after).await?;
    let event = Event::of("referral_declined", "referral", after.id.uuid())
        .person(after.person)
        .reason(opened.reason)
        .detail(command.reason.code());
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(after)
}

/// The person no longer has this as their open episode.
pub(crate) async fn release_person(tx: &mut footbridge_store::Tx, referral: &Referral) -> Result<()> {
    let mut person = people::get(tx, referral.person, referral.scheme).await?;
    if person.open_referral == Some(referral.id) {
        person.open_referral = None;
        person.worker = None;
        person.next_contact_on = None;
        people::save(tx, &person).await?;
    }
    Ok(())
}
