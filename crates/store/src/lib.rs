//! Where it is kept: one SQL text and one migration tree for SQLite and PostgreSQL.

pub mod access;
pub mod bulk;
pub mod closing;
pub mod contacts;
mod db;
pub mod directory;
mod error;
pub mod matching;
pub mod migrate;
pub mod onward;
pub mod outcomes;
pub mod people;
pub mod plans;
mod postgres;
pub mod referrals;
pub mod reporting;
mod row;
pub mod sql;
mod sqlite;
pub mod statements;
mod value;
pub mod vault;
pub mod workforce;

pub use db::{Db, Engine, Only, Tx};
pub use error::{Result, StoreError};
pub use row::{FromColumn, FromRow, Row, Stored};
pub use value::{AsValue, Value};

pub(crate) use people::{coded as people_coded, maybe_coded};
