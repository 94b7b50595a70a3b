//! Schemes, and the practices and agencies that refer to them.

use footbridge_domain::ids::{ReferringOrganisationId, SchemeId};
use jiff::Timestamp;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme {
    pub id: SchemeId,
    pub name: String,
    pub phone: String,
    pub email: String,
    pub area: String,
    /// The scheme's own names and numbers as JSON: crisis line, first point of contact, target waits.
    pub settings: String,
    pub created_at: Timestamp,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferringOrganisation {
    pub id: ReferringOrganisationId,
    pub scheme: SchemeId,
    pub name: String,
    /// `practice`, `council`, `voluntary`, `hospital` …
    pub kind: String,
    pub ods_code: Option<String>,
    pub reply_to: Option<String>,
    pub form_link_hash: Option<[u8; 32]>,
    pub active: bool,
}

statements! {
    INSERT = "INSERT INTO scheme (id, name, phone, email, area, settings, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    GET = "SELECT id, name, phone, email, area, settings, created_at FROM scheme WHERE id = $1";
    LIST = "SELECT id, name, phone, email, area, settings, created_at FROM scheme ORDER BY created_at, id";
    INSERT_ORGANISATION = "INSERT INTO referring_organisation (id, scheme_id, name, kind, ods_code, reply_to, form_link_hash, \
        active) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    ORGANISATION = "SELECT id, scheme_id, name, kind, ods_code, reply_to, form_link_hash, active FROM referring_organisation \
        WHERE id = $1 AND scheme_id = $2";
    ORGANISATION_BY_LINK = "SELECT id, scheme_id, name, kind, ods_code, reply_to, form_link_hash, active \
        FROM referring_organisation WHERE form_link_hash = $1 AND active";
    ORGANISATIONS = "SELECT id, scheme_id, name, kind, ods_code, reply_to, form_link_hash, active FROM referring_organisation \
        WHERE scheme_id = $1 AND active ORDER BY name";
}

impl FromRow for Scheme {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            name: row.get("name")?,
            phone: row.get("phone")?,
            email: row.get("email")?,
            area: row.get("area")?,
            settings: row.get("settings")?,
            created_at: row.get("created_at")?,
        })
    }
}

impl FromRow for ReferringOrganisation {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            scheme: row.get("scheme_id")?,
            name: row.get("name")?,
            kind: row.get("kind")?,
            ods_code: row.get("ods_code")?,
            reply_to: row.get("reply_to")?,
            form_link_hash: row.get("form_link_hash")?,
            active: row.get("active")?,
        })
    }
}

pub async fn insert(tx: &mut Tx, scheme: &Scheme) -> Result<()> {
    tx.execute(
        INSERT,
        args![scheme.id, scheme.name, scheme.phone, scheme.email, scheme.area, scheme.settings, scheme.created_at],
    )
    .await
    .map(|_| ())
}

pub async fn get(tx: &mut Tx, id: SchemeId) -> Result<Scheme> {
    tx.one(GET, args![id]).await
}

/// Every scheme of the installation, oldest first: for jobs and for the public front page.
pub async fn list(tx: &mut Tx) -> Result<Vec<Scheme>> {
    tx.all(LIST, args![]).await
}

pub async fn insert_organisation(tx: &mut Tx, it: &ReferringOrganisation) -> Result<()> {
    tx.execute(
        INSERT_ORGANISATION,
        args![it.id, it.scheme, it.name, it.kind, it.ods_code, it.reply_to, it.form_link_hash, it.active],
    )
    .await
    .map(|_| ())
}

pub async fn organisation(tx: &mut Tx, id: ReferringOrganisationId, scheme: SchemeId) -> Result<ReferringOrganisation> {
    tx.one(ORGANISATION, args![id, scheme]).await
}

/// The organisation whose form link this is. The secret itself is never stored.
pub async fn organisation_by_link(tx: &mut Tx, hash: &[u8; 32]) -> Result<ReferringOrganisation> {
    tx.one(ORGANISATION_BY_LINK, args![hash]).await
}

pub async fn organisations(tx: &mut Tx, scheme: SchemeId) -> Result<Vec<ReferringOrganisation>> {
    tx.all(ORGANISATIONS, args![scheme]).await
}
