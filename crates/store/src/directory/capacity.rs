//! What the organisation or a worker says of room, and proof that a group still meets: somebody was there.

use footbridge_domain::directory::{Capacity, ServiceId};
use jiff::civil::Date;

use super::changes::note_changes;
use super::entry::capacity_columns;
use crate::args;
use crate::db::Tx;
use crate::error::{Result, StoreError};
use crate::statements;

statements! {
    SET_CAPACITY = "UPDATE service SET capacity = $2, capacity_places = $3, capacity_weeks = $4, capacity_said_on = $5, \
        capacity_said_by = $6 WHERE id = $1";
    ATTENDED = "UPDATE service SET last_attended_on = $2 \
        WHERE id = $1 AND (last_attended_on IS NULL OR last_attended_on < $2)";
    ATTENDED_CHECKS = "UPDATE service SET checked_on = $2, checked_how = $3 \
        WHERE id = $1 AND (checked_on IS NULL OR checked_on < $2)";
}

/// Keeps what was said about room. It does not count as an edit: a page being edited stays valid.
pub async fn set_capacity(tx: &mut Tx, service: ServiceId, said: Capacity) -> Result<()> {
    let (code, places, weeks) = capacity_columns(Some(said));
    let changed =
        tx.execute(SET_CAPACITY, args![service, code, places, weeks, said.said_on, said.said_by.code()]).await?;
    if changed == 0 {
        return Err(StoreError::NotFound);
    }
    note_changes(tx, &[service]).await
}

/// Somebody was there: the group meets, which is the best check there is.
pub async fn mark_attended(tx: &mut Tx, service: ServiceId, on: Date) -> Result<()> {
    let first = tx.execute(ATTENDED, args![service, on]).await?;
    let second = tx.execute(ATTENDED_CHECKS, args![service, on, "somebody was there"]).await?;
    if first + second == 0 {
        return Ok(());
    }
    note_changes(tx, &[service]).await
}
