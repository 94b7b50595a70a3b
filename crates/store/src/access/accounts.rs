//! Accounts: people who sign in and machines that hold tokens.

use footbridge_domain::access::{Role, Roles};
use footbridge_domain::ids::{AccountId, ReferringOrganisationId, SchemeId};
use jiff::Timestamp;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;

#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    pub id: AccountId,
    pub scheme: SchemeId,
    pub organisation: Option<ReferringOrganisationId>,
    /// `person` or `machine`
    pub kind: String,
    pub email: String,
    pub name: String,
    pub job_title: String,
    pub phone: String,
    pub roles: Roles,
    pub password_hash: Option<String>,
    pub totp_sealed: Option<Vec<u8>>,
    pub totp_confirmed: bool,
    pub totp_last_step: i64,
    pub supervisor: Option<AccountId>,
    /// JSON: what allocation looks at.
    pub work: String,
    pub calendar_token_hash: Option<[u8; 32]>,
    pub active: bool,
    pub created_at: Timestamp,
    pub version: i64,
}

impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Account").field("id", &self.id).field("roles", &self.roles).finish_non_exhaustive()
    }
}

macro_rules! account_columns {
    () => {
        "id, scheme_id, organisation_id, kind, email, name, job_title, phone, roles, password_hash, totp_sealed, \
         totp_confirmed, totp_last_step, supervisor_id, work, calendar_token_hash, active, created_at, version"
    };
}

statements! {
    INSERT = "INSERT INTO account (id, scheme_id, organisation_id, kind, email, email_key, name, job_title, phone, roles, \
        password_hash, totp_sealed, totp_confirmed, totp_last_step, supervisor_id, work, calendar_token_hash, active, \
        created_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)";
    SAVE = "UPDATE account SET organisation_id = $2, email = $3, email_key = $4, name = $5, job_title = $6, phone = $7, \
        roles = $8, password_hash = $9, totp_sealed = $10, totp_confirmed = $11, totp_last_step = $12, supervisor_id = $13, \
        work = $14, calendar_token_hash = $15, active = $16, version = version + 1 WHERE id = $1 AND version = $17";
    GET = concat!("SELECT ", account_columns!(), " FROM account WHERE id = $1");
    BY_EMAIL = concat!("SELECT ", account_columns!(), " FROM account WHERE email_key = $1");
    BY_CALENDAR = concat!("SELECT ", account_columns!(), " FROM account WHERE calendar_token_hash = $1 AND active");
    LIST = concat!("SELECT ", account_columns!(), " FROM account WHERE scheme_id = $1 ORDER BY name, id");
}

impl FromRow for Account {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            scheme: row.get("scheme_id")?,
            organisation: row.get("organisation_id")?,
            kind: row.get("kind")?,
            email: row.get("email")?,
            name: row.get("name")?,
            job_title: row.get("job_title")?,
            phone: row.get("phone")?,
            roles: Roles::from_bits(row.get("roles")?),
            password_hash: row.get("password_hash")?,
            totp_sealed: row.get("totp_sealed")?,
            totp_confirmed: row.get("totp_confirmed")?,
            totp_last_step: row.get("totp_last_step")?,
            supervisor: row.get("supervisor_id")?,
            work: row.get("work")?,
            calendar_token_hash: row.get("calendar_token_hash")?,
            active: row.get("active")?,
            created_at: row.get("created_at")?,
            version: row.get("version")?,
        })
    }
}

/// How an address is compared: without case and outer blanks.
pub fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

pub async fn insert(tx: &mut Tx, it: &Account) -> Result<()> {
    tx.execute(
        INSERT,
        args![
            it.id,
            it.scheme,
            it.organisation,
            it.kind,
            it.email,
            email_key(&it.email),
            it.name,
            it.job_title,
            it.phone,
            it.roles.bits(),
            it.password_hash,
            it.totp_sealed,
            it.totp_confirmed,
            it.totp_last_step,
            it.supervisor,
            it.work,
            it.calendar_token_hash,
            it.active,
            it.created_at,
            it.version
        ],
    )
    .await
    .map(|_| ())
}

/// Saves what was read at `it.version`; loses against a faster change.
pub async fn save(tx: &mut Tx, it: &Account) -> Result<()> {
    tx.execute_one(
        SAVE,
        args![
            it.id,
            it.organisation,
            it.email,
            email_key(&it.email),
            it.name,
            it.job_title,
            it.phone,
            it.roles.bits(),
            it.password_hash,
            it.totp_sealed,
            it.totp_confirmed,
            it.totp_last_step,
            it.supervisor,
            it.work,
            it.calendar_token_hash,
            it.active,
            it.version
        ],
    )
    .await
}

pub async fn get(tx: &mut Tx, id: AccountId) -> Result<Account> {
    tx.one(GET, args![id]).await
}

pub async fn find_by_email(tx: &mut Tx, email: &str) -> Result<Option<Account>> {
    tx.maybe(BY_EMAIL, args![email_key(email)]).await
}

pub async fn find_by_calendar_token(tx: &mut Tx, hash: &[u8; 32]) -> Result<Option<Account>> {
    tx.maybe(BY_CALENDAR, args![hash]).await
}

pub async fn list(tx: &mut Tx, scheme: SchemeId) -> Result<Vec<Account>> {
    tx.all(LIST, args![scheme]).await
}

/// The scheme's link workers who are at work.
pub async fn link_workers(tx: &mut Tx, scheme: SchemeId) -> Result<Vec<Account>> {
    let everybody = list(tx, scheme).await?;
    Ok(everybody.into_iter().filter(|it| it.active && it.roles.has(Role::LinkWorker)).collect())
}
