//! Lists of referrals: the queue, a person's story of referrals, what a referrer sent.

use footbridge_domain::access::Scope;
use footbridge_domain::ids::{AccountId, PersonId, ReferralId, SchemeId};
use footbridge_domain::people::ContactBy;
use footbridge_domain::referrals::ReferralStatus;
use footbridge_domain::referrals::pick_lists::Source;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::args;
use crate::db::{Only, Tx};
use crate::error::Result;
use crate::people_coded as coded;
use crate::row::{FromRow, Row};
use crate::sql::{Filtered, REFERRAL_SCOPE};
use crate::statements;
use crate::value::Value;

/// One row of a list of referrals.
#[derive(Clone)]
pub struct ReferralSummary {
    pub id: ReferralId,
    pub reference: String,
    pub person: PersonId,
    pub first_name: String,
    pub family_name: String,
    pub born_on: Option<Date>,
    pub postcode: String,
    pub language: String,
    pub interpreter: bool,
    pub source: Source,
    pub organisation: Option<String>,
    pub referrer_name: String,
    pub reason: String,
    pub needs: String,
    pub crisis: String,
    pub urgent: bool,
    pub risk: String,
    pub received_at: Timestamp,
    pub state: ReferralStatus,
    pub state_at: Timestamp,
    pub worker: Option<AccountId>,
    pub worker_name: Option<String>,
    pub end_reason: String,
    pub version: i64,
    pub contact_by: ContactBy,
    /// They were referred here before.
    pub came_before: bool,
    /// Somebody else in the scheme may be the same person.
    pub maybe_known: bool,
    /// The reply to the referrer has been sent.
    pub has_reply: bool,
}

/// What waits in the queue, by state.
pub struct WaitingCount {
    pub state: ReferralStatus,
    pub people: i64,
}

/// A call, text or letter that did not reach the person.
pub struct FailedTry {
    pub method: String,
    pub at: Timestamp,
}

#[derive(Debug, Clone, Copy, Default)]
pub struct QueueFilter {
    /// Only what waits: not ended and without a worker. Otherwise everything in the scope.
    pub waiting: bool,
    pub state: Option<ReferralStatus>,
    pub received_from: Option<Timestamp>,
    pub received_until: Option<Timestamp>,
    pub newest_first: bool,
    pub limit: i64,
    pub offset: i64,
}

/// One row's columns. "Possibly the same as somebody else" is three look-ups by index, so that a queue of
/// a hundred costs one statement.
macro_rules! summary {
    ($rest:literal) => {
        concat!(
            "SELECT r.id, r.reference, r.person_id, p.first_name, p.family_name, p.born_on, p.postcode, p.language, \
             p.interpreter, p.contact_by, r.source, o.name AS organisation, r.referrer_name, r.reason, r.needs, r.crisis, \
             r.urgent, r.risk, r.received_at, r.state, r.state_at, r.worker_id, a.name AS worker_name, r.end_reason, \
             r.version, (r.previous_referral_id IS NOT NULL) AS came_before, (r.reply IS NOT NULL) AS has_reply, \
             (EXISTS (SELECT 1 FROM person q WHERE q.scheme_id = p.scheme_id AND q.nhs_number = p.nhs_number \
                 AND q.id <> p.id AND q.merged_into IS NULL) \
              OR EXISTS (SELECT 1 FROM person q WHERE q.scheme_id = p.scheme_id AND q.phone_key = p.phone_key \
                 AND q.phone_key <> '' AND q.family_key = p.family_key AND q.id <> p.id AND q.merged_into IS NULL) \
              OR EXISTS (SELECT 1 FROM person q WHERE q.scheme_id = p.scheme_id AND q.born_on = p.born_on \
                 AND q.family_key = p.family_key AND q.id <> p.id AND q.merged_into IS NULL)) AS maybe_known \
             FROM referral r JOIN person p ON p.id = r.person_id \
             LEFT JOIN referring_organisation o ON o.id = r.referring_organisation_id \
             LEFT JOIN account a ON a.id = r.worker_id",
            $rest
        )
    };
}

const HEAD: &str = summary!("");

statements! {
    BY_PERSON = summary!(" WHERE r.person_id = $1 AND r.scheme_id = $2 ORDER BY r.received_at DESC, r.id");
    // How many people with an open episode each link worker holds.
    OPEN_BY_WORKER = "SELECT worker_id, COUNT(*) AS people FROM person WHERE scheme_id = $1 AND open_referral_id IS NOT NULL \
        AND worker_id IS NOT NULL AND merged_into IS NULL GROUP BY worker_id ORDER BY worker_id";
    // Who last held the person, before this referral.
    HELD_BEFORE = "SELECT worker_id AS value FROM referral WHERE person_id = $1 AND scheme_id = $2 AND id <> $3 \
        AND worker_id IS NOT NULL ORDER BY received_at DESC, id LIMIT 1";
    // Tries to reach the person since the referral came.
    FAILED_TRIES = "SELECT method, happened_at FROM contact WHERE person_id = $1 AND kind = 'no_answer' \
        AND undone_at IS NULL AND happened_at >= $2 ORDER BY happened_at, id";
    WAITS = "SELECT allocated_at - received_at AS value FROM referral WHERE scheme_id = $1 AND allocated_at IS NOT NULL \
        ORDER BY received_at DESC LIMIT 50";
}

