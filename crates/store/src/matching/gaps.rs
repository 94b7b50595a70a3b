//! "Nothing fits": for whom, where, and why.

use footbridge_domain::ids::{AccountId, GapId, PersonId, SchemeId};
use footbridge_domain::matching::gap::GapReason;
use jiff::Timestamp;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::people_coded as coded;
use crate::row::{FromRow, Row};
use crate::statements;

statements! {
    INSERT = "INSERT INTO gap (id, scheme_id, person_id, needs, outcode, ward, why, words, recorded_by, recorded_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    OF_PERSON = "SELECT id, scheme_id, person_id, needs, outcode, ward, why, words, recorded_by, recorded_at FROM gap \
        WHERE person_id = $1 AND scheme_id = $2 ORDER BY recorded_at DESC, id";
}

#[derive(Clone, PartialEq, Eq)]
pub struct Gap {
    pub id: GapId,
    pub scheme: SchemeId,
    pub person: Option<PersonId>,
    /// Codes of needs.
    pub needs: Vec<String>,
    /// The first half of the postcode and the ward's code: an area, never an address.
    pub outcode: String,
    pub ward: String,
    pub why: GapReason,
    pub words: String,
    pub recorded_by: AccountId,
    pub recorded_at: Timestamp,
}

impl FromRow for Gap {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let needs: String = row.get("needs")?;
        Ok(Self {
            id: row.get("id")?,
            scheme: row.get("scheme_id")?,
            person: row.get("person_id")?,
            needs: needs.split_whitespace().map(str::to_owned).collect(),
            outcode: row.get("outcode")?,
            ward: row.get("ward")?,
            why: coded(row, "why")?,
            words: row.get("words")?,
            recorded_by: row.get("recorded_by")?,
            recorded_at: row.get("recorded_at")?,
        })
    }
}

/// Words about somebody's life stay out of logs.
impl std::fmt::Debug for Gap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gap").field("needs", &self.needs).field("why", &self.why).finish_non_exhaustive()
    }
}

pub async fn insert(tx: &mut Tx, it: &Gap) -> Result<()> {
    tx.execute(
        INSERT,
        args![
            it.id,
            it.scheme,
            it.person,
            it.needs.join(" "),
            it.outcode,
            it.ward,
            it.why.code(),
            it.words,
            it.recorded_by,
            it.recorded_at
        ],
    )
    .await
    .map(|_| ())
}

pub async fn of_person(tx: &mut Tx, person: PersonId, scheme: SchemeId) -> Result<Vec<Gap>> {
    tx.all(OF_PERSON, args![person, scheme]).await
}
