//! The database, whichever it is, and a transaction on it. Nothing outside this file and its two drivers asks which.

use crate::error::{Result, StoreError};
use crate::postgres::PgTx;
use crate::row::FromRow;
use crate::sql::Sql;
use crate::sqlite::{self, ReadTx, Sqlite, WriteTx};
use crate::value::Value;

#[derive(Clone)]
pub enum Db {
    Sqlite(Sqlite),
    Postgres(deadpool_postgres::Pool),
}

/// A transaction: writing (`Db::begin`) or reading (`Db::read`).
pub enum Tx {
    SqliteWrite(WriteTx),
    SqliteRead(ReadTx),
    Postgres(PgTx),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

impl Db {
    /// Opens `sqlite:PATH`, `sqlite::memory:` or `postgres://…`. Migrations are a step of their own.
    pub fn open(url: &str) -> Result<Self> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            return Ok(Self::Sqlite(Sqlite::open(path)?));
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(crate::postgres::open(url, 16)?));
        }
        Err(StoreError::Refused("a database address starts with sqlite: or postgres://".into()))
    }

    pub fn engine(&self) -> Engine {
        match self {
            Self::Sqlite(_) => Engine::Sqlite,
            Self::Postgres(_) => Engine::Postgres,
        }
    }

    /// A transaction that may write. It takes effect at `commit`, or not at all.
    pub async fn begin(&self) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite(sqlite) => Tx::SqliteWrite(sqlite.begin().await?),
            Self::Postgres(pool) => Tx::Postgres(PgTx::begin(pool, false).await?),
        })
    }

    /// A consistent view for reading only.
    pub async fn read(&self) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite(sqlite) => Tx::SqliteRead(sqlite.read().await?),
            Self::Postgres(pool) => Tx::Postgres(PgTx::begin(pool, true).await?),
        })
    }
}

impl Tx {
    pub fn engine(&self) -> Engine {
        match self {
            Self::SqliteWrite(_) | Self::SqliteRead(_) => Engine::Sqlite,
            Self::Postgres(_) => Engine::Postgres,
        }
    }

    pub async fn commit(self) -> Result<()> {
        match self {
            Self::SqliteWrite(tx) => tx.commit().await,
            Self::SqliteRead(_) => Ok(()),
            Self::Postgres(tx) => tx.commit().await,
        }
    }

    /// Runs a change and says how many rows it touched.
    pub async fn execute(&mut self, sql: impl Into<Sql>, args: &[Value<'_>]) -> Result<u64> {
        let sql = sql.into();
        match self {
            Self::Postgres(tx) => tx.execute(sql.text(), args).await,
            Self::SqliteRead(_) => Err(StoreError::Refused("this transaction only reads".into())),
            Self::SqliteWrite(tx) => sqlite::execute(tx.connection()?, sql.text(), args),
        }
    }

    /// A change that must touch exactly the row that was read: otherwise somebody was faster.
    pub async fn execute_one(&mut self, sql: impl Into<Sql>, args: &[Value<'_>]) -> Result<()> {
        match self.execute(sql, args).await? {
            1 => Ok(()),
            _ => Err(StoreError::Stale),
        }
    }

    pub async fn all<T: FromRow>(&mut self, sql: impl Into<Sql>, args: &[Value<'_>]) -> Result<Vec<T>> {
        self.some(sql.into(), args, usize::MAX).await
    }

    /// Both SQLite arms run to their end without a pause: a connection never waits across an await.
    async fn some<T: FromRow>(&mut self, sql: Sql, args: &[Value<'_>], most: usize) -> Result<Vec<T>> {
        match self {
            Self::SqliteWrite(tx) => sqlite::each(tx.connection()?, sql.text(), args, most),
            Self::SqliteRead(tx) => sqlite::each(tx.connection()?, sql.text(), args, most),
            Self::Postgres(tx) => tx.each(sql.text(), args).await,
        }
    }

    pub async fn maybe<T: FromRow>(&mut self, sql: impl Into<Sql>, args: &[Value<'_>]) -> Result<Option<T>> {
        let mut found = self.some(sql.into(), args, 1).await?;
        Ok(if found.is_empty() { None } else { Some(found.swap_remove(0)) })
    }

    /// The one row, or `NotFound`.
    pub async fn one<T: FromRow>(&mut self, sql: impl Into<Sql>, args: &[Value<'_>]) -> Result<T> {
        self.maybe(sql, args).await?.ok_or(StoreError::NotFound)
    }

    /// Runs a script of several statements without arguments: migrations only.
    pub(crate) async fn script(&mut self, text: &str) -> Result<()> {
        match self {
            Self::Postgres(tx) => tx.batch(text).await,
            Self::SqliteWrite(tx) => Ok(tx.connection()?.execute_batch(text)?),
            Self::SqliteRead(_) => Err(StoreError::Refused("this transaction only reads".into())),
        }
    }

    /// Asks the engine whether it understands a statement. For the test that prepares all of them.
    pub async fn prepare(&mut self, text: &str) -> Result<()> {
        match self {
            Self::SqliteWrite(tx) => Ok(tx.connection()?.prepare(text).map(|_| ())?),
            Self::SqliteRead(tx) => Ok(tx.connection()?.prepare(text).map(|_| ())?),
            Self::Postgres(tx) => tx.prepare(text).await,
        }
    }
}

/// A single column named `value`.
pub struct Only<T>(pub T);

impl<T: crate::row::FromColumn> FromRow for Only<T> {
    fn from_row(row: &crate::row::Row<'_>) -> Result<Self> {
        row.get("value").map(Self)
    }
}

/// Transactions travel between threads with the request they serve.
const _: () = {
    const fn travels<T: Send>() {}
    travels::<Tx>();
};
