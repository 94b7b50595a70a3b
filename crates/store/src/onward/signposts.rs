//! Signposts: details of a group given to a person. Never in the same count as referrals.

use footbridge_domain::ids::{PersonId, SchemeId};
use footbridge_domain::onward::Signpost;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::people_coded as coded;
use crate::row::{FromRow, Row};
use crate::statements;

statements! {
    INSERT = "INSERT INTO signpost (id, scheme_id, person_id, service_id, how, note, given_by, given_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    OF_PERSON = "SELECT g.id, g.scheme_id, g.person_id, g.service_id, g.how, g.note, g.given_by, g.given_at, \
        s.name AS service_name, a.name AS given_by_name FROM signpost g JOIN service s ON s.id = g.service_id \
        JOIN account a ON a.id = g.given_by WHERE g.person_id = $1 AND g.scheme_id = $2 ORDER BY g.given_at DESC, g.id DESC";
}

#[derive(Clone)]
pub struct SignpostRow {
    pub signpost: Signpost,
    pub service_name: String,
    pub given_by_name: String,
}

impl FromRow for SignpostRow {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            signpost: Signpost {
                id: row.get("id")?,
                scheme: row.get("scheme_id")?,
                person: row.get("person_id")?,
                service: row.get("service_id")?,
                how: coded(row, "how")?,
                note: row.get("note")?,
                given_by: row.get("given_by")?,
                given_at: row.get("given_at")?,
            },
            service_name: row.get("service_name")?,
            given_by_name: row.get("given_by_name")?,
        })
    }
}

pub async fn insert(tx: &mut Tx, it: &Signpost) -> Result<()> {
    tx.execute(INSERT, args![it.id, it.scheme, it.person, it.service, it.how.code(), it.note, it.given_by, it.given_at])
        .await
        .map(|_| ())
}

/// The caller has been allowed to see the record.
pub async fn of_person(tx: &mut Tx, person: PersonId, scheme: SchemeId) -> Result<Vec<SignpostRow>> {
    tx.all(OF_PERSON, args![person, scheme]).await
}
