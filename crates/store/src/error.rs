//! What can go wrong between the product and its database, told apart by what the caller can do about it.

use thiserror::Error;

pub type Result<T, E = StoreError> = std::result::Result<T, E>;

#[derive(Debug, Error)]
pub enum StoreError {
    /// No row, or none that this scope may see: the two are never told apart.
    #[error("not found")]
    NotFound,
    /// Somebody else saved first: the version that was read is no longer the one stored.
    #[error("changed by somebody else since it was read")]
    Stale,
    /// A uniqueness rule of this table refused the row.
    #[error("a row like this is already in {table}")]
    Duplicate { table: String },
    /// The database cannot answer now; trying again later may work.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// A stored row breaks a rule of the domain.
    #[error("a stored row is not valid: {0}")]
    Corrupt(String),
    /// A statement the database refused: a defect of ours.
    #[error("the database refused a statement: {0}")]
    Refused(String),
    /// A sealed text could not be opened: wrong key, or somebody changed it.
    #[error("a sealed field could not be opened")]
    Sealed,
}

impl StoreError {
    pub fn corrupt(what: impl std::fmt::Display) -> Self {
        Self::Corrupt(what.to_string())
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match &error {
            rusqlite::Error::QueryReturnedNoRows => Self::NotFound,
            rusqlite::Error::SqliteFailure(failure, message) => {
                let text = message.clone().unwrap_or_default();
                match failure.code {
                    Code::ConstraintViolation if text.starts_with("UNIQUE") || text.starts_with("PRIMARY") => {
                        // "UNIQUE constraint failed: person.scheme_id, person.nhs_number"
                        let table =
                            text.rsplit(": ").next().and_then(|rest| rest.split('.').next()).unwrap_or_default();
                        Self::Duplicate { table: table.to_owned() }
                    }
                    Code::DatabaseBusy
                    | Code::DatabaseLocked
                    | Code::DiskFull
                    | Code::CannotOpen
                    | Code::SystemIoFailure
                    | Code::ReadOnly => Self::Unavailable(error.to_string()),
                    _ => Self::Refused(error.to_string()),
                }
            }
            rusqlite::Error::FromSqlConversionFailure(..) | rusqlite::Error::InvalidColumnType(..) => {
                Self::Corrupt(error.to_string())
            }
            _ => Self::Refused(error.to_string()),
        }
    }
}

impl From<tokio_postgres::Error> for StoreError {
    fn from(error: tokio_postgres::Error) -> Self {
        use tokio_postgres::error::SqlState;
        let Some(db) = error.as_db_error() else {
            return Self::Unavailable(error.to_string());
        };
        let code = db.code();
        if *code == SqlState::UNIQUE_VIOLATION {
            return Self::Duplicate { table: db.table().unwrap_or_default().to_owned() };
        }
        // Connection, resources, operator intervention, a standby that cannot write, a conflict worth another try.
        let class = &code.code()[..2];
        if matches!(class, "08" | "53" | "57" | "40") || code.code() == "25006" || code.code() == "55P03" {
            return Self::Unavailable(db.message().to_owned());
        }
        Self::Refused(format!("{} {}", code.code(), db.message()))
    }
}

impl From<deadpool_postgres::PoolError> for StoreError {
    fn from(error: deadpool_postgres::PoolError) -> Self {
        Self::Unavailable(error.to_string())
    }
}
