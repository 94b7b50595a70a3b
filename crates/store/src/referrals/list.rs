//! Lists of referrals: the queue, a person's story of referrals, what a referrer sent.

use footbridge_domain::access::Scope;
use footbridge_domain::ids::{AccountId, PersonId, ReferralId, SchemeId};
use footbridge_domain::referrals::pick_lists::Source;
use footbridge_domain::referrals::ReferralStatus;
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

const HEAD: &str = "SELECT r.id, r.reference, r.person_id, p.first_name, p.family_name, p.born_on, p.postcode, p.language, \
    p.interpreter, r.source, o.name AS organisation, r.referrer_name, r.reason, r.needs, r.crisis, r.urgent, r.risk, \
    r.received_at, r.state, r.state_at, r.worker_id, a.name AS worker_name, r.end_reason, r.version \
    FROM referral r JOIN person p ON p.id = r.person_id \
    LEFT JOIN referring_organisation o ON o.id = r.referring_organisation_id LEFT JOIN account a ON a.id = r.worker_id";

statements! {
    BY_PERSON = "SELECT r.id, r.reference, r.person_id, p.first_name, p.family_name, p.born_on, p.postcode, p.language, \
        p.interpreter, r.source, o.name AS organisation, r.referrer_name, r.reason, r.needs, r.crisis, r.urgent, r.risk, \
        r.received_at, r.state, r.state_at, r.worker_id, a.name AS worker_name, r.end_reason, r.version \
        FROM referral r JOIN person p ON p.id = r.person_id \
        LEFT JOIN referring_organisation o ON o.id = r.referring_organisation_id LEFT JOIN account a ON a.id = r.worker_id \
        WHERE r.person_id = $1 AND r.scheme_id = $2 ORDER BY r.received_at DESC, r.id";
    // The middle wait of the last 50 that were allocated, in whole days: the upper one of two middles.
    MEDIAN_WAIT = "SELECT (allocated_at - received_at) / 86400000 AS value FROM ( \
        SELECT received_at, allocated_at FROM referral WHERE scheme_id = $1 AND allocated_at IS NOT NULL \
        ORDER BY received_at DESC LIMIT 50) latest ORDER BY allocated_at - received_at \
        LIMIT 1 OFFSET (SELECT COUNT(*) / 2 FROM ( \
        SELECT id FROM referral WHERE scheme_id = $1 AND allocated_at IS NOT NULL ORDER BY received_at DESC LIMIT 50) counted)";
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
        })
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

fn filtered<'a>(head: &'static str, scope: &'a Scope, filter: &QueueFilter) -> Filtered<'a> {
    let mut list = Filtered::new(head)
        .scoped(scope, &REFERRAL_SCOPE)
        .and_if(filter.waiting, "r.worker_id IS NULL AND r.ended_at IS NULL", &[]);
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

/// How many days people lately waited for a link worker: the median, told to referrers as it is.
pub async fn median_wait_days(tx: &mut Tx, scheme: SchemeId) -> Result<Option<i64>> {
    Ok(tx.maybe::<Only<i64>>(MEDIAN_WAIT, args![scheme]).await?.map(|it| it.0))
}
