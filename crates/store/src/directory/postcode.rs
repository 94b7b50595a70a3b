//! The postcode table: where a postcode is, and the areas it lies in.

use footbridge_domain::geography::Coordinates;
use footbridge_domain::people::postcode::Postcode;

use crate::args;
use crate::bulk::{self, BulkRow};
use crate::db::{Only, Tx};
use crate::error::{Result, StoreError};
use crate::row::{FromRow, Row};
use crate::sql::listed;
use crate::statements;
use crate::value::{AsValue as _, Value};

statements! {
    FIND = "SELECT postcode_key, latitude, longitude, lsoa, ward, terminated FROM postcode WHERE postcode_key IN ($1)";
    PUT = "INSERT INTO postcode (postcode_key, latitude, longitude, lsoa, ward, terminated) VALUES ($1, $2, $3, $4, $5, $6) \
        ON CONFLICT (postcode_key) DO UPDATE SET latitude = excluded.latitude, longitude = excluded.longitude, \
        lsoa = excluded.lsoa, ward = excluded.ward, terminated = excluded.terminated";
    COUNT = "SELECT COUNT(*) AS value FROM postcode";
}

/// A postcode with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedPostcode {
    /// Capitals without a space: "M337AD".
    pub key: String,
    pub coordinates: Coordinates,
    /// Codes of the small area and the ward; empty where the file had none.
    pub lsoa: String,
    pub ward: String,
    pub terminated: bool,
}

impl FromRow for PlacedPostcode {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            key: row.get("postcode_key")?,
            coordinates: Coordinates::new(row.get("latitude")?, row.get("longitude")?)
                .map_err(|_| StoreError::corrupt("postcode outside the British Isles"))?,
            lsoa: row.get("lsoa")?,
            ward: row.get("ward")?,
            terminated: row.get("terminated")?,
        })
    }
}

impl BulkRow for PlacedPostcode {
    const INSERT: &'static str = PUT;

    fn values<'a>(&'a self, into: &mut Vec<Value<'a>>) {
        let (latitude, longitude) = (self.coordinates.latitude(), self.coordinates.longitude());
        into.extend_from_slice(&[
            self.key.as_value(),
            Value::Real(latitude),
            Value::Real(longitude),
            self.lsoa.as_value(),
            self.ward.as_value(),
            self.terminated.as_value(),
        ]);
    }
}

/// Those of these postcodes that the table has.
pub async fn find_postcodes(tx: &mut Tx, postcodes: &[Postcode]) -> Result<Vec<PlacedPostcode>> {
    let mut found = Vec::new();
    for some in postcodes.chunks(500) {
        let keys: Vec<String> = some.iter().map(Postcode::key).collect();
        let asked: Vec<Value<'_>> = keys.iter().map(|it| Value::Text(it)).collect();
        found.extend(tx.all(listed(FIND, asked.len()), &asked).await?);
    }
    Ok(found)
}

/// Adds or replaces. No key may be there twice.
pub async fn put_postcodes(tx: &mut Tx, rows: &[PlacedPostcode]) -> Result<()> {
    bulk::insert(tx, rows).await
}

pub async fn count_postcodes(tx: &mut Tx) -> Result<i64> {
    Ok(tx.one::<Only<i64>>(COUNT, args![]).await?.0)
}
