//! Forms that are not finished yet: kept sealed for the one who writes them.

use footbridge_domain::ids::{AccountId, SchemeId};
use jiff::Timestamp;
use uuid::Uuid;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;

#[derive(Clone)]
pub struct SealedDraft {
    pub sealed: Vec<u8>,
    pub saved_at: Timestamp,
}

/// That a draft waits, and about whom: for Today.
#[derive(Clone)]
pub struct DraftSummary {
    pub form: String,
    pub subject: Uuid,
    pub saved_at: Timestamp,
    pub first_name: Option<String>,
    pub family_name: Option<String>,
}

statements! {
    SAVE = "INSERT INTO draft (account_id, form, subject_id, sealed, saved_at) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (account_id, form, subject_id) DO UPDATE SET sealed = excluded.sealed, saved_at = excluded.saved_at";
    FIND = "SELECT sealed, saved_at FROM draft WHERE account_id = $1 AND form = $2 AND subject_id = $3";
    DELETE = "DELETE FROM draft WHERE account_id = $1 AND form = $2 AND subject_id = $3";
    LIST = "SELECT d.form, d.subject_id, d.saved_at, p.first_name, p.family_name FROM draft d \
        LEFT JOIN person p ON p.id = d.subject_id AND p.scheme_id = $2 WHERE d.account_id = $1 ORDER BY d.saved_at DESC LIMIT 20";
    DELETE_OLD = "DELETE FROM draft WHERE saved_at < $1";
}

impl FromRow for SealedDraft {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { sealed: row.get("sealed")?, saved_at: row.get("saved_at")? })
    }
}

impl FromRow for DraftSummary {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            form: row.get("form")?,
            subject: row.get("subject_id")?,
            saved_at: row.get("saved_at")?,
            first_name: row.get("first_name")?,
            family_name: row.get("family_name")?,
        })
    }
}

pub async fn save(
    tx: &mut Tx,
    account: AccountId,
    form: &str,
    subject: Uuid,
    sealed: &[u8],
    now: Timestamp,
) -> Result<()> {
    tx.execute(SAVE, args![account, form, subject, sealed, now]).await.map(|_| ())
}

pub async fn find(tx: &mut Tx, account: AccountId, form: &str, subject: Uuid) -> Result<Option<SealedDraft>> {
    tx.maybe(FIND, args![account, form, subject]).await
}

pub async fn delete(tx: &mut Tx, account: AccountId, form: &str, subject: Uuid) -> Result<()> {
    tx.execute(DELETE, args![account, form, subject]).await.map(|_| ())
}

/// Newest first, of one account.
pub async fn list(tx: &mut Tx, account: AccountId, scheme: SchemeId) -> Result<Vec<DraftSummary>> {
    tx.all(LIST, args![account, scheme]).await
}

/// Drafts nobody came back to.
pub async fn delete_before(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    tx.execute(DELETE_OLD, args![before]).await
}
