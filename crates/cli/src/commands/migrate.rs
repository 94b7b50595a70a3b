//! `footbridge migrate`: brings the database up to date.

use std::path::Path;

use anyhow::{Context as _, Result};
use footbridge_store::{Db, migrate};

use crate::Outcome;

pub async fn run(file: Option<&Path>, database: Option<&str>) -> Result<Outcome> {
    let config = super::config(file, database)?;
    let db = Db::open(&config.database).context("cannot open the database")?;
    match migrate::run(&db).await? {
        0 => println!("The database is up to date."),
        1 => println!("1 step applied."),
        steps => println!("{steps} steps applied."),
    }
    Ok(Outcome::Done)
}
