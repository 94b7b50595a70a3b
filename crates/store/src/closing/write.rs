//! What closing writes beside the referral itself: goals' last states, the plan's end, missing scores, agreement, codes.

use footbridge_domain::ids::{AccountId, ConsentId, GoalId, PersonId, ReferralId};
use jiff::Timestamp;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;

statements! {
    SET_GOAL = "UPDATE goal SET state = $3, outcome = $4, updated_at = $5 WHERE id = $1 AND person_id = $2";
    END_PLANS = "UPDATE plan SET state = 'ended', updated_at = $3, version = version + 1 \
        WHERE person_id = $1 AND state <> 'ended' AND (referral_id = $2 OR referral_id IS NULL)";
    MISSED = "INSERT INTO measure_missed (referral_id, measure, reason, recorded_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (referral_id, measure) DO UPDATE SET reason = excluded.reason, recorded_at = excluded.recorded_at";
    AGREE = "INSERT INTO consent (id, person_id, kind, service_id, recipient, given_at, given_how, recorded_by, withdrawn_at, \
        withdrawn_by) VALUES ($1, $2, 'share_with_practice', NULL, $3, $4, $5, $6, NULL, NULL)";
    WITHDRAW = "UPDATE consent SET withdrawn_at = $2, withdrawn_by = $3 \
        WHERE person_id = $1 AND kind = 'share_with_practice' AND withdrawn_at IS NULL";
    QUEUE_CODE = "INSERT INTO code_to_record (referral_id, kind, queued_at) VALUES ($1, $2, $3) \
        ON CONFLICT (referral_id, kind) DO NOTHING";
    CODES = "SELECT kind, queued_at FROM code_to_record WHERE referral_id = $1 ORDER BY queued_at, kind";
}

struct CodeRow(String, Timestamp);

impl FromRow for CodeRow {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self(row.get("kind")?, row.get("queued_at")?))
    }
}

pub async fn set_goal(
    tx: &mut Tx,
    person: PersonId,
    goal: GoalId,
    state: &str,
    outcome: &str,
    now: Timestamp,
) -> Result<()> {
    tx.execute_one(SET_GOAL, args![goal, person, state, outcome, now]).await
}

/// Ends whatever plan of this episode is open, and says how many there were.
pub async fn end_plans(tx: &mut Tx, person: PersonId, referral: ReferralId, now: Timestamp) -> Result<u64> {
    tx.execute(END_PLANS, args![person, referral, now]).await
}

pub async fn note_missed(tx: &mut Tx, referral: ReferralId, measure: &str, reason: &str, now: Timestamp) -> Result<()> {
    tx.execute(MISSED, args![referral, measure, reason, now]).await.map(|_| ())
}

pub async fn agree_sharing(
    tx: &mut Tx,
    id: ConsentId,
    person: PersonId,
    recipient: &str,
    how: &str,
    by: Option<AccountId>,
    now: Timestamp,
) -> Result<()> {
    tx.execute(AGREE, args![id, person, recipient, now, how, by]).await.map(|_| ())
}

/// Takes back what was agreed about the practice, if anything was.
pub async fn withdraw_sharing(tx: &mut Tx, person: PersonId, by: Option<AccountId>, now: Timestamp) -> Result<u64> {
    tx.execute(WITHDRAW, args![person, now, by]).await
}

/// Queues a code for the practice's record. The second time in an episode nothing happens: gives false.
pub async fn queue_code(tx: &mut Tx, referral: ReferralId, kind: &str, now: Timestamp) -> Result<bool> {
    Ok(tx.execute(QUEUE_CODE, args![referral, kind, now]).await? == 1)
}

/// The codes queued for an episode, oldest first: kind and since when.
pub async fn codes(tx: &mut Tx, referral: ReferralId) -> Result<Vec<(String, Timestamp)>> {
    let found: Vec<CodeRow> = tx.all(CODES, args![referral]).await?;
    Ok(found.into_iter().map(|it| (it.0, it.1)).collect())
}
