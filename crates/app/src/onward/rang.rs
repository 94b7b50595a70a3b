//! A link worker rang a group that had not answered, and has no answer yet: the days begin again.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::OnwardReferralId;
use footbridge_domain::onward::lists::OnwardEvent;
use footbridge_store::onward;

use super::load::{name_of, note, open, scheme_and_days};
use crate::app::App;
use crate::error::Result;
use crate::record::{Event, record};

pub async fn run(app: &App, actor: &Actor, id: OnwardReferralId, seen: i64, words: &str) -> Result<()> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open(&mut tx, actor, Action::ReferOnward, id, now).await?;
    let (_, days) = scheme_and_days(&mut tx, &opened.referral).await?;
    let after = opened.referral.seen_at(seen)?.rang(now)?.chased(&days);
    onward::save(&mut tx, &after).await?;
    note(&mut tx, &after, &name_of(actor), OnwardEvent::Rang, words.trim(), now).await?;
    let event =
        Event::of("onward_organisation_rung", "onward_referral", id.uuid()).person(after.person).reason(opened.reason);
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(())
}
