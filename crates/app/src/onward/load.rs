//! The second and third beats for onward referrals, and the small things every one of their use cases does.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::OnwardReferralId;
use footbridge_domain::onward::OnwardReferral;
use footbridge_domain::onward::chase::ChaseDays;
use footbridge_domain::onward::lists::OnwardEvent;
use footbridge_domain::people::Person;
use footbridge_store::access::schemes::{self, Scheme};
use footbridge_store::onward::events::{self, Happened};
use footbridge_store::{Tx, onward, people};
use jiff::Timestamp;

use crate::error::{AppError, Noun, Result};
use crate::load::{grant_for, permit, scheme_of};

/// An onward referral somebody signed in may use, with the person and the reason that opened the record.
pub struct OpenedOnward {
    pub referral: OnwardReferral,
    pub person: Person,
    pub reason: String,
}

pub async fn open(
    tx: &mut Tx,
    actor: &Actor,
    action: Action,
    id: OnwardReferralId,
    now: Timestamp,
) -> Result<OpenedOnward> {
    let scheme = scheme_of(actor)?;
    let referral =
        onward::get(tx, id, scheme).await.map_err(|error| AppError::from(error).noun(Noun::OnwardReferral))?;
    let person = people::get(tx, referral.person, scheme).await?;
    let (grant, reason) = grant_for(tx, actor, person.id, now).await?;
    permit(actor, action, &referral.subject(person.worker, grant), person.id, Noun::OnwardReferral)?;
    Ok(OpenedOnward { referral, person, reason })
}

/// Writes the referral's own history.
pub async fn note(
    tx: &mut Tx,
    referral: &OnwardReferral,
    who: &str,
    event: OnwardEvent,
    words: &str,
    now: Timestamp,
) -> Result<()> {
    let happened = Happened { at: now, who: who.to_owned(), event, note: words.to_owned() };
    Ok(events::add(tx, referral.id, &happened).await?)
}

/// The scheme and its days for asking again.
pub async fn scheme_and_days(tx: &mut Tx, referral: &OnwardReferral) -> Result<(Scheme, ChaseDays)> {
    let scheme = schemes::get(tx, referral.scheme).await?;
    let days = days_of(&scheme);
    Ok((scheme, days))
}

/// Reads `onward_reminder_days`, `onward_ring_day` and `onward_first_visit_days` from the scheme's settings.
pub fn days_of(scheme: &Scheme) -> ChaseDays {
    let settings: serde_json::Value = serde_json::from_str(&scheme.settings).unwrap_or_default();
    let usual = ChaseDays::default();
    let number = |key: &str, usual: i64| {
        settings.get(key).and_then(serde_json::Value::as_i64).filter(|it| *it > 0).unwrap_or(usual)
    };
    let reminders = settings.get("onward_reminder_days").and_then(serde_json::Value::as_array).map(|days| {
        let mut days: Vec<i64> = days.iter().filter_map(serde_json::Value::as_i64).filter(|it| *it > 0).collect();
        days.sort_unstable();
        days.dedup();
        days
    });
    ChaseDays {
        reminders: reminders.unwrap_or(usual.reminders),
        ring: number("onward_ring_day", usual.ring),
        first_visit: number("onward_first_visit_days", usual.first_visit),
    }
}

pub fn name_of(actor: &Actor) -> String {
    actor.account().map_or_else(String::new, |it| it.name.clone())
}
