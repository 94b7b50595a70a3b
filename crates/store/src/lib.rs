//! Where it is kept: one SQL text and one migration tree for SQLite and PostgreSQL.

mod db;
mod error;
pub mod migrate;
mod postgres;
mod row;
pub mod sql;
mod sqlite;
mod value;

pub use db::{Db, Engine, Only, Tx};
pub use error::{Result, StoreError};
pub use row::{FromColumn, FromRow, Row, Stored};
pub use value::{AsValue, Value};
