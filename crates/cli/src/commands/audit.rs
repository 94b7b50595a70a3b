//! `footbridge audit verify`: walks the whole trail.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Subcommand;
use footbridge_app::access::audit_trail::{self, Finding};

use crate::Outcome;

#[derive(Subcommand)]
pub enum Audit {
    /// Check every entry, its place in the chain, and the heads that were sealed outside the database.
    ///
    /// Finds edited, removed and inserted entries, a chain written anew, and a database put back to an earlier state.
    /// Exit code 3 when something is found.
    Verify {
        /// The file of sealed heads. Default: audit-heads.txt in the data folder.
        #[arg(long, value_name = "FILE")]
        heads: Option<PathBuf>,
    },
}

pub async fn run(command: Audit, file: Option<&Path>, database: Option<&str>) -> Result<Outcome> {
    let Audit::Verify { heads } = command;
    let config = super::config(file, database)?;
    let app = super::open(&config).await?;
    let heads = heads.or_else(|| app.settings.audit_heads.clone());
    let bar = indicatif::ProgressBar::new_spinner().with_message("checking");
    let finding =
        audit_trail::verify(&app, heads.as_deref(), |seq| bar.set_message(format!("{seq} entries checked"))).await?;
    bar.finish_and_clear();
    Ok(match finding {
        Finding::Whole { entries, heads } => {
            println!("The trail is whole: {entries} entries, {heads} sealed heads agree.");
            Outcome::Done
        }
        Finding::Gap { after } => {
            println!("An entry is missing after number {after}.");
            Outcome::Found
        }
        Finding::Changed { seq } => {
            println!("Entry {seq} was changed or put in another place.");
            Outcome::Found
        }
        Finding::NotAsSealed { seq, sealed_at } => {
            println!("Entry {seq} is not as it was sealed on {sealed_at}: the trail was cut, or written anew.");
            Outcome::Found
        }
        Finding::HeadDiffers { says, found } => {
            println!("The trail should end at entry {says} and ends at {found}.");
            Outcome::Found
        }
    })
}
