//! Strengths and needs of a person. Taken out means marked, not deleted.

use footbridge_domain::ids::{NeedId, PersonId, StrengthId};
use footbridge_domain::plans::{NotedNeed, Strength};
use jiff::Timestamp;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;

statements! {
    STRENGTH_INSERT = "INSERT INTO strength (id, person_id, words, noted_at, removed_at) VALUES ($1, $2, $3, $4, NULL)";
    STRENGTHS = "SELECT id, person_id, words FROM strength WHERE person_id = $1 AND removed_at IS NULL ORDER BY noted_at, id";
    STRENGTH_REMOVE = "UPDATE strength SET removed_at = $3 WHERE id = $1 AND person_id = $2 AND removed_at IS NULL";
    NEED_INSERT = "INSERT INTO need (id, person_id, referral_id, code, words, noted_at, met_at, removed_at) \
        VALUES ($1, $2, $3, $4, $5, $6, NULL, NULL)";
    NEEDS = "SELECT id, person_id, referral_id, code, words, met_at FROM need WHERE person_id = $1 AND removed_at IS NULL \
        ORDER BY noted_at, id";
    NEED_REMOVE = "UPDATE need SET removed_at = $3 WHERE id = $1 AND person_id = $2 AND removed_at IS NULL";
    NEED_WORDS = "UPDATE need SET words = $3 WHERE id = $1 AND person_id = $2 AND removed_at IS NULL";
    NEED_MET = "UPDATE need SET met_at = $3 WHERE id = $1 AND person_id = $2 AND removed_at IS NULL";
}

impl FromRow for Strength {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { id: row.get("id")?, person: row.get("person_id")?, words: row.get("words")? })
    }
}

impl FromRow for NotedNeed {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            person: row.get("person_id")?,
            referral: row.get("referral_id")?,
            code: row.get("code")?,
            words: row.get("words")?,
            met: row.get::<Option<Timestamp>>("met_at")?.is_some(),
        })
    }
}

pub async fn insert_strength(tx: &mut Tx, it: &Strength, now: Timestamp) -> Result<()> {
    tx.execute(STRENGTH_INSERT, args![it.id, it.person, it.words, now]).await.map(|_| ())
}

pub async fn strengths(tx: &mut Tx, person: PersonId) -> Result<Vec<Strength>> {
    tx.all(STRENGTHS, args![person]).await
}

pub async fn remove_strength(tx: &mut Tx, id: StrengthId, person: PersonId, now: Timestamp) -> Result<()> {
    tx.execute_one(STRENGTH_REMOVE, args![id, person, now]).await
}

pub async fn insert(tx: &mut Tx, it: &NotedNeed, now: Timestamp) -> Result<()> {
    tx.execute(NEED_INSERT, args![it.id, it.person, it.referral, it.code, it.words, now]).await.map(|_| ())
}

pub async fn of_person(tx: &mut Tx, person: PersonId) -> Result<Vec<NotedNeed>> {
    tx.all(NEEDS, args![person]).await
}

pub async fn remove(tx: &mut Tx, id: NeedId, person: PersonId, now: Timestamp) -> Result<()> {
    tx.execute_one(NEED_REMOVE, args![id, person, now]).await
}

pub async fn reword(tx: &mut Tx, id: NeedId, person: PersonId, words: &str) -> Result<()> {
    tx.execute_one(NEED_WORDS, args![id, person, words]).await
}

/// `None` takes it back.
pub async fn set_met(tx: &mut Tx, id: NeedId, person: PersonId, at: Option<Timestamp>) -> Result<()> {
    tx.execute_one(NEED_MET, args![id, person, at]).await
}
