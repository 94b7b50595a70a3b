//! Rows on their way out, strict about NULL on both engines: only an `Option` may be empty.

use jiff::Timestamp;
use jiff::civil::Date;
use tokio_postgres::types::{FromSql, Type};
use uuid::Uuid;

use crate::error::{Result, StoreError};

/// One row of a result, of either engine. Columns are read by the name the statement gives them.
pub enum Row<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Postgres(&'r tokio_postgres::Row),
}

/// A stored value in neutral form: what a column can hold.
#[derive(Debug)]
pub enum Stored<'r> {
    Null,
    Flag(bool),
    Int(i64),
    Real(f64),
    Text(&'r str),
    Bytes(&'r [u8]),
}

impl Row<'_> {
    /// Reads a column. A NULL where `T` is not an `Option` is an error, never an empty value.
    pub fn get<T: FromColumn>(&self, name: &str) -> Result<T> {
        let stored = match self {
            Self::Sqlite(row) => match row.get_ref(name)? {
                rusqlite::types::ValueRef::Null => Stored::Null,
                rusqlite::types::ValueRef::Integer(int) => Stored::Int(int),
                rusqlite::types::ValueRef::Real(real) => Stored::Real(real),
                rusqlite::types::ValueRef::Text(text) => Stored::Text(
                    std::str::from_utf8(text).map_err(|_| StoreError::corrupt(format!("{name} is not UTF-8")))?,
                ),
                rusqlite::types::ValueRef::Blob(bytes) => Stored::Bytes(bytes),
            },
            Self::Postgres(row) => row.try_get::<_, Stored<'_>>(name)?,
        };
        T::from_column(stored).map_err(|wanted| StoreError::corrupt(format!("column {name} does not hold {wanted}")))
    }
}

impl<'r> FromSql<'r> for Stored<'r> {
    fn from_sql(ty: &Type, raw: &'r [u8]) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(match *ty {
            Type::BOOL => Stored::Flag(raw.first() == Some(&1)),
            Type::INT8 => Stored::Int(i64::from_be_bytes(raw.try_into()?)),
            Type::INT4 => Stored::Int(i32::from_be_bytes(raw.try_into()?).into()),
            Type::INT2 => Stored::Int(i16::from_be_bytes(raw.try_into()?).into()),
            Type::FLOAT8 => Stored::Real(f64::from_be_bytes(raw.try_into()?)),
            Type::BYTEA | Type::UUID => Stored::Bytes(raw),
            Type::JSONB => Stored::Text(std::str::from_utf8(raw.get(1..).unwrap_or_default())?),
            _ => Stored::Text(std::str::from_utf8(raw)?),
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Stored::Null)
    }

    fn accepts(ty: &Type) -> bool {
        matches!(
            *ty,
            Type::BOOL
                | Type::INT8
                | Type::INT4
                | Type::INT2
                | Type::FLOAT8
                | Type::TEXT
                | Type::VARCHAR
                | Type::NAME
                | Type::BYTEA
                | Type::UUID
                | Type::JSONB
                | Type::JSON
        )
    }
}

/// A type that can be read from a column. The error says in words what was wanted.
pub trait FromColumn: Sized {
    fn from_column(stored: Stored<'_>) -> Result<Self, &'static str>;
}

macro_rules! from_column {
    ($($type:ty: $wanted:literal { $($pattern:pat => $value:expr),+ $(,)? })*) => {
        $(impl FromColumn for $type {
            fn from_column(stored: Stored<'_>) -> Result<Self, &'static str> {
                match stored { $($pattern => $value,)+ _ => Err($wanted) }
            }
        })*
    };
}

from_column! {
    bool: "yes or no" { Stored::Flag(flag) => Ok(flag), Stored::Int(0) => Ok(false), Stored::Int(1) => Ok(true) }
    i64: "a whole number" { Stored::Int(int) => Ok(int) }
    u32: "a small whole number" { Stored::Int(int) => u32::try_from(int).map_err(|_| "a small whole number") }
    u16: "a small whole number" { Stored::Int(int) => u16::try_from(int).map_err(|_| "a small whole number") }
    u8: "a small whole number" { Stored::Int(int) => u8::try_from(int).map_err(|_| "a small whole number") }
    f64: "a number" {
        Stored::Real(real) => Ok(real),
        Stored::Int(int) => Ok(int as f64),
    }
    String: "text" { Stored::Text(text) => Ok(text.to_owned()) }
    Vec<u8>: "bytes" { Stored::Bytes(bytes) => Ok(bytes.to_vec()) }
    [u8; 32]: "32 bytes" { Stored::Bytes(bytes) => bytes.try_into().map_err(|_| "32 bytes") }
    Uuid: "an id" { Stored::Bytes(bytes) => Uuid::from_slice(bytes).map_err(|_| "an id") }
    Timestamp: "an instant" { Stored::Int(ms) => Timestamp::from_millisecond(ms).map_err(|_| "an instant") }
    Date: "a day" { Stored::Text(text) => text.parse().map_err(|_| "a day") }
}

impl<T: FromColumn> FromColumn for Option<T> {
    fn from_column(stored: Stored<'_>) -> Result<Self, &'static str> {
        match stored {
            Stored::Null => Ok(None),
            other => T::from_column(other).map(Some),
        }
    }
}

/// A private row type of a slice: how one row of its statements becomes a value of the domain.
pub trait FromRow: Sized {
    fn from_row(row: &Row<'_>) -> Result<Self>;
}
