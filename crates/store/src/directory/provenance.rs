//! Where each value of an entry came from.

use footbridge_domain::directory::{Provenance, ServiceId};
use uuid::Uuid;

use super::read::padded;
use crate::args;
use crate::bulk::{self, BulkRow};
use crate::db::Tx;
use crate::error::Result;
use crate::people_coded as coded;
use crate::row::{FromRow, Row};
use crate::sql::listed;
use crate::statements;
use crate::value::{AsValue as _, Value};

statements! {
    OF_SERVICE = "SELECT service_id, field, origin, source, value, true_on FROM provenance WHERE service_id = $1 \
        ORDER BY field, origin";
    EDITED = "SELECT service_id, field, origin, source, value, true_on FROM provenance \
        WHERE service_id IN ($1) AND origin = 'editor' ORDER BY service_id, field";
    PUT = "INSERT INTO provenance (service_id, field, origin, source, value, true_on) VALUES ($1, $2, $3, $4, $5, $6) \
        ON CONFLICT (service_id, field, origin) DO UPDATE SET source = excluded.source, value = excluded.value, \
        true_on = excluded.true_on";
}

/// A value as a source had it, and which origin it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    pub service: ServiceId,
    /// The code of a file's source, or [`Origin::EDITOR`].
    pub origin: String,
    pub value: Provenance,
}

impl Origin {
    /// Somebody of the team put it right: no import changes it.
    pub const EDITOR: &'static str = "editor";
}

impl FromRow for Origin {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            service: row.get("service_id")?,
            origin: row.get("origin")?,
            value: Provenance {
                field: coded(row, "field")?,
                source: row.get("source")?,
                value: row.get("value")?,
                on: row.get("true_on")?,
            },
        })
    }
}

impl BulkRow for Origin {
    const INSERT: &'static str = PUT;

    fn values<'a>(&'a self, into: &mut Vec<Value<'a>>) {
        let service: Uuid = self.service.uuid();
        let it = &self.value;
        into.extend_from_slice(&[
            Value::Id(service),
            Value::Text(it.field.code()),
            self.origin.as_value(),
            it.source.as_value(),
            it.value.as_value(),
            it.on.as_ref().map_or(Value::Null, |it| it.as_value()),
        ]);
    }
}

pub async fn provenance(tx: &mut Tx, service: ServiceId) -> Result<Vec<Origin>> {
    tx.all(OF_SERVICE, args![service]).await
}

/// What somebody of the team put right in these entries.
pub async fn edited(tx: &mut Tx, services: &[ServiceId]) -> Result<Vec<Origin>> {
    let mut found = Vec::new();
    for some in services.chunks(500) {
        let asked = padded(some);
        found.extend(tx.all(listed(EDITED, asked.len()), &asked).await?);
    }
    Ok(found)
}

/// Adds or replaces. Each field comes once per entry and origin.
pub async fn put_provenance(tx: &mut Tx, values: &[Origin]) -> Result<()> {
    bulk::insert(tx, values).await
}