impl FromRow for ReferralSummary {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            reference: row.get("reference")?,
            person: row.get("person_id")?,
            first_name: row.get("first_name")?,
            family_name: row.get("family_name")?,
            born_on: row.get("born_on")?,
            postcode: row.get("postcode")?,
            language: row.get("language")?,
            interpreter: row.get("interpreter")?,
            source: coded(row, "source")?,
            organisation: row.get("organisation")?,
            referrer_name: row.get("referrer_name")?,
            reason: row.get("reason")?,
            needs: row.get("needs")?,
            crisis: row.get("crisis")?,
            urgent: row.get("urgent")?,
            risk: row.get("risk")?,
            received_at: row.get("received_at")?,
            state: coded(row, "state")?,
            state_at: row.get("state_at")?,
            worker: row.get("worker_id")?,
            worker_name: row.get("worker_name")?,
            end_reason: row.get("end_reason")?,
            version: row.get("version")?,
            contact_by: coded(row, "contact_by")?,
            came_before: row.get("came_before")?,
            maybe_known: row.get("maybe_known")?,
            has_reply: row.get("has_reply")?,
        })
    }
}

impl FromRow for WaitingCount {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { state: coded(row, "state")?, people: row.get("people")? })
    }
}

impl FromRow for FailedTry {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { method: row.get("method")?, at: row.get("happened_at")? })
    }
}

struct Held {
    worker: AccountId,
    people: i64,
}

impl FromRow for Held {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { worker: row.get("worker_id")?, people: row.get("people")? })
    }
}

/// Referrals within the scope. The waiting queue has crisis and urgency on top, then the longest wait.
pub async fn list(tx: &mut Tx, scope: &Scope, filter: &QueueFilter) -> Result<Vec<ReferralSummary>> {
    let tail = match (filter.waiting, filter.newest_first) {
        (true, _) => {
            "ORDER BY CASE r.crisis WHEN 'now' THEN 0 WHEN 'soon' THEN 1 ELSE 2 END, r.urgent DESC, r.received_at, r.id \
             LIMIT {} OFFSET {}"
        }
        (false, true) => "ORDER BY r.received_at DESC, r.id LIMIT {} OFFSET {}",
        (false, false) => "ORDER BY r.received_at, r.id LIMIT {} OFFSET {}",
    };
    let (sql, args) = filtered(HEAD, scope, filter).tail(tail, &[Value::Int(filter.limit), Value::Int(filter.offset)]);
    tx.all(sql, &args).await
}

/// How many wait without a link worker.
pub async fn count_queue(tx: &mut Tx, scope: &Scope, filter: &QueueFilter) -> Result<i64> {
    let (sql, args) = filtered("SELECT COUNT(*) AS value FROM referral r", scope, filter).tail("", &[]);
    Ok(tx.one::<Only<i64>>(sql, &args).await?.0)
}

/// How many wait in each state: the numbers on the tabs.
pub async fn count_waiting(tx: &mut Tx, scope: &Scope) -> Result<Vec<WaitingCount>> {
    let filter = QueueFilter { waiting: true, ..QueueFilter::default() };
    let (sql, args) = filtered("SELECT r.state, COUNT(*) AS people FROM referral r", scope, &filter)
        .tail("GROUP BY r.state ORDER BY r.state", &[]);
    tx.all(sql, &args).await
}

/// People with an open episode per link worker; workers with none are not in it.
pub async fn open_by_worker(tx: &mut Tx, scheme: SchemeId) -> Result<Vec<(AccountId, i64)>> {
    let held: Vec<Held> = tx.all(OPEN_BY_WORKER, args![scheme]).await?;
    Ok(held.into_iter().map(|it| (it.worker, it.people)).collect())
}

/// The link worker of the person's earlier referral, if there was one.
pub async fn held_before(
    tx: &mut Tx,
    person: PersonId,
    scheme: SchemeId,
    this: ReferralId,
) -> Result<Option<AccountId>> {
    Ok(tx.maybe::<Only<AccountId>>(HELD_BEFORE, args![person, scheme, this]).await?.map(|it| it.0))
}

/// Tries since an instant that did not reach the person, oldest first.
pub async fn failed_tries(tx: &mut Tx, person: PersonId, since: Timestamp) -> Result<Vec<FailedTry>> {
    tx.all(FAILED_TRIES, args![person, since]).await
}

fn filtered<'a>(head: &'static str, scope: &'a Scope, filter: &QueueFilter) -> Filtered<'a> {
    let mut list = Filtered::new(head).scoped(scope, &REFERRAL_SCOPE).and_if(
        filter.waiting,
        "r.worker_id IS NULL AND r.ended_at IS NULL",
        &[],
    );
    if let Some(state) = filter.state {
        list = list.and("r.state = {}", &[Value::Text(state.code())]);
    }
    if let Some(from) = filter.received_from {
        list = list.and("r.received_at >= {}", &[Value::Int(from.as_millisecond())]);
    }
    if let Some(until) = filter.received_until {
        list = list.and("r.received_at < {}", &[Value::Int(until.as_millisecond())]);
    }
    list
}

/// All referrals of one person, newest first: the story so far. The caller may see the record.
pub async fn by_person(tx: &mut Tx, person: PersonId, scheme: SchemeId) -> Result<Vec<ReferralSummary>> {
    tx.all(BY_PERSON, args![person, scheme]).await
}

/// How many days people lately waited for a link worker: the middle of the last 50, the upper one of two, in whole
/// days. Told to referrers as it is.
pub async fn median_wait_days(tx: &mut Tx, scheme: SchemeId) -> Result<Option<i64>> {
    let mut waits: Vec<i64> = tx.all::<Only<i64>>(WAITS, args![scheme]).await?.into_iter().map(|it| it.0).collect();
    waits.sort_unstable();
    Ok(waits.get(waits.len() / 2).map(|it| it / 86_400_000))
}
