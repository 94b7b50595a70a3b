//! Today: what needs the worker first, who has not answered, the caseload's figures, who was opened lately.
//! The number of statements never depends on the caseload.

use footbridge_domain::access::Scope;
use footbridge_domain::ids::{AccountId, OnwardReferralId, PersonId, ReferralId, SchemeId};
use footbridge_domain::workforce::AttentionKind;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::people_coded as coded;
use crate::row::{FromRow, Row};
use crate::sql::{Filtered, REFERRAL_SCOPE};
use crate::statements;
use crate::value::AsValue as _;

/// One reason to look at one person (or one draft about nobody yet).
#[derive(Clone)]
pub struct Attention {
    pub kind: AttentionKind,
    pub person: Option<PersonId>,
    pub name: String,
    pub day: Option<Date>,
    pub at: Option<Timestamp>,
    /// The group's name, or the draft's form.
    pub words: String,
    /// How many there are of this kind.
    pub many: i64,
}

/// An onward referral that is not answered yet.
#[derive(Clone)]
pub struct WaitingReply {
    pub onward: OnwardReferralId,
    pub person: PersonId,
    pub name: String,
    pub service: String,
    pub sent_at: Timestamp,
    pub reminders: i64,
    pub ring_needed: bool,
    pub many: i64,
}

#[derive(Clone, Copy, Default)]
pub struct Figures {
    pub active: i64,
    pub contact_due: i64,
    pub quiet: i64,
    pub review_due: i64,
}

/// The pressing end of the queue, and how long it is.
#[derive(Clone)]
pub struct QueueTop {
    pub referral: ReferralId,
    pub name: String,
    pub crisis: String,
    pub waiting: i64,
    pub over_target: i64,
    pub oldest: Timestamp,
}

#[derive(Clone)]
pub struct RecentPerson {
    pub person: PersonId,
    pub name: String,
}

const QUEUE_TOP: &str = "SELECT r.id, p.first_name, p.family_name, r.crisis, COUNT(*) OVER () AS waiting, \
    COUNT(CASE WHEN r.received_at < {} THEN 1 END) OVER () AS over_target, MIN(r.received_at) OVER () AS oldest \
    FROM referral r JOIN person p ON p.id = r.person_id";

