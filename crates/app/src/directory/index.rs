//! The search index of this node: read from the database at first use, then kept fresh by following the log of changes.
//! It can be thrown away at any time. No person is ever in it.

use std::sync::{Arc, Mutex, PoisonError};

use footbridge_domain::directory::ServiceId;
use footbridge_search::{Change, Document, Index};
use footbridge_store::Tx;
use footbridge_store::directory::{self, Entry, Head};
use uuid::Uuid;

use super::labels::words_of;
use crate::app::App;
use crate::error::{AppError, Result};

/// Entries read from the database at once.
const AT_ONCE: i64 = 1_000;
/// Entries indexed at once while everything is read anew.
const TOGETHER: usize = 20_000;
/// So far behind, a request no longer waits: it searches what is there while a task catches up.
const NEAR: i64 = 5_000;
/// Numbers of the log that are kept; a node further behind reads everything anew.
const KEEP: i64 = 100_000;

/// Cheap to clone; one per process.
#[derive(Default)]
pub struct DirectoryIndex {
    index: Arc<Index>,
    seen: Mutex<Option<Head>>,
    /// One at a time catches up; the others wait and find it done.
    turn: tokio::sync::Mutex<()>,
}

impl DirectoryIndex {
    fn seen(&self) -> Option<Head> {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set_seen(&self, head: Head) {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(head);
    }

    /// Whether anybody has searched on this node yet.
    pub fn is_begun(&self) -> bool {
        self.seen().is_some()
    }

    /// How many entries it holds.
    pub fn len(&self) -> usize {
        self.index.snapshot().len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The index with everything that was committed before. Only a node that fell far behind answers from what it has. Call
/// it before the transaction that fills the page.
pub(crate) async fn current(app: &App) -> Result<Arc<Index>> {
    let head = {
        let mut tx = app.read().await?;
        directory::head(&mut tx).await?
    };
    match app.directory.seen() {
        Some(seen) if seen.epoch == head.epoch && seen.seq >= head.seq => {}
        Some(seen) if seen.epoch == head.epoch && head.seq - seen.seq <= NEAR => catch_up(app).await?,
        seen => {
            let own = app.clone();
            // In a task of its own: somebody who stops waiting does not stop the reading.
            let reading = tokio::spawn(async move { catch_up(&own).await });
            if seen.is_none() {
                reading.await.map_err(AppError::internal)??;
            }
        }
    }
    Ok(Arc::clone(&app.directory.index))
}

/// Follows the log of changes to its end; reads everything anew the first time, after a restore, and when too far behind.
pub async fn catch_up(app: &App) -> Result<()> {
    let node = &app.directory;
    let _turn = node.turn.lock().await;
    let mut tx = app.read().await?;
    let head = directory::head(&mut tx).await?;
    let changed = match node.seen() {
        Some(seen) if seen == head => return Ok(()),
        Some(seen) if seen.epoch == head.epoch => directory::changed_since(&mut tx, seen.seq, head.seq).await?,
        _ => None,
    };
    match changed {
        Some(changed) => apply_changes(app, &mut tx, &changed).await?,
        None => read_everything(app, &mut tx).await?,
    }
    node.set_seen(head);
    Ok(())
}

async fn apply_changes(app: &App, tx: &mut Tx, changed: &[ServiceId]) -> Result<()> {
    for some in changed.chunks(TOGETHER) {
        let entries = directory::list_by_ids(tx, some).await?;
        let offered = entries.iter().filter(|it| it.service.status.can_be_offered());
        let put: Vec<Change> = offered.map(|it| Change::Put(Box::new(document(it)))).collect();
        // What is gone, or may not be offered any more, goes first; what stays is put after it.
        let gone = some.iter().map(|id| Change::Remove(*id));
        let changes: Vec<Change> = gone.chain(put).collect();
        index(app, changes).await?;
    }
    Ok(())
}

async fn read_everything(app: &App, tx: &mut Tx) -> Result<()> {
    app.directory.index.replace([]);
    let mut after = ServiceId::from_uuid(Uuid::nil());
    let mut changes = Vec::new();
    loop {
        let entries = directory::list_after(tx, after, AT_ONCE).await?;
        let Some(last) = entries.last() else { break };
        after = last.service.id;
        let offered = entries.iter().filter(|it| it.service.status.can_be_offered());
        changes.extend(offered.map(|it| Change::Put(Box::new(document(it)))));
        if changes.len() >= TOGETHER {
            index(app, std::mem::take(&mut changes)).await?;
        }
    }
    index(app, changes).await
}

/// Indexing is work for a processor: never on a thread that serves requests.
async fn index(app: &App, changes: Vec<Change>) -> Result<()> {
    let index = Arc::clone(&app.directory.index);
    tokio::task::spawn_blocking(move || index.apply(changes)).await.map_err(AppError::internal)
}

fn document(entry: &Entry) -> Document {
    Document::of(&entry.service, entry.organisation_name.as_deref(), &words_of(&entry.service))
}

/// After a commit of one's own, and every other second: a search then has nothing left to catch up with.
pub(crate) async fn follow(app: &App) {
    if app.directory.is_begun()
        && let Err(error) = catch_up(app).await
    {
        tracing::warn!(%error, "the directory's index fell behind; it is tried again");
    }
}

/// Shortens the log of changes.
pub(crate) async fn tidy(tx: &mut Tx) -> Result<()> {
    directory::forget_changes(tx, KEEP).await?;
    Ok(())
}
