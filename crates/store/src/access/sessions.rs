//! Sessions and the throttle on signing in. Cookies hold a secret; the database holds its hash.

use footbridge_domain::ids::AccountId;
use jiff::Timestamp;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;

#[derive(Clone)]
pub struct Session {
    pub token_hash: [u8; 32],
    pub account: AccountId,
    pub csrf: String,
    pub created_at: Timestamp,
    pub seen_at: Timestamp,
    pub expires_at: Timestamp,
    /// False between the password and the second step.
    pub complete: bool,
}

#[derive(Debug, Clone, Copy)]
pub struct Throttle {
    pub failures: i64,
    pub window_start: Timestamp,
    pub locked_until: Timestamp,
}

statements! {
    INSERT = "INSERT INTO session (token_hash, account_id, csrf, created_at, seen_at, expires_at, complete) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    GET = "SELECT token_hash, account_id, csrf, created_at, seen_at, expires_at, complete FROM session WHERE token_hash = $1";
    SEEN = "UPDATE session SET seen_at = $2 WHERE token_hash = $1";
    DELETE = "DELETE FROM session WHERE token_hash = $1";
    DELETE_ALL = "DELETE FROM session WHERE account_id = $1";
    OF_ACCOUNT = "SELECT token_hash, account_id, csrf, created_at, seen_at, expires_at, complete FROM session \
        WHERE account_id = $1 ORDER BY seen_at DESC";
    DELETE_EXPIRED = "DELETE FROM session WHERE expires_at < $1";
    THROTTLE = "SELECT failures, window_start, locked_until FROM sign_in_throttle WHERE key = $1";
    SET_THROTTLE = "INSERT INTO sign_in_throttle (key, failures, window_start, locked_until) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (key) DO UPDATE SET failures = excluded.failures, window_start = excluded.window_start, \
        locked_until = excluded.locked_until";
    CLEAR_THROTTLE = "DELETE FROM sign_in_throttle WHERE key = $1";
}

impl FromRow for Session {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            token_hash: row.get("token_hash")?,
            account: row.get("account_id")?,
            csrf: row.get("csrf")?,
            created_at: row.get("created_at")?,
            seen_at: row.get("seen_at")?,
            expires_at: row.get("expires_at")?,
            complete: row.get("complete")?,
        })
    }
}

impl FromRow for Throttle {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            failures: row.get("failures")?,
            window_start: row.get("window_start")?,
            locked_until: row.get("locked_until")?,
        })
    }
}

pub async fn insert(tx: &mut Tx, it: &Session) -> Result<()> {
    tx.execute(INSERT, args![it.token_hash, it.account, it.csrf, it.created_at, it.seen_at, it.expires_at, it.complete])
        .await
        .map(|_| ())
}

pub async fn find(tx: &mut Tx, token_hash: &[u8; 32]) -> Result<Option<Session>> {
    tx.maybe(GET, args![token_hash]).await
}

pub async fn seen(tx: &mut Tx, token_hash: &[u8; 32], now: Timestamp) -> Result<()> {
    tx.execute(SEEN, args![token_hash, now]).await.map(|_| ())
}

pub async fn delete(tx: &mut Tx, token_hash: &[u8; 32]) -> Result<()> {
    tx.execute(DELETE, args![token_hash]).await.map(|_| ())
}

/// Ends every session of an account and says how many there were.
pub async fn delete_all(tx: &mut Tx, account: AccountId) -> Result<u64> {
    tx.execute(DELETE_ALL, args![account]).await
}

pub async fn of_account(tx: &mut Tx, account: AccountId) -> Result<Vec<Session>> {
    tx.all(OF_ACCOUNT, args![account]).await
}

pub async fn delete_expired(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.execute(DELETE_EXPIRED, args![now]).await
}

pub async fn throttle(tx: &mut Tx, key: &str) -> Result<Option<Throttle>> {
    tx.maybe(THROTTLE, args![key]).await
}

pub async fn set_throttle(tx: &mut Tx, key: &str, it: &Throttle) -> Result<()> {
    tx.execute(SET_THROTTLE, args![key, it.failures, it.window_start, it.locked_until]).await.map(|_| ())
}

pub async fn clear_throttle(tx: &mut Tx, key: &str) -> Result<()> {
    tx.execute(CLEAR_THROTTLE, args![key]).await.map(|_| ())
}
