//! What a referral needs to know of its group besides the directory entry: where mail goes, and how much it can take.

use footbridge_domain::ids::ServiceId;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;

/// A group as somebody who gets a referral.
#[derive(Clone)]
pub struct Recipient {
    pub id: ServiceId,
    pub name: String,
    /// The group's own address, or that of who runs it; empty where there is none.
    pub email: String,
    pub phone: String,
    pub monthly_limit: Option<u32>,
}

statements! {
    GET = "SELECT s.id, s.name, s.email, s.phone, s.monthly_limit, o.email AS organisation_email FROM service s \
        LEFT JOIN organisation o ON o.id = s.organisation_id WHERE s.id = $1";
    // Two senders at once: the second waits here and then counts what the first one sent.
    HOLD = "UPDATE service SET version = version WHERE id = $1";
}

impl FromRow for Recipient {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let own: String = row.get("email")?;
        let organisations: Option<String> = row.get("organisation_email")?;
        Ok(Self {
            id: row.get("id")?,
            name: row.get("name")?,
            email: if own.is_empty() { organisations.unwrap_or_default() } else { own },
            phone: row.get("phone")?,
            monthly_limit: row.get("monthly_limit")?,
        })
    }
}

pub async fn get(tx: &mut Tx, id: ServiceId) -> Result<Recipient> {
    tx.one(GET, args![id]).await
}

/// Holds the entry until the transaction ends.
pub async fn hold(tx: &mut Tx, id: ServiceId) -> Result<()> {
    tx.execute_one(HOLD, args![id]).await
}
