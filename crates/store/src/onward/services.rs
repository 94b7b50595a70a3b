//! The few columns of a directory entry that a referral needs, and what a referral tells the directory back.

use footbridge_domain::ids::ServiceId;
use jiff::civil::Date;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;

#[derive(Clone)]
pub struct Recipient {
    pub id: ServiceId,
    pub name: String,
    pub organisation: Option<String>,
    pub description: String,
    pub status: String,
    pub email: String,
    pub phone: String,
    pub url: String,
    /// Codes of needs, separated by spaces.
    pub needs: String,
    pub cost: String,
    pub first_visit: String,
    pub monthly_limit: Option<u32>,
    pub place: String,
    pub when: String,
}

statements! {
    GET = "SELECT s.id, s.name, o.name AS organisation, o.email AS organisation_email, s.description, s.status, s.email, s.phone, \
        s.url, s.needs, s.cost, s.first_visit, s.monthly_limit FROM service s \
        LEFT JOIN organisation o ON o.id = s.organisation_id WHERE s.id = $1";
    PLACES = "SELECT name, address, postcode FROM location WHERE service_id = $1 ORDER BY id LIMIT 3";
    TIMES = "SELECT words FROM schedule WHERE service_id = $1 AND words <> '' ORDER BY weekday NULLS LAST, opens NULLS LAST, id LIMIT 7";
    // Two senders at once: the second waits here and then counts what the first one sent.
    HOLD = "UPDATE service SET version = version WHERE id = $1";
    ATTENDED = "UPDATE service SET last_attended_on = $2 WHERE id = $1 AND (last_attended_on IS NULL OR last_attended_on < $2)";
}

struct Place(String);

impl FromRow for Place {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let parts: [String; 3] = [row.get("name")?, row.get("address")?, row.get("postcode")?];
        let mut words: Vec<&str> = Vec::new();
        for part in parts.iter().map(|it| it.trim()).filter(|it| !it.is_empty()) {
            // Sources often repeat the postcode or the name inside the address.
            if !words.iter().any(|it| it.contains(part)) {
                words.push(part);
            }
        }
        Ok(Self(words.join(", ")))
    }
}

struct Time(String);

impl FromRow for Time {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        row.get("words").map(Self)
    }
}

impl FromRow for Recipient {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let own: String = row.get("email")?;
        let organisations: Option<String> = row.get("organisation_email")?;
        Ok(Self {
            id: row.get("id")?,
            name: row.get("name")?,
            organisation: row.get("organisation")?,
            description: row.get("description")?,
            status: row.get("status")?,
            email: if own.is_empty() { organisations.unwrap_or_default() } else { own },
            phone: row.get("phone")?,
            url: row.get("url")?,
            needs: row.get("needs")?,
            cost: row.get("cost")?,
            first_visit: row.get("first_visit")?,
            monthly_limit: row.get("monthly_limit")?,
            place: String::new(),
            when: String::new(),
        })
    }
}

pub async fn get(tx: &mut Tx, id: ServiceId) -> Result<Recipient> {
    let mut found: Recipient = tx.one(GET, args![id]).await?;
    let places: Vec<Place> = tx.all(PLACES, args![id]).await?;
    found.place = places.into_iter().map(|it| it.0).filter(|it| !it.is_empty()).collect::<Vec<_>>().join("; ");
    let times: Vec<Time> = tx.all(TIMES, args![id]).await?;
    found.when = times.into_iter().map(|it| it.0).collect::<Vec<_>>().join("; ");
    Ok(found)
}

/// Holds the entry until the transaction ends.
pub async fn hold(tx: &mut Tx, id: ServiceId) -> Result<()> {
    tx.execute_one(HOLD, args![id]).await
}

/// Somebody went there: the entry was right on that day.
pub async fn attended(tx: &mut Tx, id: ServiceId, on: Date) -> Result<()> {
    tx.execute(ATTENDED, args![id, on]).await.map(|_| ())
}
