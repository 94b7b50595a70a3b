//! Sharing ends the moment an agreement is withdrawn: links stop in the same transaction, and the group is asked to
//! delete what it has.

use footbridge_domain::access::Actor;
use footbridge_domain::onward::lists::{CancelReason, OnwardEvent, SentBy};
use footbridge_domain::onward::{Closing, OnwardStatus, OnwardStep};
use footbridge_domain::people::consent::Consent;
use footbridge_store::Tx;
use footbridge_store::access::schemes;
use footbridge_store::onward::{self, links, services};
use jiff::Timestamp;

use super::load::{name_of, note};
use super::mail;
use crate::error::Result;
use crate::record::{Event, record};

/// Ends everything that rests on this agreement. Called by the use case that withdraws it, in its transaction.
pub(crate) async fn stop_sharing(tx: &mut Tx, actor: &Actor, consent: &Consent, now: Timestamp) -> Result<usize> {
    let mut told = 0;
    for referral in onward::of_consent(tx, consent.id).await? {
        links::revoke(tx, referral.id, now).await?;
        let was_sent = referral.state.sending();
        let mut after = if referral.status().after(OnwardStep::Cancel).is_some() {
            let closing = Closing { on: crate::time::day_of(now), note: String::new() };
            referral.cancel(CancelReason::ConsentWithdrawn, closing, now)?
        } else {
            // They may still go there; nothing more is shared or asked.
            referral
        };
        after.next_chase_at = None;
        after.ring_needed = false;
        onward::save(tx, &after).await?;
        let who = name_of(actor);
        note(tx, &after, &who, OnwardEvent::ConsentWithdrawn, "", now).await?;
        if let Some(sending) = was_sent {
            let group = services::get(tx, after.service).await?;
            match sending.by {
                SentBy::Email => {
                    let scheme = schemes::get(tx, after.scheme).await?;
                    mail::delete_please(tx, &after, &group, &scheme, now).await?;
                    note(tx, &after, &who, OnwardEvent::DeletionAsked, "", now).await?;
                    told += 1;
                }
                SentBy::Phone => {
                    let words = format!("Ring {} on {} and ask them to delete the details", group.name, group.phone);
                    note(tx, &after, &who, OnwardEvent::RingNeeded, &words, now).await?;
                }
            }
        }
        if after.status() == OnwardStatus::Cancelled {
            let event = Event::of("onward_referral_cancelled", "onward_referral", after.id.uuid())
                .person(after.person)
                .detail(CancelReason::ConsentWithdrawn.code());
            record(tx, actor, event, now).await?;
        }
    }
    Ok(told)
}
