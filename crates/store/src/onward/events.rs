//! What happened to an onward referral, in order.

use footbridge_domain::ids::OnwardReferralId;
use footbridge_domain::onward::lists::OnwardEvent;
use jiff::Timestamp;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::people_coded as coded;
use crate::row::{FromRow, Row};
use crate::statements;

#[derive(Clone)]
pub struct Happened {
    pub at: Timestamp,
    /// A name for the page: a worker's, the group's, or the product's.
    pub who: String,
    pub event: OnwardEvent,
    pub note: String,
}

statements! {
    ADD = "INSERT INTO onward_event (onward_id, seq, at, who, event, note) SELECT $1, COALESCE(MAX(seq), 0) + 1, $2, $3, $4, $5 \
        FROM onward_event WHERE onward_id = $1";
    OF_REFERRAL = "SELECT at, who, event, note FROM onward_event WHERE onward_id = $1 ORDER BY seq";
}

impl FromRow for Happened {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { at: row.get("at")?, who: row.get("who")?, event: coded(row, "event")?, note: row.get("note")? })
    }
}

pub async fn add(tx: &mut Tx, onward: OnwardReferralId, it: &Happened) -> Result<()> {
    tx.execute(ADD, args![onward, it.at, it.who, it.event.code(), it.note]).await.map(|_| ())
}

pub async fn of(tx: &mut Tx, onward: OnwardReferralId) -> Result<Vec<Happened>> {
    tx.all(OF_REFERRAL, args![onward]).await
}
