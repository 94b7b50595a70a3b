//! The second and third beats together, for the records that most use cases begin with: load, then permit.

use footbridge_domain::access::{Action, Actor, Decision, Grant, Subject, decide};
use footbridge_domain::ids::{PersonId, ReferralId, SchemeId};
use footbridge_domain::people::Person;
use footbridge_domain::referrals::Referral;
use footbridge_store::access::grants;
use footbridge_store::{Tx, people, referrals};
use jiff::Timestamp;

use crate::error::{AppError, Noun, Result};

/// A record that was loaded and may be used, with the reason that opened it, if one was needed.
pub struct Opened<T> {
    pub record: T,
    /// Words an account gave for opening a record that is not on its own caseload; else empty.
    pub reason: String,
}

/// The scheme of whoever is signed in.
pub(crate) fn scheme_of(actor: &Actor) -> Result<SchemeId> {
    actor.scheme().ok_or(AppError::NotSignedIn)
}

pub(crate) async fn grant_for(tx: &mut Tx, actor: &Actor, person: PersonId, now: Timestamp) -> Result<(Grant, String)> {
    match actor.account() {
        Some(account) => Ok(grants::in_force(tx, account.account, person, now).await?),
        None => Ok((Grant::None, String::new())),
    }
}

/// Loads a person and asks whether this actor may do this with their record.
pub async fn open_person(
    tx: &mut Tx,
    actor: &Actor,
    action: Action,
    id: PersonId,
    now: Timestamp,
) -> Result<Opened<Person>> {
    let scheme = scheme_of(actor)?;
    let person = people::get(tx, id, scheme).await.map_err(|error| AppError::from(error).noun(Noun::Person))?;
    let (grant, reason) = grant_for(tx, actor, id, now).await?;
    permit(actor, action, &person.subject(grant), id, Noun::Person)?;
    Ok(Opened { record: person, reason })
}

/// Loads a referral and asks whether this actor may do this with it.
pub async fn open_referral(
    tx: &mut Tx,
    actor: &Actor,
    action: Action,
    id: ReferralId,
    now: Timestamp,
) -> Result<Opened<Referral>> {
    let scheme = scheme_of(actor)?;
    let referral = referrals::get(tx, id, scheme).await.map_err(|error| AppError::from(error).noun(Noun::Referral))?;
    let (grant, reason) = grant_for(tx, actor, referral.person, now).await?;
    permit(actor, action, &referral.subject(grant), referral.person, Noun::Referral)?;
    Ok(Opened { record: referral, reason })
}

pub(crate) fn permit(actor: &Actor, action: Action, subject: &Subject, person: PersonId, noun: Noun) -> Result<()> {
    match decide(actor, action, subject) {
        Decision::Allow => Ok(()),
        Decision::GiveReason => Err(AppError::GiveReason { person, action }),
        Decision::Forbid => Err(AppError::Forbidden(action)),
        Decision::Hide => Err(AppError::NotFound(noun)),
    }
}

/// For actions on no record of their own: may this actor do this at all?
pub(crate) fn permit_at_all(actor: &Actor, action: Action) -> Result<()> {
    if footbridge_domain::access::may_ever(actor, action) {
        return Ok(());
    }
    Err(match actor {
        Actor::Public | Actor::Link(_) => AppError::NotSignedIn,
        Actor::Account(_) | Actor::Product => AppError::Forbidden(action),
    })
}
