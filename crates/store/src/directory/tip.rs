//! What colleagues of a scheme tell each other about an entry.

use footbridge_domain::directory::ServiceId;
use footbridge_domain::ids::{AccountId, SchemeId};
use jiff::Timestamp;
use uuid::Uuid;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;

statements! {
    INSERT = "INSERT INTO service_tip (id, scheme_id, service_id, words, written_by, written_at) \
        VALUES ($1, $2, $3, $4, $5, $6)";
    OF_SERVICE = "SELECT t.id, t.scheme_id, t.service_id, t.words, t.written_by, t.written_at, a.name AS written_by_name \
        FROM service_tip t JOIN account a ON a.id = t.written_by WHERE t.service_id = $1 AND t.scheme_id = $2 \
        ORDER BY t.written_at DESC, t.id LIMIT 50";
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tip {
    pub id: Uuid,
    pub scheme: SchemeId,
    pub service: ServiceId,
    pub words: String,
    pub written_by: AccountId,
    pub written_by_name: String,
    pub written_at: Timestamp,
}

impl FromRow for Tip {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            scheme: row.get("scheme_id")?,
            service: row.get("service_id")?,
            words: row.get("words")?,
            written_by: row.get("written_by")?,
            written_by_name: row.get("written_by_name")?,
            written_at: row.get("written_at")?,
        })
    }
}

pub async fn insert_tip(tx: &mut Tx, it: &Tip) -> Result<()> {
    tx.execute(INSERT, args![it.id, it.scheme, it.service, it.words, it.written_by, it.written_at]).await.map(|_| ())
}

/// A scheme's tips on an entry, newest first.
pub async fn tips(tx: &mut Tx, service: ServiceId, scheme: SchemeId) -> Result<Vec<Tip>> {
    tx.all(OF_SERVICE, args![service, scheme]).await
}
