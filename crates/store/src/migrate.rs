//! One migration tree for two engines: words in braces become each engine's own types. Applied files are frozen by checksum.

use sha2::{Digest, Sha256};

use crate::args;
use crate::db::{Db, Engine, Only, Tx};
use crate::error::{Result, StoreError};
use crate::row::{FromRow, Row};

struct Migration {
    number: i64,
    name: &'static str,
    text: &'static str,
}

macro_rules! migrations {
    ($($number:literal $name:literal;)+) => {
        &[$(Migration { number: $number, name: $name, text: include_str!(concat!("../migrations/", $name, ".sql")) }),+]
    };
}

const MIGRATIONS: &[Migration] = migrations! {
    1 "0001_access";
    2 "0002_people";
    3 "0003_referrals";
    4 "0004_contacts_and_plans";
    5 "0005_directory";
    6 "0006_onward";
    7 "0007_outcomes";
    8 "0008_codes";
};

const CREATE_LIST: &str = "CREATE TABLE IF NOT EXISTS migration \
     (number BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL)";

struct Applied {
    number: i64,
    checksum: String,
}

impl FromRow for Applied {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { number: row.get("number")?, checksum: row.get("checksum")? })
    }
}

/// Brings the database up to date and says how many steps that took.
pub async fn run(db: &Db) -> Result<usize> {
    let mut tx = db.begin().await?;
    if tx.engine() == Engine::Postgres {
        // Several nodes may start at once: one migrates, the others wait.
        tx.script("SELECT pg_advisory_xact_lock(7242001)").await?;
    }
    tx.script(CREATE_LIST).await?;
    let applied: Vec<Applied> = tx.all("SELECT number, checksum FROM migration ORDER BY number", args![]).await?;
    let mut steps = 0;
    for migration in MIGRATIONS {
        let checksum = checksum(migration.text);
        if let Some(before) = applied.iter().find(|it| it.number == migration.number) {
            if before.checksum != checksum {
                return Err(StoreError::corrupt(format!(
                    "migration {} was changed after it was applied to this database",
                    migration.name
                )));
            }
            continue;
        }
        let script = render(migration.text, tx.engine());
        tx.script(&script).await.map_err(|why| StoreError::Refused(format!("migration {}: {why}", migration.name)))?;
        tx.execute(
            "INSERT INTO migration (number, name, checksum) VALUES ($1, $2, $3)",
            args![migration.number, migration.name, checksum],
        )
        .await?;
        steps += 1;
    }
    tx.commit().await?;
    Ok(steps)
}

/// True when every migration of this program is applied.
pub async fn is_current(tx: &mut Tx) -> Result<bool> {
    let Only(newest): Only<i64> = tx.one("SELECT COALESCE(MAX(number), 0) AS value FROM migration", args![]).await?;
    Ok(MIGRATIONS.last().is_none_or(|it| newest >= it.number))
}

/// The schema as one text, for the data dictionary.
pub fn sources() -> impl Iterator<Item = (&'static str, &'static str)> {
    MIGRATIONS.iter().map(|it| (it.name, it.text))
}

fn checksum(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn render(text: &str, engine: Engine) -> String {
    let words = match engine {
        Engine::Sqlite => [
            ("{id}", "BLOB"),
            ("{instant}", "BIGINT"),
            ("{day}", "TEXT"),
            ("{json}", "TEXT"),
            ("{bytes}", "BLOB"),
            ("{flag}", "BOOLEAN"),
            ("{key}", "TEXT"),
            ("{real}", "DOUBLE PRECISION"),
        ],
        Engine::Postgres => [
            ("{id}", "UUID"),
            ("{instant}", "BIGINT"),
            ("{day}", "TEXT"),
            ("{json}", "JSONB"),
            ("{bytes}", "BYTEA"),
            ("{flag}", "BOOLEAN"),
            ("{key}", "TEXT COLLATE \"C\""),
            ("{real}", "DOUBLE PRECISION"),
        ],
    };
    words.iter().fold(text.to_owned(), |text, (word, own)| text.replace(word, own))
}