statements! {
    ATTENTION = "SELECT kind, person_id, first_name, family_name, day, at, words, many FROM ( \
            SELECT 'safeguarding' AS kind, p.id AS person_id, p.first_name, p.family_name, c.follow_up_on AS day, \
            CAST(NULL AS BIGINT) AS at, '' AS words, COUNT(*) OVER () AS many \
            FROM safeguarding_concern c JOIN person p ON p.id = c.person_id \
            WHERE c.closed_at IS NULL AND c.follow_up_on <= $3 AND p.scheme_id = $1 AND p.worker_id = $2 \
            ORDER BY c.follow_up_on LIMIT 5) safeguarding \
        UNION ALL SELECT kind, person_id, first_name, family_name, day, at, words, many FROM ( \
            SELECT 'ring' AS kind, p.id AS person_id, p.first_name, p.family_name, CAST(NULL AS TEXT) AS day, o.sent_at AS at, \
            s.name AS words, COUNT(*) OVER () AS many \
            FROM person p JOIN onward_referral o ON o.person_id = p.id JOIN service s ON s.id = o.service_id \
            WHERE o.ring_needed AND o.state IN ('sent', 'received', 'waiting') AND p.scheme_id = $1 AND p.worker_id = $2 \
            ORDER BY o.sent_at LIMIT 5) ring \
        UNION ALL SELECT kind, person_id, first_name, family_name, day, at, words, many FROM ( \
            SELECT CASE WHEN o.state = 'accepted' THEN 'place_offered' ELSE 'place_refused' END AS kind, p.id AS person_id, \
            p.first_name, p.family_name, o.place_from_on AS day, o.answered_at AS at, s.name AS words, COUNT(*) OVER () AS many \
            FROM person p JOIN onward_referral o ON o.person_id = p.id JOIN service s ON s.id = o.service_id \
            WHERE o.state IN ('accepted', 'declined') AND o.answered_at > COALESCE(p.last_contact_at, 0) \
            AND p.scheme_id = $1 AND p.worker_id = $2 ORDER BY o.answered_at LIMIT 5) answered \
        UNION ALL SELECT kind, person_id, first_name, family_name, day, at, words, many FROM ( \
            SELECT 'next_contact' AS kind, p.id AS person_id, p.first_name, p.family_name, p.next_contact_on AS day, \
            p.last_contact_at AS at, '' AS words, COUNT(*) OVER () AS many \
            FROM person p WHERE p.scheme_id = $1 AND p.worker_id = $2 AND p.next_contact_on <= $3 \
            ORDER BY p.next_contact_on, p.name_key LIMIT 5) due \
        UNION ALL SELECT kind, person_id, first_name, family_name, day, at, words, many FROM ( \
            SELECT 'review' AS kind, p.id AS person_id, p.first_name, p.family_name, w.review_on AS day, \
            CAST(NULL AS BIGINT) AS at, '' AS words, COUNT(*) OVER () AS many \
            FROM person p JOIN plan w ON w.person_id = p.id \
            WHERE p.scheme_id = $1 AND p.worker_id = $2 AND w.state <> 'ended' AND w.review_on <= $3 \
            ORDER BY w.review_on LIMIT 5) review \
        UNION ALL SELECT kind, person_id, first_name, family_name, day, at, words, many FROM ( \
            SELECT 'quiet' AS kind, p.id AS person_id, p.first_name, p.family_name, CAST(NULL AS TEXT) AS day, \
            p.last_contact_at AS at, '' AS words, COUNT(*) OVER () AS many \
            FROM person p JOIN referral r ON r.id = p.open_referral_id \
            WHERE p.scheme_id = $1 AND p.worker_id = $2 AND p.next_contact_on IS NULL \
            AND COALESCE(p.last_contact_at, r.allocated_at, r.received_at) < $4 \
            ORDER BY p.last_contact_at NULLS FIRST, p.name_key LIMIT 5) quiet \
        UNION ALL SELECT kind, person_id, first_name, family_name, day, at, words, many FROM ( \
            SELECT 'draft' AS kind, p.id AS person_id, COALESCE(p.first_name, '') AS first_name, \
            COALESCE(p.family_name, '') AS family_name, CAST(NULL AS TEXT) AS day, d.saved_at AS at, d.form AS words, \
            COUNT(*) OVER () AS many \
            FROM draft d LEFT JOIN person p ON p.id = d.subject_id AND p.scheme_id = $1 \
            WHERE d.account_id = $2 ORDER BY d.saved_at DESC LIMIT 5) draft";
    WAITING = "SELECT o.id, o.person_id, p.first_name, p.family_name, s.name AS service, o.sent_at, o.reminders, \
        o.ring_needed, COUNT(*) OVER () AS many \
        FROM person p JOIN onward_referral o ON o.person_id = p.id JOIN service s ON s.id = o.service_id \
        WHERE p.scheme_id = $1 AND p.worker_id = $2 AND o.state IN ('sent', 'received', 'waiting') AND o.sent_at IS NOT NULL \
        ORDER BY o.sent_at, o.id LIMIT 5";
    FIGURES = "SELECT COUNT(*) AS active, COUNT(CASE WHEN p.next_contact_on <= $3 THEN 1 END) AS contact_due, \
        COUNT(CASE WHEN COALESCE(p.last_contact_at, r.allocated_at, r.received_at) < $4 THEN 1 END) AS quiet, \
        (SELECT COUNT(*) FROM person q JOIN plan w ON w.person_id = q.id WHERE q.scheme_id = $1 AND q.worker_id = $2 \
        AND w.state <> 'ended' AND w.review_on <= $3) AS review_due \
        FROM person p JOIN referral r ON r.id = p.open_referral_id WHERE p.scheme_id = $1 AND p.worker_id = $2";
    RECENT = "SELECT p.id, p.first_name, p.family_name FROM ( \
        SELECT person_id, MAX(seq) AS seq FROM ( \
        SELECT person_id, seq FROM audit WHERE actor_id = $2 AND person_id IS NOT NULL ORDER BY seq DESC LIMIT 60) latest \
        GROUP BY person_id) opened JOIN person p ON p.id = opened.person_id \
        WHERE p.scheme_id = $1 AND p.merged_into IS NULL ORDER BY opened.seq DESC LIMIT 5";
}

