//! The team's view: who waits, who has heard nothing, how many people each worker carries.

use footbridge_domain::ids::{AccessGrantId, AccountId, PersonId, ReferralId, SchemeId};
use jiff::Timestamp;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;

/// Somebody who waits without a link worker.
#[derive(Clone)]
pub struct WaitingPerson {
    pub referral: ReferralId,
    pub name: String,
    pub reference: String,
    pub received_at: Timestamp,
    pub accepted: bool,
    pub crisis: String,
    pub many: i64,
}

/// Somebody with an open episode whom nobody has reached for a while.
#[derive(Clone)]
pub struct QuietPerson {
    pub person: PersonId,
    pub name: String,
    pub worker_name: Option<String>,
    pub last_contact_at: Option<Timestamp>,
    pub many: i64,
}

#[derive(Clone)]
pub struct WorkerLoad {
    pub worker: AccountId,
    pub name: String,
    pub people: i64,
    pub quiet: i64,
    pub review_due: i64,
}

/// A restricted note that was opened, waiting for a team lead to look at why.
#[derive(Clone)]
pub struct BrokenGlass {
    pub id: AccessGrantId,
    pub account: AccountId,
    pub account_name: String,
    pub person_name: String,
    pub reason: String,
    pub given_at: Timestamp,
}

statements! {
    BROKEN_GLASS = "SELECT g.id, g.account_id, a.name AS account_name, p.first_name, p.family_name, g.reason, g.given_at \
        FROM access_grant g JOIN account a ON a.id = g.account_id JOIN person p ON p.id = g.person_id \
        WHERE g.scheme_id = $1 AND g.kind = 'break_glass' AND g.reviewed_at IS NULL ORDER BY g.given_at, g.id LIMIT 100";
    WAITING = "SELECT r.id, p.first_name, p.family_name, r.reference, r.received_at, r.accepted_at, r.crisis, \
        COUNT(*) OVER () AS many FROM referral r JOIN person p ON p.id = r.person_id \
        WHERE r.scheme_id = $1 AND r.worker_id IS NULL AND r.ended_at IS NULL AND r.received_at < $2 \
        ORDER BY r.received_at, r.id LIMIT 25";
    QUIET = "SELECT p.id, p.first_name, p.family_name, a.name AS worker_name, p.last_contact_at, COUNT(*) OVER () AS many \
        FROM person p JOIN referral r ON r.id = p.open_referral_id LEFT JOIN account a ON a.id = p.worker_id \
        WHERE p.scheme_id = $1 AND r.state = 'active' \
        AND COALESCE(p.last_contact_at, r.allocated_at, r.received_at) < $2 \
        ORDER BY COALESCE(p.last_contact_at, r.allocated_at, r.received_at), p.id LIMIT 25";
    LOADS = "SELECT a.id, a.name, a.roles, COUNT(r.id) AS people, \
        COUNT(CASE WHEN COALESCE(p.last_contact_at, r.allocated_at, r.received_at) < $2 THEN 1 END) AS quiet, \
        COUNT(CASE WHEN EXISTS (SELECT 1 FROM plan w WHERE w.person_id = p.id AND w.state <> 'ended' AND w.review_on <= $3) \
        THEN 1 END) AS review_due \
        FROM account a LEFT JOIN person p ON p.worker_id = a.id AND p.scheme_id = a.scheme_id \
        LEFT JOIN referral r ON r.id = p.open_referral_id AND r.state = 'active' \
        WHERE a.scheme_id = $1 AND a.active GROUP BY a.id, a.name, a.roles ORDER BY a.name, a.id";
}

fn name_of(row: &Row<'_>) -> Result<String> {
    let (first, family): (String, String) = (row.get("first_name")?, row.get("family_name")?);
    Ok(format!("{first} {family}"))
}

impl FromRow for WaitingPerson {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            referral: row.get("id")?,
            name: name_of(row)?,
            reference: row.get("reference")?,
            received_at: row.get("received_at")?,
            accepted: row.get::<Option<Timestamp>>("accepted_at")?.is_some(),
            crisis: row.get("crisis")?,
            many: row.get("many")?,
        })
    }
}

impl FromRow for QuietPerson {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            person: row.get("id")?,
            name: name_of(row)?,
            worker_name: row.get("worker_name")?,
            last_contact_at: row.get("last_contact_at")?,
            many: row.get("many")?,
        })
    }
}

impl FromRow for BrokenGlass {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            account: row.get("account_id")?,
            account_name: row.get("account_name")?,
            person_name: name_of(row)?,
            reason: row.get("reason")?,
            given_at: row.get("given_at")?,
        })
    }
}

struct LoadRow {
    roles: u16,
    load: WorkerLoad,
}

impl FromRow for LoadRow {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            roles: row.get("roles")?,
            load: WorkerLoad {
                worker: row.get("id")?,
                name: row.get("name")?,
                people: row.get("people")?,
                quiet: row.get("quiet")?,
                review_due: row.get("review_due")?,
            },
        })
    }
}

/// People without a link worker who were referred before an instant, longest wait first.
pub async fn waiting(tx: &mut Tx, scheme: SchemeId, received_before: Timestamp) -> Result<Vec<WaitingPerson>> {
    tx.all(WAITING, args![scheme, received_before]).await
}

pub async fn quiet(tx: &mut Tx, scheme: SchemeId, since: Timestamp) -> Result<Vec<QuietPerson>> {
    tx.all(QUIET, args![scheme, since]).await
}

/// Every link worker who is at work, and whoever else holds people. By name: this is no league table.
pub async fn loads(
    tx: &mut Tx,
    scheme: SchemeId,
    quiet_since: Timestamp,
    today: jiff::civil::Date,
) -> Result<Vec<WorkerLoad>> {
    use footbridge_domain::access::{Role, Roles};
    let rows: Vec<LoadRow> = tx.all(LOADS, args![scheme, quiet_since, today]).await?;
    Ok(rows
        .into_iter()
        .filter(|it| it.load.people > 0 || Roles::from_bits(it.roles).has(Role::LinkWorker))
        .map(|it| it.load)
        .collect())
}

/// Oldest first.
pub async fn broken_glass(tx: &mut Tx, scheme: SchemeId) -> Result<Vec<BrokenGlass>> {
    tx.all(BROKEN_GLASS, args![scheme]).await
}
