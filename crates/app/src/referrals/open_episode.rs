//! "They are already with us": told to whoever may follow that referral, who can add a note instead of a second referral.
//! The holder of a form link never learns it.

use footbridge_domain::access::{Action, Actor, Decision, decide};
use footbridge_domain::ids::ReferralId;
use footbridge_domain::referrals::Referral;
use footbridge_store::{people, referrals};

use super::receive::{ReceiveReferral, crisis_in};
use crate::app::App;
use crate::error::{AppError, Result};
use crate::load::{grant_for, open_referral};
use crate::people::known_people;
use crate::record::{Event, record, record_read};

/// The open referral of the person on the form, when the match is certain and this sender may know.
pub async fn find(app: &App, actor: &Actor, command: &ReceiveReferral) -> Result<Option<Referral>> {
    if actor.account().is_none() {
        return Ok(None);
    }
    let now = app.now();
    let scheme = command.door.scheme;
    let mut tx = app.begin().await?;
    let known = known_people::find(&mut tx, scheme, &command.details).await?;
    let Some(certain) = known.iter().find(|it| it.is_certain() && it.has_open_referral) else { return Ok(None) };
    let person = people::get(&mut tx, certain.id, scheme).await?;
    let Some(open) = person.open_referral else { return Ok(None) };
    let referral = referrals::get(&mut tx, open, scheme).await?;
    let (grant, reason) = grant_for(&mut tx, actor, person.id, now).await?;
    if decide(actor, Action::FollowReferral, &referral.subject(grant)) != Decision::Allow {
        return Ok(None);
    }
    let event = Event::of("referral_followed", "referral", open.uuid()).person(person.id).reason(reason);
    record_read(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(Some(referral))
}

/// Adds a note to an open referral instead of sending another.
pub async fn add_note(app: &App, actor: &Actor, id: ReferralId, seen: i64, words: &str) -> Result<Referral> {
    const LONGEST: usize = 2_000;
    let now = app.now();
    let words = words.trim();
    if words.is_empty() {
        return Err(AppError::invalid("note", "Write what the link worker should know."));
    }
    if words.chars().count() > LONGEST {
        return Err(AppError::invalid(
            "note",
            format!("Use at most {LONGEST} characters. You have {}.", words.chars().count()),
        ));
    }
    let mut tx = app.begin().await?;
    let opened = open_referral(&mut tx, actor, Action::FollowReferral, id, now).await?;
    let from = actor.account().map(|it| it.name.clone()).unwrap_or_default();
    let day = crate::time::date_words(crate::time::day_of(now));
    let mut after = opened.record.seen_at(seen)?.add_note(&from, &day, words)?;
    // A note may bring the words of crisis that the referral did not have.
    after.request.crisis = after.request.crisis.max(crisis_in(words, ""));
    referrals::save(&mut tx, &after).await?;
    let event = Event::of("referral_note_added", "referral", id.uuid()).person(after.person).reason(opened.reason);
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(after)
}
