//! The links organisations hold and the devices that gave a code. Secrets live outside; here are their hashes.

use footbridge_domain::ids::OnwardReferralId;
use jiff::Timestamp;

use crate::args;
use crate::db::{Only, Tx};
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;

#[derive(Clone)]
pub struct OnwardLink {
    pub token_hash: [u8; 32],
    pub onward: OnwardReferralId,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub revoked_at: Option<Timestamp>,
    pub code_hash: Option<[u8; 32]>,
    pub code_expires_at: Option<Timestamp>,
    pub code_failures: i64,
}

statements! {
    INSERT = "INSERT INTO onward_link (token_hash, onward_id, created_at, expires_at, revoked_at, code_hash, code_expires_at, \
        code_failures) VALUES ($1, $2, $3, $4, NULL, NULL, NULL, 0)";
    FIND = "SELECT token_hash, onward_id, created_at, expires_at, revoked_at, code_hash, code_expires_at, code_failures \
        FROM onward_link WHERE token_hash = $1";
    REVOKE = "UPDATE onward_link SET revoked_at = $2, code_hash = NULL WHERE onward_id = $1 AND revoked_at IS NULL";
    SET_CODE = "UPDATE onward_link SET code_hash = $2, code_expires_at = $3, code_failures = 0 \
        WHERE token_hash = $1 AND revoked_at IS NULL";
    // Counted before the code is compared: tries that come at once are counted too.
    COUNT_TRY = "UPDATE onward_link SET code_failures = code_failures + 1 WHERE token_hash = $1 AND revoked_at IS NULL \
        AND code_hash IS NOT NULL AND code_expires_at > $2 AND code_failures < $3";
    USE_CODE = "UPDATE onward_link SET code_hash = NULL, code_failures = 0 WHERE token_hash = $1 AND code_hash = $2";
    REMEMBER = "INSERT INTO onward_device (device_hash, recipient_key, created_at, expires_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (device_hash, recipient_key) DO UPDATE SET expires_at = excluded.expires_at";
    REMEMBERED = "SELECT expires_at AS value FROM onward_device WHERE device_hash = $1 AND recipient_key = $2 AND expires_at > $3";
    FORGET_DEVICES = "DELETE FROM onward_device WHERE expires_at < $1";
}

impl FromRow for OnwardLink {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            token_hash: row.get("token_hash")?,
            onward: row.get("onward_id")?,
            created_at: row.get("created_at")?,
            expires_at: row.get("expires_at")?,
            revoked_at: row.get("revoked_at")?,
            code_hash: row.get("code_hash")?,
            code_expires_at: row.get("code_expires_at")?,
            code_failures: row.get("code_failures")?,
        })
    }
}

pub async fn insert(
    tx: &mut Tx,
    token_hash: &[u8; 32],
    onward: OnwardReferralId,
    now: Timestamp,
    until: Timestamp,
) -> Result<()> {
    tx.execute(INSERT, args![token_hash, onward, now, until]).await.map(|_| ())
}

pub async fn find(tx: &mut Tx, token_hash: &[u8; 32]) -> Result<Option<OnwardLink>> {
    tx.maybe(FIND, args![token_hash]).await
}

/// Every link of this referral stops working at the commit of this transaction.
pub async fn revoke(tx: &mut Tx, onward: OnwardReferralId, now: Timestamp) -> Result<u64> {
    tx.execute(REVOKE, args![onward, now]).await
}

/// A new code takes the place of the one before.
pub async fn set_code(tx: &mut Tx, token_hash: &[u8; 32], code_hash: &[u8; 32], until: Timestamp) -> Result<()> {
    tx.execute_one(SET_CODE, args![token_hash, code_hash, until]).await
}

/// True while another try is allowed; the try is counted either way it turns out.
pub async fn count_try(tx: &mut Tx, token_hash: &[u8; 32], now: Timestamp, most: i64) -> Result<bool> {
    Ok(tx.execute(COUNT_TRY, args![token_hash, now, most]).await? == 1)
}

/// A code works once. False when it is not this one.
pub async fn use_code(tx: &mut Tx, token_hash: &[u8; 32], code_hash: &[u8; 32]) -> Result<bool> {
    Ok(tx.execute(USE_CODE, args![token_hash, code_hash]).await? == 1)
}

pub async fn remember_device(
    tx: &mut Tx,
    device_hash: &[u8; 32],
    recipient_key: &str,
    now: Timestamp,
    until: Timestamp,
) -> Result<()> {
    tx.execute(REMEMBER, args![device_hash, recipient_key, now, until]).await.map(|_| ())
}

/// Did this device give a code that was mailed to this address?
pub async fn is_remembered(tx: &mut Tx, device_hash: &[u8; 32], recipient_key: &str, now: Timestamp) -> Result<bool> {
    Ok(tx.maybe::<Only<Timestamp>>(REMEMBERED, args![device_hash, recipient_key, now]).await?.is_some())
}

pub async fn forget_devices(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.execute(FORGET_DEVICES, args![now]).await
}