fn name_of(row: &Row<'_>) -> Result<String> {
    let (first, family): (String, String) = (row.get("first_name")?, row.get("family_name")?);
    Ok(format!("{first} {family}").trim().to_owned())
}

impl FromRow for Attention {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            kind: coded(row, "kind")?,
            person: row.get("person_id")?,
            name: name_of(row)?,
            day: row.get("day")?,
            at: row.get("at")?,
            words: row.get("words")?,
            many: row.get("many")?,
        })
    }
}

impl FromRow for WaitingReply {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            onward: row.get("id")?,
            person: row.get("person_id")?,
            name: name_of(row)?,
            service: row.get("service")?,
            sent_at: row.get("sent_at")?,
            reminders: row.get("reminders")?,
            ring_needed: row.get("ring_needed")?,
            many: row.get("many")?,
        })
    }
}

impl FromRow for Figures {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            active: row.get("active")?,
            contact_due: row.get("contact_due")?,
            quiet: row.get("quiet")?,
            review_due: row.get("review_due")?,
        })
    }
}

impl FromRow for QueueTop {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            referral: row.get("id")?,
            name: name_of(row)?,
            crisis: row.get("crisis")?,
            waiting: row.get("waiting")?,
            over_target: row.get("over_target")?,
            oldest: row.get("oldest")?,
        })
    }
}

impl FromRow for RecentPerson {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { person: row.get("id")?, name: name_of(row)? })
    }
}

/// At most five of each kind, in no order across kinds.
pub async fn attention(
    tx: &mut Tx,
    scheme: SchemeId,
    worker: AccountId,
    today: Date,
    quiet_since: Timestamp,
) -> Result<Vec<Attention>> {
    tx.all(ATTENTION, args![scheme, worker, today, quiet_since]).await
}

/// Oldest first, at most five; each row knows how many there are.
pub async fn waiting_replies(tx: &mut Tx, scheme: SchemeId, worker: AccountId) -> Result<Vec<WaitingReply>> {
    tx.all(WAITING, args![scheme, worker]).await
}

pub async fn figures(
    tx: &mut Tx,
    scheme: SchemeId,
    worker: AccountId,
    today: Date,
    quiet_since: Timestamp,
) -> Result<Figures> {
    tx.one(FIGURES, args![scheme, worker, today, quiet_since]).await
}

/// The two most pressing referrals of the queue; nothing when it is empty.
pub async fn queue_top(tx: &mut Tx, scope: &Scope, over_target_before: Timestamp) -> Result<Vec<QueueTop>> {
    let (sql, args) = Filtered::with(QUEUE_TOP, &[over_target_before.as_value()])
        .scoped(scope, &REFERRAL_SCOPE)
        .and("r.worker_id IS NULL AND r.ended_at IS NULL", &[])
        .tail("ORDER BY CASE r.crisis WHEN 'now' THEN 0 WHEN 'soon' THEN 1 ELSE 2 END, r.urgent DESC, r.received_at, r.id LIMIT 2", &[]);
    tx.all(sql, &args).await
}

/// The people this account looked at last, newest first.
pub async fn recent_people(tx: &mut Tx, scheme: SchemeId, account: AccountId) -> Result<Vec<RecentPerson>> {
    tx.all(RECENT, args![scheme, account]).await
}
