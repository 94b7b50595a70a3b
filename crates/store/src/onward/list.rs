//! Lists of onward referrals: of a person, of a worker, of the hand that must ring, of a group's register.

use footbridge_domain::access::Scope;
use footbridge_domain::ids::{AccountId, OnwardReferralId, PersonId, SchemeId, ServiceId};
use footbridge_domain::onward::{OnwardStatus, Shared};
use jiff::Timestamp;
use jiff::civil::Date;

use super::referral::shared_of;
use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::people_coded as coded;
use crate::row::{FromRow, Row};
use crate::sql::{Filtered, PERSON_SCOPE};
use crate::statements;
use crate::value::AsValue as _;

/// One row of a list of onward referrals.
#[derive(Clone)]
pub struct OnwardSummary {
    pub id: OnwardReferralId,
    pub scheme: SchemeId,
    pub person: PersonId,
    pub first_name: String,
    pub family_name: String,
    pub service: ServiceId,
    pub service_name: String,
    pub service_phone: String,
    pub state: OnwardStatus,
    pub state_at: Timestamp,
    pub sent_by: AccountId,
    pub sent_by_name: String,
    pub sent_at: Option<Timestamp>,
    pub send_on: Option<Date>,
    pub answered_at: Option<Timestamp>,
    pub place_from_on: Option<Date>,
    pub wait_weeks: Option<u16>,
    pub first_attended_on: Option<Date>,
    pub last_attended_on: Option<Date>,
    pub end_reason: String,
    pub reminders: i64,
    pub ring_needed: bool,
    pub consent_withdrawn_at: Option<Timestamp>,
    /// As the organisation knows them.
    pub shared: Shared,
    pub initials: String,
}

macro_rules! head {
    () => {
        "SELECT o.id, o.scheme_id, o.person_id, p.first_name, p.family_name, o.service_id, s.name AS service_name, \
         s.phone AS service_phone, o.state, o.state_at, o.sent_by, a.name AS sent_by_name, o.sent_at, o.send_on, o.answered_at, \
         o.place_from_on, o.wait_weeks, o.first_attended_on, o.last_attended_on, o.end_reason, o.reminders, o.ring_needed, \
         c.withdrawn_at, o.shared, o.initials FROM onward_referral o JOIN person p ON p.id = o.person_id \
         JOIN service s ON s.id = o.service_id JOIN account a ON a.id = o.sent_by JOIN consent c ON c.id = o.consent_id"
    };
}

const HEAD: &str = head!();

statements! {
    OF_PERSON = concat!(head!(), " WHERE o.person_id = $1 AND o.scheme_id = $2 ORDER BY o.state_at DESC, o.id DESC");
    REGISTER = concat!(head!(), " WHERE o.recipient_key = $1 AND o.service_id = $2 AND o.scheme_id = $3 \
        AND o.state IN ('accepted', 'started') AND c.withdrawn_at IS NULL ORDER BY o.answered_at, o.id LIMIT 200");
}

impl FromRow for OnwardSummary {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            scheme: row.get("scheme_id")?,
            person: row.get("person_id")?,
            first_name: row.get("first_name")?,
            family_name: row.get("family_name")?,
            service: row.get("service_id")?,
            service_name: row.get("service_name")?,
            service_phone: row.get("service_phone")?,
            state: coded(row, "state")?,
            state_at: row.get("state_at")?,
            sent_by: row.get("sent_by")?,
            sent_by_name: row.get("sent_by_name")?,
            sent_at: row.get("sent_at")?,
            send_on: row.get("send_on")?,
            answered_at: row.get("answered_at")?,
            place_from_on: row.get("place_from_on")?,
            wait_weeks: row.get("wait_weeks")?,
            first_attended_on: row.get("first_attended_on")?,
            last_attended_on: row.get("last_attended_on")?,
            end_reason: row.get("end_reason")?,
            reminders: row.get("reminders")?,
            ring_needed: row.get("ring_needed")?,
            consent_withdrawn_at: row.get("withdrawn_at")?,
            shared: shared_of(row)?,
            initials: row.get("initials")?,
        })
    }
}

/// A person's onward referrals, newest change first. The caller has been allowed to see the record.
pub async fn of_person(tx: &mut Tx, person: PersonId, scheme: SchemeId) -> Result<Vec<OnwardSummary>> {
    tx.all(OF_PERSON, args![person, scheme]).await
}

/// Sent and still without an end, within the scope, oldest first; one worker's where one is named.
pub async fn open_for_worker(
    tx: &mut Tx,
    scope: &Scope,
    worker: Option<AccountId>,
    most: i64,
) -> Result<Vec<OnwardSummary>> {
    let (sql, values) = Filtered::new(HEAD)
        .scoped(scope, &PERSON_SCOPE)
        .and("o.state IN ('sent', 'received', 'waiting', 'accepted', 'started')", &[])
        .and_if(worker.is_some(), "o.sent_by = {}", &[worker.as_value()])
        .tail("ORDER BY o.sent_at NULLS FIRST, o.id LIMIT {}", &[most.as_value()]);
    tx.all(sql, &values).await
}

/// Nobody answered and a human is asked to ring, within the scope, longest waiting first.
pub async fn ring_needed(
    tx: &mut Tx,
    scope: &Scope,
    worker: Option<AccountId>,
    most: i64,
) -> Result<Vec<OnwardSummary>> {
    let (sql, values) = Filtered::new(HEAD)
        .scoped(scope, &PERSON_SCOPE)
        .and("o.ring_needed AND o.state IN ('sent', 'received', 'waiting')", &[])
        .and_if(worker.is_some(), "o.sent_by = {}", &[worker.as_value()])
        .tail("ORDER BY o.sent_at NULLS FIRST, o.id LIMIT {}", &[most.as_value()]);
    tx.all(sql, &values).await
}

/// Those a group expects or has, as sent to one address of it.
pub async fn register(
    tx: &mut Tx,
    recipient_key: &str,
    service: ServiceId,
    scheme: SchemeId,
) -> Result<Vec<OnwardSummary>> {
    tx.all(REGISTER, args![recipient_key, service, scheme]).await
}
