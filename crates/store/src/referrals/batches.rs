//! Lists of referrals that were read from a file: what came of them, and taking an untouched one back.

use footbridge_domain::ids::{AccountId, BatchId, PersonId, ReferralId, SchemeId};
use jiff::Timestamp;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;

#[derive(Debug, Clone)]
pub struct Batch {
    pub id: BatchId,
    pub scheme: SchemeId,
    /// The name of the file.
    pub source: String,
    pub rows_read: i64,
    pub rows_new: i64,
    /// Rows about people who were known before.
    pub rows_changed: i64,
    pub rows_refused: i64,
    pub imported_at: Timestamp,
    pub imported_by: Option<AccountId>,
    pub undone_at: Option<Timestamp>,
}

/// A referral of a batch that nobody has worked on since.
pub struct Untouched {
    pub referral: ReferralId,
    pub person: PersonId,
}

statements! {
    INSERT = "INSERT INTO import_batch (id, scheme_id, kind, source, rows_read, rows_new, rows_changed, rows_refused, \
        imported_at, imported_by, undone_at) VALUES ($1, $2, 'referrals', $3, $4, $5, $6, $7, $8, $9, NULL)";
    COUNTS = "UPDATE import_batch SET rows_new = $2, rows_changed = $3, rows_refused = $4 WHERE id = $1";
    GET = "SELECT id, scheme_id, source, rows_read, rows_new, rows_changed, rows_refused, imported_at, imported_by, undone_at \
        FROM import_batch WHERE id = $1 AND scheme_id = $2 AND kind = 'referrals'";
    LATEST = "SELECT id, scheme_id, source, rows_read, rows_new, rows_changed, rows_refused, imported_at, imported_by, undone_at \
        FROM import_batch WHERE scheme_id = $1 AND kind = 'referrals' ORDER BY imported_at DESC, id DESC LIMIT 10";
    UNDONE = "UPDATE import_batch SET undone_at = $2 WHERE id = $1 AND undone_at IS NULL";
    // Version 0: nobody accepted, asked or changed anything. No contact, and no later referral points back to it.
    UNTOUCHED = "SELECT r.id, r.person_id FROM referral r WHERE r.batch_id = $1 AND r.scheme_id = $2 AND r.version = 0 \
        AND r.state = 'received' AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.referral_id = r.id) \
        AND NOT EXISTS (SELECT 1 FROM need n WHERE n.referral_id = r.id) \
        AND NOT EXISTS (SELECT 1 FROM plan w WHERE w.referral_id = r.id) \
        AND NOT EXISTS (SELECT 1 FROM onward_referral w WHERE w.referral_id = r.id) \
        AND NOT EXISTS (SELECT 1 FROM measure_response m WHERE m.referral_id = r.id) \
        AND NOT EXISTS (SELECT 1 FROM measure_missed m WHERE m.referral_id = r.id) \
        AND NOT EXISTS (SELECT 1 FROM referral later WHERE later.previous_referral_id = r.id) ORDER BY r.id";
    DELETE_REFERRAL = "DELETE FROM referral WHERE id = $1 AND scheme_id = $2 AND version = 0";
    // Only somebody who came with the file and about whom nothing else was ever written.
    DELETE_NEWCOMER = "DELETE FROM person WHERE id = $1 AND scheme_id = $2 AND version = 0 AND worker_id IS NULL \
        AND NOT EXISTS (SELECT 1 FROM referral x WHERE x.person_id = $1) \
        AND NOT EXISTS (SELECT 1 FROM contact x WHERE x.person_id = $1) \
        AND NOT EXISTS (SELECT 1 FROM appointment x WHERE x.person_id = $1) \
        AND NOT EXISTS (SELECT 1 FROM contact_need x WHERE x.person_id = $1) \
        AND NOT EXISTS (SELECT 1 FROM consent x WHERE x.person_id = $1) \
        AND NOT EXISTS (SELECT 1 FROM what_matters x WHERE x.person_id = $1) \
        AND NOT EXISTS (SELECT 1 FROM strength x WHERE x.person_id = $1) \
        AND NOT EXISTS (SELECT 1 FROM need x WHERE x.person_id = $1) \
        AND NOT EXISTS (SELECT 1 FROM plan x WHERE x.person_id = $1) \
        AND NOT EXISTS (SELECT 1 FROM restricted_note x WHERE x.person_id = $1) \
        AND NOT EXISTS (SELECT 1 FROM safeguarding_concern x WHERE x.person_id = $1) \
        AND NOT EXISTS (SELECT 1 FROM signpost x WHERE x.person_id = $1) \
        AND NOT EXISTS (SELECT 1 FROM gap x WHERE x.person_id = $1) \
        AND NOT EXISTS (SELECT 1 FROM measure_response x WHERE x.person_id = $1) \
        AND NOT EXISTS (SELECT 1 FROM person_merge x WHERE x.kept_id = $1 OR x.merged_id = $1)";
}

impl FromRow for Batch {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            scheme: row.get("scheme_id")?,
            source: row.get("source")?,
            rows_read: row.get("rows_read")?,
            rows_new: row.get("rows_new")?,
            rows_changed: row.get("rows_changed")?,
            rows_refused: row.get("rows_refused")?,
            imported_at: row.get("imported_at")?,
            imported_by: row.get("imported_by")?,
            undone_at: row.get("undone_at")?,
        })
    }
}

impl FromRow for Untouched {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { referral: row.get("id")?, person: row.get("person_id")? })
    }
}

pub async fn insert(tx: &mut Tx, it: &Batch) -> Result<()> {
    tx.execute(
        INSERT,
        args![
            it.id,
            it.scheme,
            it.source,
            it.rows_read,
            it.rows_new,
            it.rows_changed,
            it.rows_refused,
            it.imported_at,
            it.imported_by
        ],
    )
    .await
    .map(|_| ())
}

/// What the rows turned out to be, once all are in.
pub async fn set_counts(tx: &mut Tx, id: BatchId, new: i64, known: i64, refused: i64) -> Result<()> {
    tx.execute_one(COUNTS, args![id, new, known, refused]).await
}

pub async fn get(tx: &mut Tx, id: BatchId, scheme: SchemeId) -> Result<Batch> {
    tx.one(GET, args![id, scheme]).await
}

/// The ten newest.
pub async fn latest(tx: &mut Tx, scheme: SchemeId) -> Result<Vec<Batch>> {
    tx.all(LATEST, args![scheme]).await
}

/// Fails as stale when somebody else has undone it already.
pub async fn set_undone(tx: &mut Tx, id: BatchId, now: Timestamp) -> Result<()> {
    tx.execute_one(UNDONE, args![id, now]).await
}

pub async fn untouched(tx: &mut Tx, id: BatchId, scheme: SchemeId) -> Result<Vec<Untouched>> {
    tx.all(UNTOUCHED, args![id, scheme]).await
}

pub async fn delete_referral(tx: &mut Tx, id: ReferralId, scheme: SchemeId) -> Result<()> {
    tx.execute_one(DELETE_REFERRAL, args![id, scheme]).await
}

/// True when the person came with the file alone and is gone now.
pub async fn delete_newcomer(tx: &mut Tx, id: PersonId, scheme: SchemeId) -> Result<bool> {
    Ok(tx.execute(DELETE_NEWCOMER, args![id, scheme]).await? > 0)
}
