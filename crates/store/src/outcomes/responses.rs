//! Answers to measures, item by item. Scores are computed when they are read, never stored.

use footbridge_domain::ids::{AccountId, MeasureResponseId, PersonId, ReferralId, SchemeId};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;

/// One filled-in measure as it is kept.
#[derive(Clone)]
pub struct StoredResponse {
    pub id: MeasureResponseId,
    pub scheme: SchemeId,
    pub person: PersonId,
    pub referral: Option<ReferralId>,
    pub measure: String,
    /// Version of the wording.
    pub version: String,
    /// Answers in order, separated by spaces; '-' where a question was skipped.
    pub items: String,
    pub mode: String,
    pub helper: String,
    pub language: String,
    pub occasion: String,
    pub taken_on: Date,
    pub recorded_by: Option<AccountId>,
    pub recorded_at: Timestamp,
}

macro_rules! columns {
    () => {
        "id, scheme_id, person_id, referral_id, measure, version, items, mode, helper, language, occasion, taken_on, \
         recorded_by, recorded_at"
    };
}

statements! {
    INSERT = concat!("INSERT INTO measure_response (", columns!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, \
        $13, $14)");
    OF_PERSON = concat!("SELECT ", columns!(), " FROM measure_response WHERE person_id = $1 AND scheme_id = $2 \
        ORDER BY taken_on, recorded_at, id");
    MISSED_SAVE = "INSERT INTO measure_missed (referral_id, measure, reason, recorded_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (referral_id, measure) DO UPDATE SET reason = excluded.reason, recorded_at = excluded.recorded_at";
    MISSED = "SELECT measure, reason FROM measure_missed WHERE referral_id = $1 ORDER BY measure";
}

impl FromRow for StoredResponse {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            scheme: row.get("scheme_id")?,
            person: row.get("person_id")?,
            referral: row.get("referral_id")?,
            measure: row.get("measure")?,
            version: row.get("version")?,
            items: row.get("items")?,
            mode: row.get("mode")?,
            helper: row.get("helper")?,
            language: row.get("language")?,
            occasion: row.get("occasion")?,
            taken_on: row.get("taken_on")?,
            recorded_by: row.get("recorded_by")?,
            recorded_at: row.get("recorded_at")?,
        })
    }
}

struct Missed(String, String);

impl FromRow for Missed {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self(row.get("measure")?, row.get("reason")?))
    }
}

pub async fn insert(tx: &mut Tx, it: &StoredResponse) -> Result<()> {
    tx.execute(
        INSERT,
        args![
            it.id,
            it.scheme,
            it.person,
            it.referral,
            it.measure,
            it.version,
            it.items,
            it.mode,
            it.helper,
            it.language,
            it.occasion,
            it.taken_on,
            it.recorded_by,
            it.recorded_at
        ],
    )
    .await
    .map(|_| ())
}

/// Every answer of a person, oldest first.
pub async fn of_person(tx: &mut Tx, person: PersonId, scheme: SchemeId) -> Result<Vec<StoredResponse>> {
    tx.all(OF_PERSON, args![person, scheme]).await
}

/// Why a last score is missing, when it is known.
pub async fn save_missed(tx: &mut Tx, referral: ReferralId, measure: &str, reason: &str, now: Timestamp) -> Result<()> {
    tx.execute(MISSED_SAVE, args![referral, measure, reason, now]).await.map(|_| ())
}

/// Measure and reason, as pairs.
pub async fn reasons_missed(tx: &mut Tx, referral: ReferralId) -> Result<Vec<(String, String)>> {
    let missed: Vec<Missed> = tx.all(MISSED, args![referral]).await?;
    Ok(missed.into_iter().map(|it| (it.0, it.1)).collect())
}
