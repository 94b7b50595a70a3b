//! New referrals, most pressing first; and how many there are, for the number beside the menu.

use footbridge_domain::access::{Action, Actor};
use footbridge_store::access::schemes;
use footbridge_store::referrals::{self, QueueFilter, ReferralSummary, WaitingCount};

use crate::app::App;
use crate::error::Result;
use crate::load::{permit_at_all, scheme_of};
use crate::scheme_settings::SchemeSettings;

/// What the actor may triage and is waiting. One statement.
pub async fn run(app: &App, actor: &Actor, filter: QueueFilter) -> Result<Vec<ReferralSummary>> {
    permit_at_all(actor, Action::TriageReferral)?;
    let scope = actor.scope(Action::TriageReferral);
    let mut tx = app.read().await?;
    Ok(referrals::list(&mut tx, &scope, &filter).await?)
}

pub async fn count(app: &App, actor: &Actor) -> Result<i64> {
    if !footbridge_domain::access::may_ever(actor, Action::TriageReferral) {
        return Ok(0);
    }
    let scope = actor.scope(Action::TriageReferral);
    let mut tx = app.read().await?;
    Ok(referrals::count_queue(&mut tx, &scope, &QueueFilter { waiting: true, ..QueueFilter::default() }).await?)
}

/// How many wait in each state, for the numbers on the tabs.
pub async fn tabs(app: &App, actor: &Actor) -> Result<Vec<WaitingCount>> {
    permit_at_all(actor, Action::TriageReferral)?;
    let scope = actor.scope(Action::TriageReferral);
    let mut tx = app.read().await?;
    Ok(referrals::count_waiting(&mut tx, &scope).await?)
}

/// Working days within which somebody new is first rung.
pub async fn target_days(app: &App, actor: &Actor) -> Result<i64> {
    let mut tx = app.read().await?;
    let scheme = schemes::get(&mut tx, scheme_of(actor)?).await?;
    Ok(SchemeSettings::read(&scheme.settings).first_contact_days)
}
