//! Reasons given for opening a record that is not one's own, and break-glass with its review.

use footbridge_domain::access::Grant;
use footbridge_domain::ids::{AccessGrantId, AccountId, PersonId, SchemeId};
use jiff::Timestamp;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AccessGrant {
    pub id: AccessGrantId,
    pub scheme: SchemeId,
    pub account: AccountId,
    pub person: PersonId,
    /// `reason` or `break_glass`
    pub kind: String,
    pub purpose: String,
    pub reason: String,
    pub given_at: Timestamp,
    pub expires_at: Timestamp,
    pub reviewed_at: Option<Timestamp>,
    pub reviewed_by: Option<AccountId>,
    pub review: String,
}

statements! {
    INSERT = "INSERT INTO access_grant (id, scheme_id, account_id, person_id, kind, purpose, reason, given_at, expires_at, \
        reviewed_at, reviewed_by, review) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL, NULL, '')";
    IN_FORCE = "SELECT id, scheme_id, account_id, person_id, kind, purpose, reason, given_at, expires_at, reviewed_at, \
        reviewed_by, review FROM access_grant WHERE account_id = $1 AND person_id = $2 AND expires_at > $3 \
        ORDER BY given_at DESC";
    TO_REVIEW = "SELECT id, scheme_id, account_id, person_id, kind, purpose, reason, given_at, expires_at, reviewed_at, \
        reviewed_by, review FROM access_grant WHERE scheme_id = $1 AND kind = 'break_glass' AND reviewed_at IS NULL \
        ORDER BY given_at LIMIT 200";
    REVIEW = "UPDATE access_grant SET reviewed_at = $3, reviewed_by = $4, review = $5 \
        WHERE id = $1 AND scheme_id = $2 AND reviewed_at IS NULL";
}

impl FromRow for AccessGrant {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            scheme: row.get("scheme_id")?,
            account: row.get("account_id")?,
            person: row.get("person_id")?,
            kind: row.get("kind")?,
            purpose: row.get("purpose")?,
            reason: row.get("reason")?,
            given_at: row.get("given_at")?,
            expires_at: row.get("expires_at")?,
            reviewed_at: row.get("reviewed_at")?,
            reviewed_by: row.get("reviewed_by")?,
            review: row.get("review")?,
        })
    }
}

pub async fn insert(tx: &mut Tx, it: &AccessGrant) -> Result<()> {
    tx.execute(
        INSERT,
        args![it.id, it.scheme, it.account, it.person, it.kind, it.purpose, it.reason, it.given_at, it.expires_at],
    )
    .await
    .map(|_| ())
}

/// The strongest reason this account has in force for this person, and the words that were given.
pub async fn in_force(tx: &mut Tx, account: AccountId, person: PersonId, now: Timestamp) -> Result<(Grant, String)> {
    let found: Vec<AccessGrant> = tx.all(IN_FORCE, args![account, person, now]).await?;
    let broken = found.iter().find(|it| it.kind == "break_glass");
    Ok(match (broken, found.first()) {
        (Some(it), _) => (Grant::BreakGlass, it.reason.clone()),
        (None, Some(it)) => (Grant::Reason, it.reason.clone()),
        (None, None) => (Grant::None, String::new()),
    })
}

pub async fn to_review(tx: &mut Tx, scheme: SchemeId) -> Result<Vec<AccessGrant>> {
    tx.all(TO_REVIEW, args![scheme]).await
}

pub async fn review(
    tx: &mut Tx,
    id: AccessGrantId,
    scheme: SchemeId,
    now: Timestamp,
    by: AccountId,
    words: &str,
) -> Result<()> {
    tx.execute_one(REVIEW, args![id, scheme, now, by, words]).await
}
