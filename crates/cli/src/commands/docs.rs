//! `footbridge docs`: the generated documents. CI fails when the kept copies are stale.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::Outcome;
use crate::documents;

#[derive(Args)]
pub struct Docs {
    /// The folder to write into.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

pub async fn run(command: &Docs) -> Result<Outcome> {
    let routes = super::routes::table().await?;
    for (name, text) in documents::all(&routes) {
        let path = command.out.join(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, text)?;
    }
    Ok(Outcome::Done)
}
