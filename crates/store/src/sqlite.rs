//! SQLite: one writer whose transactions share a sync (group commit), and a pool of read-only connections.
//!
//! Each transaction of ours is a SAVEPOINT inside one physical transaction. When the first of a group releases its
//! savepoint, a committer queues for the writer behind everybody who is already waiting; they run in between, then one
//! COMMIT makes all of them durable, and only then is any of them told so. A failed COMMIT fails the whole group.
//! Readers have connections of their own and never see anything that is not committed.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex as PlainMutex};
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags};
use tokio::sync::{Mutex, OwnedMutexGuard, OwnedSemaphorePermit, Semaphore, oneshot};

use crate::error::{Result, StoreError};
use crate::row::{FromRow, Row};
use crate::value::Value;

const READERS: usize = 8;
/// How long a writer waits for a lock that another process holds.
const PATIENCE: Duration = Duration::from_secs(5);

#[derive(Clone)]
pub struct Sqlite {
    writer: Arc<Mutex<Writer>>,
    readers: Option<Arc<Readers>>,
}

struct Writer {
    connection: Connection,
    /// The callers whose savepoints are released and who wait for the shared COMMIT.
    waiting: Vec<oneshot::Sender<Result<(), String>>>,
    /// A physical transaction is open.
    open: bool,
}

struct Readers {
    path: PathBuf,
    idle: PlainMutex<Vec<Connection>>,
    permits: Arc<Semaphore>,
}

impl Sqlite {
    /// Opens a file, or a private database in memory for `:memory:`.
    pub fn open(path: &str) -> Result<Self> {
        if path == ":memory:" {
            let connection = Connection::open_in_memory()?;
            prepare_connection(&connection, "PRAGMA synchronous=OFF;")?;
            return Ok(Self { writer: Arc::new(Mutex::new(Writer::new(connection))), readers: None });
        }
        if let Some(folder) = Path::new(path).parent().filter(|it| !it.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)
                .map_err(|why| StoreError::Unavailable(format!("{}: {why}", folder.display())))?;
        }
        let connection = Connection::open(path)?;
        // FULL: an acknowledged write survives a power cut. The log is folded back every 4,000 pages (16 MB).
        prepare_connection(
            &connection,
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000; PRAGMA busy_timeout=0;",
        )?;
        let readers = Readers {
            path: PathBuf::from(path),
            idle: PlainMutex::new(Vec::new()),
            permits: Arc::new(Semaphore::new(READERS)),
        };
        Ok(Self { writer: Arc::new(Mutex::new(Writer::new(connection))), readers: Some(Arc::new(readers)) })
    }

    pub async fn begin(&self) -> Result<WriteTx> {
        let mut writer = self.writer.clone().lock_owned().await;
        let patience = Instant::now() + PATIENCE;
        // Another process, an import for example, may hold the file's write lock for a while: wait without holding a thread.
        while let Err(error) = writer.begin() {
            if !is_busy(&error) || Instant::now() >= patience {
                return Err(error.into());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(WriteTx { guard: Some(writer), sqlite: self.clone() })
    }

    /// A consistent view for reading. A database in memory has one connection: reading there borrows the writer.
    pub async fn read(&self) -> Result<ReadTx> {
        let Some(readers) = &self.readers else {
            return Ok(ReadTx::Shared(self.begin().await?));
        };
        let permit =
            readers.permits.clone().acquire_owned().await.map_err(|_| StoreError::Unavailable("closing".into()))?;
        let connection = match lock(&readers.idle).pop() {
            Some(connection) => connection,
            None => readers.open()?,
        };
        run(&connection, "BEGIN")?;
        Ok(ReadTx::Own(Reader { connection: Some(connection), readers: readers.clone(), _permit: permit }))
    }
}

impl Readers {
    fn open(&self) -> Result<Connection> {
        let connection = Connection::open_with_flags(
            &self.path,
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI,
        )?;
        prepare_connection(&connection, "PRAGMA query_only=ON;")?;
        Ok(connection)
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked))
}

