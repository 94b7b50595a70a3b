//! Installs the locked front-end packages once per lockfile, below the target folder, and never into the repository.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io, process};

use super::{Result, hash, read};

/// The `node_modules` folder that holds exactly what the lockfile says.
///
/// A finished installation is never touched again, so later builds need neither npm nor a network.
pub fn installed(assets: &Path, out_dir: &Path) -> Result<PathBuf> {
    let lock = read(&assets.join("package-lock.json"))?;
    let home = target_folder(out_dir).join("front-end-packages").join(hash(lock.as_bytes()));
    let modules = home.join("node_modules");
    if modules.join(".complete").exists() {
        return Ok(modules);
    }

    // Install beside the final place and move at the end: two builds at once, or one that dies, leave nothing half done.
    let parent = home.parent().unwrap_or(out_dir);
    let work = parent.join(format!("installing-{}", process::id()));
    let _ = fs::remove_dir_all(&work);
    fs::create_dir_all(&work)?;
    for file in ["package.json", "package-lock.json", ".npmrc"] {
        fs::copy(assets.join(file), work.join(file))?;
    }
    npm_ci(&work)?;
    fs::write(work.join("node_modules/.complete"), "")?;

    if let Err(error) = fs::rename(&work, &home) {
        let _ = fs::remove_dir_all(&work);
        if !modules.join(".complete").exists() {
            return Err(format!("Cannot move the installed front-end packages to {}: {error}", home.display()).into());
        }
    }
    Ok(modules)
}

fn npm_ci(folder: &Path) -> Result<()> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let output = Command::new(npm)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(folder)
        .output()
        .map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => "Footbridge needs npm to fetch its front-end packages. \
                Install Node.js 20 or later (which brings npm), then build again."
                .to_owned(),
            _ => format!("npm did not start: {error}"),
        })?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.lines().filter(|line| !line.trim().is_empty()).take(8).collect::<Vec<_>>().join(" | ");
    Err(format!(
        "npm could not install the front-end packages. Connect to the network once, then build again. npm said: {said}"
    )
    .into())
}

/// `target/` (or whatever it is called): the folder that all profiles share.
fn target_folder(out_dir: &Path) -> &Path {
    // OUT_DIR is target/PROFILE/build/PACKAGE-HASH/out, with the target triple before PROFILE in cross builds.
    out_dir.ancestors().nth(4).unwrap_or(out_dir)
}
