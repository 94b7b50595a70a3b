//! Two records of one person become one, and can be taken apart again: what changed hands is noted row by row.

use footbridge_domain::ids::{AccountId, MergeId, PersonId, SchemeId};
use jiff::Timestamp;
use uuid::Uuid;

use crate::args;
use crate::db::{Only, Tx};
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;

#[derive(Debug, Clone)]
pub struct Merge {
    pub id: MergeId,
    pub scheme: SchemeId,
    pub kept: PersonId,
    pub merged: PersonId,
    /// Codes of the reasons that were shown.
    pub reasons: String,
    /// JSON: the rows that changed hands, and the fields that were filled.
    pub moved: String,
    pub merged_at: Timestamp,
    pub merged_by: AccountId,
    pub undone_at: Option<Timestamp>,
}

/// The ids of a person's rows, and handing one row over.
macro_rules! movable {
    ($($name:literal, $of:ident, $hand:ident, $table:literal;)+) => {
        statements! {
            INSERT = "INSERT INTO person_merge (id, scheme_id, kept_id, merged_id, reasons, moved, merged_at, merged_by, undone_at) \
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL)";
            GET = "SELECT id, scheme_id, kept_id, merged_id, reasons, moved, merged_at, merged_by, undone_at FROM person_merge \
                WHERE id = $1 AND scheme_id = $2";
            OF_PERSON = "SELECT id, scheme_id, kept_id, merged_id, reasons, moved, merged_at, merged_by, undone_at FROM person_merge \
                WHERE kept_id = $1 AND scheme_id = $2 AND undone_at IS NULL ORDER BY merged_at DESC, id DESC";
            UNDONE = "UPDATE person_merge SET undone_at = $2 WHERE id = $1 AND undone_at IS NULL";
            $(
                $of = concat!("SELECT id AS value FROM ", $table, " WHERE person_id = $1 ORDER BY id");
                $hand = concat!("UPDATE ", $table, " SET person_id = $2 WHERE id = $1");
            )+
        }

        /// Every kind of row that belongs to a person and goes with them. The audit trail does not: it tells what happened.
        pub const KINDS: &[&str] = &[$($name),+];

        fn statements_of(kind: &str) -> Option<(&'static str, &'static str)> {
            match kind { $($name => Some(($of, $hand)),)+ _ => None }
        }
    };
}

movable! {
    "referral", OF_REFERRAL, HAND_REFERRAL, "referral";
    "contact_need", OF_CONTACT_NEED, HAND_CONTACT_NEED, "contact_need";
    "consent", OF_CONSENT, HAND_CONSENT, "consent";
    "restricted_note", OF_RESTRICTED_NOTE, HAND_RESTRICTED_NOTE, "restricted_note";
    "safeguarding_concern", OF_CONCERN, HAND_CONCERN, "safeguarding_concern";
    "contact", OF_CONTACT, HAND_CONTACT, "contact";
    "appointment", OF_APPOINTMENT, HAND_APPOINTMENT, "appointment";
    "what_matters", OF_WHAT_MATTERS, HAND_WHAT_MATTERS, "what_matters";
    "strength", OF_STRENGTH, HAND_STRENGTH, "strength";
    "need", OF_NEED, HAND_NEED, "need";
    "plan", OF_PLAN, HAND_PLAN, "plan";
    "goal", OF_GOAL, HAND_GOAL, "goal";
    "action", OF_ACTION, HAND_ACTION, "action";
    "onward_referral", OF_ONWARD, HAND_ONWARD, "onward_referral";
    "signpost", OF_SIGNPOST, HAND_SIGNPOST, "signpost";
    "gap", OF_GAP, HAND_GAP, "gap";
    "measure_response", OF_MEASURE, HAND_MEASURE, "measure_response";
    "message", OF_MESSAGE, HAND_MESSAGE, "message";
}

impl FromRow for Merge {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            scheme: row.get("scheme_id")?,
            kept: row.get("kept_id")?,
            merged: row.get("merged_id")?,
            reasons: row.get("reasons")?,
            moved: row.get("moved")?,
            merged_at: row.get("merged_at")?,
            merged_by: row.get("merged_by")?,
            undone_at: row.get("undone_at")?,
        })
    }
}

pub async fn insert(tx: &mut Tx, it: &Merge) -> Result<()> {
    tx.execute(INSERT, args![it.id, it.scheme, it.kept, it.merged, it.reasons, it.moved, it.merged_at, it.merged_by])
        .await
        .map(|_| ())
}

pub async fn get(tx: &mut Tx, id: MergeId, scheme: SchemeId) -> Result<Merge> {
    tx.one(GET, args![id, scheme]).await
}

/// Merges into this person that still stand, newest first.
pub async fn standing(tx: &mut Tx, kept: PersonId, scheme: SchemeId) -> Result<Vec<Merge>> {
    tx.all(OF_PERSON, args![kept, scheme]).await
}

/// Fails as stale when somebody else has undone it already.
pub async fn set_undone(tx: &mut Tx, id: MergeId, now: Timestamp) -> Result<()> {
    tx.execute_one(UNDONE, args![id, now]).await
}

/// The ids of a person's rows of one kind.
pub async fn rows_of(tx: &mut Tx, kind: &str, person: PersonId) -> Result<Vec<Uuid>> {
    let Some((of, _)) = statements_of(kind) else { return Ok(Vec::new()) };
    Ok(tx.all::<Only<Uuid>>(of, args![person]).await?.into_iter().map(|it| it.0).collect())
}

/// Hands one row to another person. A row that is gone meanwhile is left gone.
pub async fn hand_over(tx: &mut Tx, kind: &str, row: Uuid, to: PersonId) -> Result<()> {
    let Some((_, hand)) = statements_of(kind) else { return Ok(()) };
    tx.execute(hand, args![row, to]).await.map(|_| ())
}
