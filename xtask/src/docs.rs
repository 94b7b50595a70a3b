//! `cargo xtask docs`: the program writes its own reference (states, access matrix, routes, errors, data dictionary).

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::run;

/// Writes `docs/generated` again.
pub fn regenerate() -> Result<bool> {
    let folder = run::root().join("docs/generated");
    if !write_to(&folder, None)? {
        return Ok(false);
    }
    println!("docs/generated is written. Commit what changed.");
    Ok(true)
}

/// Lets the program write its documents into a folder; uses a binary that is already built when given one.
pub fn write_to(folder: &Path, built: Option<&Path>) -> Result<bool> {
    std::fs::create_dir_all(folder)?;
    let mut command = match built {
        Some(binary) => {
            let mut command = Command::new(binary);
            command.current_dir(run::root());
            command
        }
        None => {
            let mut command = run::cargo();
            command.args(["run", "--quiet", "--package", "footbridge", "--"]);
            command
        }
    };
    run::succeeds(command.args(["docs", "--out"]).arg(folder))
}