fn lock<T>(mutex: &PlainMutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn prepare_connection(connection: &Connection, extra: &str) -> Result<()> {
    connection.set_prepared_statement_cache_capacity(256);
    connection.execute_batch(
        "PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-8000;",
    )?;
    connection.execute_batch(extra)?;
    Ok(())
}

/// A statement without arguments or rows, prepared once per connection: these run around every transaction.
fn run(connection: &Connection, sql: &str) -> rusqlite::Result<()> {
    connection.prepare_cached(sql)?.raw_execute().map(drop)
}

impl Writer {
    fn new(connection: Connection) -> Self {
        Self { connection, waiting: Vec::new(), open: false }
    }

    fn begin(&mut self) -> rusqlite::Result<()> {
        if !self.open {
            run(&self.connection, "BEGIN IMMEDIATE")?;
            self.open = true;
        }
        run(&self.connection, "SAVEPOINT ours")
    }

    fn roll_back(&mut self) {
        let outcome = self.connection.execute_batch("ROLLBACK TO ours; RELEASE ours");
        if self.waiting.is_empty() || outcome.is_err() {
            let _ = self.connection.execute_batch("ROLLBACK");
            self.open = false;
            self.answer(Err("the transaction was rolled back".to_owned()));
        }
    }

    /// The one durable commit of the group.
    fn commit_group(&mut self) {
        if !self.open {
            return;
        }
        let outcome = run(&self.connection, "COMMIT").map_err(|error| error.to_string());
        if outcome.is_err() {
            let _ = self.connection.execute_batch("ROLLBACK");
        }
        self.open = false;
        self.answer(outcome);
    }

    fn answer(&mut self, outcome: Result<(), String>) {
        for caller in self.waiting.drain(..) {
            let _ = caller.send(outcome.clone());
        }
    }
}

/// One writing transaction. Dropped without `commit`, it leaves no trace.
pub struct WriteTx {
    guard: Option<OwnedMutexGuard<Writer>>,
    sqlite: Sqlite,
}

impl WriteTx {
    pub fn connection(&self) -> Result<&Connection> {
        self.guard
            .as_ref()
            .map(|writer| &writer.connection)
            .ok_or_else(|| StoreError::Refused("transaction is over".into()))
    }

    /// Returns once the transaction is durable.
    pub async fn commit(mut self) -> Result<()> {
        let Some(mut writer) = self.guard.take() else {
            return Err(StoreError::Refused("transaction is over".into()));
        };
        if let Err(error) = run(&writer.connection, "RELEASE ours") {
            writer.roll_back();
            return Err(error.into());
        }
        let (tell, told) = oneshot::channel();
        let first = writer.waiting.is_empty();
        writer.waiting.push(tell);
        drop(writer);
        if first {
            tokio::spawn(commit_when_turn_comes(self.sqlite.clone()));
        }
        match told.await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(why)) => Err(StoreError::Unavailable(why)),
            Err(_) => Err(StoreError::Unavailable("the writer stopped".into())),
        }
    }
}

async fn commit_when_turn_comes(sqlite: Sqlite) {
    let mut writer = sqlite.writer.clone().lock_owned().await;
    if sqlite.readers.is_none() {
        writer.commit_group(); // in memory: nothing to sync
        return;
    }
    // The sync takes milliseconds: never on a thread that serves requests.
    let _ = tokio::task::spawn_blocking(move || writer.commit_group()).await;
}

impl Drop for WriteTx {
    fn drop(&mut self) {
        if let Some(writer) = self.guard.as_mut() {
            writer.roll_back();
        }
    }
}

pub enum ReadTx {
    Own(Reader),
    Shared(WriteTx),
}

pub struct Reader {
    connection: Option<Connection>,
    readers: Arc<Readers>,
    _permit: OwnedSemaphorePermit,
}

impl ReadTx {
    pub fn connection(&self) -> Result<&Connection> {
        match self {
            Self::Own(reader) => {
                reader.connection.as_ref().ok_or_else(|| StoreError::Refused("transaction is over".into()))
            }
            Self::Shared(shared) => shared.connection(),
        }
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take()
            && run(&connection, "ROLLBACK").is_ok()
        {
            lock(&self.readers.idle).push(connection);
        }
    }
}

pub fn execute(connection: &Connection, sql: &str, args: &[Value<'_>]) -> Result<u64> {
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, args)?;
    Ok(statement.raw_execute()? as u64)
}

pub fn each<T: FromRow>(connection: &Connection, sql: &str, args: &[Value<'_>], most: usize) -> Result<Vec<T>> {
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, args)?;
    let mut rows = statement.raw_query();
    let mut found = Vec::new();
    while found.len() < most
        && let Some(row) = rows.next()?
    {
        found.push(T::from_row(&Row::Sqlite(row))?);
    }
    Ok(found)
}

/// No statement written by hand has more arguments.
const MOST_NAMED: usize = 99;

/// SQLite numbers `$7` by first appearance, not by its figure: bind by the name it reports.
fn bind(statement: &mut rusqlite::CachedStatement<'_>, args: &[Value<'_>]) -> Result<()> {
    let count = statement.parameter_count();
    // Many rows in one statement are numbered in order; asking SQLite for a thousand names would take a million steps.
    let in_order = count > MOST_NAMED && count == args.len();
    for index in 1..=count {
        if in_order {
            statement.raw_bind_parameter(index, args[index - 1])?;
            continue;
        }
        let place = statement.parameter_name(index).and_then(|name| name[1..].parse::<usize>().ok()).unwrap_or(index);
        let value = args.get(place - 1).ok_or_else(|| StoreError::Refused(format!("argument ${place} is missing")))?;
        statement.raw_bind_parameter(index, value)?;
    }
    Ok(())
}
