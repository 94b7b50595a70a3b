//! The log of changes, numbered by one row that is locked until the commit: the order of the numbers is the order of the
//! commits, so that nobody who follows the log can miss one.

use footbridge_domain::directory::ServiceId;
use uuid::Uuid;

use crate::args;
use crate::bulk::{self, BulkRow};
use crate::db::{Only, Tx};
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;
use crate::value::{AsValue as _, Value};

statements! {
    HEAD = "SELECT seq, epoch FROM change_head WHERE one = 1";
    ADVANCE = "UPDATE change_head SET seq = seq + $1 WHERE one = 1";
    BEGIN = "INSERT INTO change_head (one, seq, epoch) VALUES (1, 0, $1) ON CONFLICT (one) DO NOTHING";
    NEW_EPOCH = "UPDATE change_head SET epoch = $1 WHERE one = 1";
    NOTE = "INSERT INTO change_log (seq, service_id) VALUES ($1, $2)";
    SINCE = "SELECT DISTINCT service_id AS value FROM change_log WHERE seq > $1 AND seq <= $2";
    OLDEST = "SELECT MIN(seq) AS value FROM change_log";
    FORGET = "DELETE FROM change_log WHERE seq <= (SELECT seq FROM change_head WHERE one = 1) - $1";
}

/// How far the directory has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    pub seq: i64,
    /// Another one means another history: begin again.
    pub epoch: Uuid,
}

impl FromRow for Head {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { seq: row.get("seq")?, epoch: row.get("epoch")? })
    }
}

struct Note {
    seq: i64,
    service: ServiceId,
}

impl BulkRow for Note {
    const INSERT: &'static str = NOTE;

    fn values<'a>(&'a self, into: &mut Vec<Value<'a>>) {
        into.extend_from_slice(&[self.seq.as_value(), self.service.as_value()]);
    }
}

/// Where the log stands; an empty directory has not begun one.
pub async fn head(tx: &mut Tx) -> Result<Head> {
    Ok(tx.maybe(HEAD, args![]).await?.unwrap_or(Head { seq: 0, epoch: Uuid::nil() }))
}

/// Notes that these entries are other than they were. Others who change the directory wait here until this one commits.
pub async fn note_changes(tx: &mut Tx, services: &[ServiceId]) -> Result<()> {
    let Ok(count) = i64::try_from(services.len()) else { return Ok(()) };
    if count == 0 {
        return Ok(());
    }
    if tx.execute(ADVANCE, args![count]).await? == 0 {
        tx.execute(BEGIN, args![Uuid::now_v7()]).await?;
        tx.execute(ADVANCE, args![count]).await?;
    }
    let first = head(tx).await?.seq - count + 1;
    let notes: Vec<Note> = (first..).zip(services).map(|(seq, service)| Note { seq, service: *service }).collect();
    bulk::insert(tx, &notes).await
}

/// The entries that changed between two numbers, each once; `None` when the log no longer reaches back so far.
pub async fn changed_since(tx: &mut Tx, seen: i64, until: i64) -> Result<Option<Vec<ServiceId>>> {
    let oldest = tx.one::<Only<Option<i64>>>(OLDEST, args![]).await?.0;
    if oldest.is_none_or(|oldest| oldest > seen + 1) {
        return Ok(None);
    }
    Ok(Some(tx.all::<Only<ServiceId>>(SINCE, args![seen, until]).await?.into_iter().map(|it| it.0).collect()))
}

/// Drops all but the last so many numbers: whoever is further behind reads everything anew.
pub async fn forget_changes(tx: &mut Tx, keep: i64) -> Result<u64> {
    tx.execute(FORGET, args![keep]).await
}

/// After a restore: every node reads everything anew.
pub async fn start_epoch(tx: &mut Tx) -> Result<()> {
    tx.execute(BEGIN, args![Uuid::now_v7()]).await?;
    tx.execute(NEW_EPOCH, args![Uuid::now_v7()]).await.map(|_| ())
}
