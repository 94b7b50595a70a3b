//! Self-referrals that are not sent yet: sealed, found by the hash of their spoken code, gone after a while.

use footbridge_domain::ids::SchemeId;
use jiff::Timestamp;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;

pub struct Unsent {
    pub code_hash: [u8; 32],
    pub scheme: SchemeId,
    pub sealed: Vec<u8>,
    pub saved_at: Timestamp,
    pub expires_at: Timestamp,
}

statements! {
    FIND = "SELECT code_hash, scheme_id, sealed, saved_at, expires_at FROM unsent_self_referral \
        WHERE code_hash = $1 AND expires_at > $2";
    SAVE = "INSERT INTO unsent_self_referral (code_hash, scheme_id, sealed, saved_at, expires_at) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (code_hash) DO UPDATE SET scheme_id = excluded.scheme_id, sealed = excluded.sealed, \
        saved_at = excluded.saved_at, expires_at = excluded.expires_at";
    DELETE = "DELETE FROM unsent_self_referral WHERE code_hash = $1";
    DELETE_EXPIRED = "DELETE FROM unsent_self_referral WHERE expires_at <= $1";
}

impl FromRow for Unsent {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            code_hash: row.get("code_hash")?,
            scheme: row.get("scheme_id")?,
            sealed: row.get("sealed")?,
            saved_at: row.get("saved_at")?,
            expires_at: row.get("expires_at")?,
        })
    }
}

/// What is kept under a code, unless it has expired.
pub async fn find(tx: &mut Tx, code_hash: &[u8; 32], now: Timestamp) -> Result<Option<Unsent>> {
    tx.maybe(FIND, args![code_hash, now]).await
}

pub async fn save(tx: &mut Tx, it: &Unsent) -> Result<()> {
    tx.execute(SAVE, args![it.code_hash, it.scheme, it.sealed, it.saved_at, it.expires_at]).await.map(|_| ())
}

pub async fn delete(tx: &mut Tx, code_hash: &[u8; 32]) -> Result<()> {
    tx.execute(DELETE, args![code_hash]).await.map(|_| ())
}

pub async fn delete_expired(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.execute(DELETE_EXPIRED, args![now]).await
}
