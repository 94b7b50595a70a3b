//! An agreement is taken back in one click: links stop in the same transaction, and groups are asked to delete what they
//! have.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::{ConsentId, PersonId};
use footbridge_domain::onward::lists::{CancelReason, OnwardEvent, SentBy};
use footbridge_domain::onward::{Closing, OnwardStatus, OnwardStep};
use footbridge_domain::people::consent::Consent;
use footbridge_store::Tx;
use footbridge_store::access::schemes;
use footbridge_store::onward::{self, links, services};
use footbridge_store::people::consents;
use jiff::Timestamp;

use super::load::{name_of, note};
use super::mail;
use crate::app::App;
use crate::error::{AppError, Noun, Result};
use crate::load::open_person;
use crate::record::{Event, record};

/// Gives back the agreement, and how many groups were asked to delete what they hold. Twice is the same as once.
pub async fn run(app: &App, actor: &Actor, person: PersonId, id: ConsentId) -> Result<(Consent, usize)> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::ManageConsent, person, now).await?;
    let consent = consents::get(&mut tx, id, person).await.map_err(|it| AppError::from(it).noun(Noun::Page))?;
    if !consent.is_in_force() {
        return Ok((consent, 0));
    }
    consents::withdraw(&mut tx, id, person, now, actor.account_id()).await?;
    let event = Event::of("consent_withdrawn", "consent", id.uuid())
        .person(person)
        .reason(opened.reason)
        .detail(consent.kind.code());
    record(&mut tx, actor, event, now).await?;
    let asked = stop_sharing(&mut tx, actor, &consent, now).await?;
    tx.commit().await?;
    Ok((consent, asked))
}

/// Ends everything that rests on this agreement.
async fn stop_sharing(tx: &mut Tx, actor: &Actor, consent: &Consent, now: Timestamp) -> Result<usize> {
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
