//! The names beside a person: practice and link worker, in one look.

use footbridge_domain::ids::{PersonId, SchemeId};

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;

statements! {
    NAMES = "SELECT o.name AS practice, a.name AS worker, \
        (SELECT COUNT(*) FROM safeguarding_concern c WHERE c.person_id = p.id AND c.closed_at IS NULL) AS concerns \
        FROM person p LEFT JOIN referring_organisation o ON o.id = p.practice_id LEFT JOIN account a ON a.id = p.worker_id \
        WHERE p.id = $1 AND p.scheme_id = $2";
}

#[derive(Debug, Clone, Default)]
pub struct HeaderNames {
    pub practice: Option<String>,
    pub worker: Option<String>,
    pub open_concerns: i64,
}

impl FromRow for HeaderNames {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { practice: row.get("practice")?, worker: row.get("worker")?, open_concerns: row.get("concerns")? })
    }
}

pub async fn names(tx: &mut Tx, id: PersonId, scheme: SchemeId) -> Result<HeaderNames> {
    tx.one(NAMES, args![id, scheme]).await
}
