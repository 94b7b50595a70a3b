//! A team lead gives a referral to a link worker, or a link worker takes one from the queue.

use footbridge_domain::access::{Action, Actor, Role};
use footbridge_domain::ids::{AccountId, ReferralId};
use footbridge_domain::referrals::Referral;
use footbridge_store::access::accounts;
use footbridge_store::{people, referrals};

use crate::app::App;
use crate::error::{AppError, Result};
use crate::load::open_referral;
use crate::record::{Event, record};

pub struct AllocateReferral {
    pub referral: ReferralId,
    pub seen: i64,
    pub worker: AccountId,
}

pub async fn run(app: &App, actor: &Actor, command: AllocateReferral) -> Result<Referral> {
    let now = app.now();
    let by = actor.account_id().ok_or(AppError::NotSignedIn)?;
    // Taking a waiting referral oneself is triage; giving it to somebody else is the lead's.
    let action = if command.worker == by { Action::TriageReferral } else { Action::AllocateReferral };
    let mut tx = app.begin().await?;
    let opened = open_referral(&mut tx, actor, action, command.referral, now).await?;
    let worker = accounts::get(&mut tx, command.worker).await?;
    if worker.scheme != opened.record.scheme || !worker.active || !worker.roles.has(Role::LinkWorker) {
        return Err(AppError::invalid("worker", "Choose a link worker from the list."));
    }
    let after = opened.record.seen_at(command.seen)?.allocate(command.worker, by, now)?;
    referrals::save(&mut tx, &after).await?;
    let mut person = people::get(&mut tx, after.person, after.scheme).await?;
    person.open_referral = Some(after.id);
    person.worker = Some(command.worker);
    people::save(&mut tx, &person).await?;
    let event = Event::of("referral_allocated", "referral", after.id.uuid())
        .person(after.person)
        .reason(opened.reason)
        .detail(format!("to {}", command.worker));
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(after)
}
