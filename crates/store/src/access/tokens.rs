//! Bearer tokens of machine accounts, and the answers kept for repeated requests.

use footbridge_domain::ids::{AccountId, TokenId};
use jiff::Timestamp;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;

#[derive(Debug, Clone)]
pub struct ApiToken {
    pub id: TokenId,
    pub account: AccountId,
    pub name: String,
    pub token_hash: [u8; 32],
    /// Action codes as a JSON array.
    pub scopes: String,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub revoked_at: Option<Timestamp>,
}

/// What was answered to a request that carried an idempotency key.
#[derive(Debug, Clone)]
pub struct Answered {
    pub request_hash: [u8; 32],
    pub status: i64,
    pub body: String,
}

statements! {
    INSERT = "INSERT INTO api_token (id, account_id, name, token_hash, scopes, created_at, expires_at, revoked_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    FIND = "SELECT id, account_id, name, token_hash, scopes, created_at, expires_at, revoked_at FROM api_token \
        WHERE token_hash = $1";
    OF_ACCOUNT = "SELECT id, account_id, name, token_hash, scopes, created_at, expires_at, revoked_at FROM api_token \
        WHERE account_id = $1 ORDER BY created_at DESC";
    REVOKE = "UPDATE api_token SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL";
    ANSWERED = "SELECT request_hash, status, body FROM idempotency_key WHERE account_id = $1 AND key = $2";
    KEEP = "INSERT INTO idempotency_key (account_id, key, request_hash, status, body, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6)";
    FORGET = "DELETE FROM idempotency_key WHERE created_at < $1";
}

impl FromRow for ApiToken {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            account: row.get("account_id")?,
            name: row.get("name")?,
            token_hash: row.get("token_hash")?,
            scopes: row.get("scopes")?,
            created_at: row.get("created_at")?,
            expires_at: row.get("expires_at")?,
            revoked_at: row.get("revoked_at")?,
        })
    }
}

impl FromRow for Answered {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { request_hash: row.get("request_hash")?, status: row.get("status")?, body: row.get("body")? })
    }
}

pub async fn insert(tx: &mut Tx, it: &ApiToken) -> Result<()> {
    tx.execute(
        INSERT,
        args![it.id, it.account, it.name, it.token_hash, it.scopes, it.created_at, it.expires_at, it.revoked_at],
    )
    .await
    .map(|_| ())
}

pub async fn find(tx: &mut Tx, token_hash: &[u8; 32]) -> Result<Option<ApiToken>> {
    tx.maybe(FIND, args![token_hash]).await
}

pub async fn of_account(tx: &mut Tx, account: AccountId) -> Result<Vec<ApiToken>> {
    tx.all(OF_ACCOUNT, args![account]).await
}

pub async fn revoke(tx: &mut Tx, id: TokenId, now: Timestamp) -> Result<()> {
    tx.execute_one(REVOKE, args![id, now]).await
}

pub async fn answered(tx: &mut Tx, account: AccountId, key: &str) -> Result<Option<Answered>> {
    tx.maybe(ANSWERED, args![account, key]).await
}

/// Keeps an answer for its key in the transaction that did the work: two requests with one key cannot both commit.
pub async fn keep_answer(tx: &mut Tx, account: AccountId, key: &str, answer: &Answered, now: Timestamp) -> Result<()> {
    tx.execute(KEEP, args![account, key, answer.request_hash, answer.status, answer.body, now]).await.map(|_| ())
}

pub async fn forget_answers(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    tx.execute(FORGET, args![before]).await
}
