//! What referrers said about the replies they got.

use footbridge_domain::ids::ReferralId;
use jiff::Timestamp;
use uuid::Uuid;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;

pub struct Feedback {
    pub referral: ReferralId,
    pub useful: bool,
    pub reason: String,
    pub given_at: Timestamp,
}

statements! {
    INSERT = "INSERT INTO referrer_feedback (id, referral_id, useful, reason, given_at) VALUES ($1, $2, $3, $4, $5)";
    OF_REFERRAL = "SELECT referral_id, useful, reason, given_at FROM referrer_feedback WHERE referral_id = $1 \
        ORDER BY given_at DESC, id DESC";
}

impl FromRow for Feedback {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            referral: row.get("referral_id")?,
            useful: row.get("useful")?,
            reason: row.get("reason")?,
            given_at: row.get("given_at")?,
        })
    }
}

pub async fn insert(tx: &mut Tx, id: Uuid, it: &Feedback) -> Result<()> {
    tx.execute(INSERT, args![id, it.referral, it.useful, it.reason, it.given_at]).await.map(|_| ())
}

/// The newest first. The caller may see the referral.
pub async fn of_referral(tx: &mut Tx, referral: ReferralId) -> Result<Vec<Feedback>> {
    tx.all(OF_REFERRAL, args![referral]).await
}
