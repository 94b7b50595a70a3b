//! Contact needs and warnings of a person, with their dates to look again.

use footbridge_domain::ids::{ContactNeedId, PersonId};
use footbridge_domain::people::contact_need::{ContactNeed, NeedKind};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::people_coded as coded;
use crate::row::{FromRow, Row};
use crate::statements;

statements! {
    INSERT = "INSERT INTO contact_need (id, person_id, code, note, warning, review_on, ended_on, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, NULL, $7)";
    IN_FORCE = "SELECT id, person_id, code, note, warning, review_on, ended_on FROM contact_need \
        WHERE person_id = $1 AND ended_on IS NULL ORDER BY created_at, id";
    END = "UPDATE contact_need SET ended_on = $3 WHERE id = $1 AND person_id = $2 AND ended_on IS NULL";
    REVIEWED = "UPDATE contact_need SET review_on = $3 WHERE id = $1 AND person_id = $2 AND ended_on IS NULL";
}

impl FromRow for ContactNeed {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            person: row.get("person_id")?,
            kind: coded::<NeedKind>(row, "code")?,
            note: row.get("note")?,
            warning: row.get("warning")?,
            review_on: row.get("review_on")?,
            ended_on: row.get("ended_on")?,
        })
    }
}

pub async fn insert(tx: &mut Tx, it: &ContactNeed, now: Timestamp) -> Result<()> {
    tx.execute(INSERT, args![it.id, it.person, it.kind.code(), it.note, it.warning, it.review_on, now])
        .await
        .map(|_| ())
}

/// What is in force now, in the order it was recorded.
pub async fn in_force(tx: &mut Tx, person: PersonId) -> Result<Vec<ContactNeed>> {
    tx.all(IN_FORCE, args![person]).await
}

/// Ended, not deleted.
pub async fn end(tx: &mut Tx, id: ContactNeedId, person: PersonId, on: Date) -> Result<()> {
    tx.execute_one(END, args![id, person, on]).await
}

/// Looked at with the person and still right: the next date to look again.
pub async fn reviewed(tx: &mut Tx, id: ContactNeedId, person: PersonId, next: Option<Date>) -> Result<()> {
    tx.execute_one(REVIEWED, args![id, person, next]).await
}
