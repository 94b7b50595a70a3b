//! What the tests need on the machine: looked for, installed on Debian where that is allowed, or named exactly.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use super::postgres::{OLDEST, Programs};
use crate::run;

const OLDEST_NODE: u32 = 20;

/// Something the tests need.
struct Need {
    what: &'static str,
    /// Debian packages that bring it; none when we do not install it ourselves.
    packages: &'static [&'static str],
    /// What a person can do about it.
    advice: &'static str,
    found: fn() -> bool,
}

const NEEDS: &[Need] = &[
    Need {
        what: "rustfmt and clippy",
        packages: &[],
        advice: "run `rustup component add rustfmt clippy`",
        found: || has("cargo-fmt") && has("cargo-clippy"),
    },
    Need {
        what: "PostgreSQL server programs, version 15 or newer",
        packages: &["postgresql"],
        advice: "install the package postgresql; the server need not run",
        found: || Programs::find().is_ok(),
    },
    Need {
        what: "Node 20 or newer, with npm",
        packages: &["nodejs", "npm"],
        advice: "install Node 20 or newer",
        found: || has("npm") && node_version().is_some_and(|version| version >= OLDEST_NODE),
    },
];

const BROWSER_NEEDS: &[Need] = &[Need {
    what: "Chromium",
    packages: &["chromium", "fonts-liberation"],
    advice: "install chromium, or put the path of a Chromium or Chrome into CHROME_PATH",
    found: || chromium().is_some(),
}];

/// Looks for everything and installs what is missing where it may; the error names what is left.
pub fn prepare(browser: bool) -> Result<()> {
    let needs: Vec<&Need> = NEEDS.iter().chain(if browser { BROWSER_NEEDS } else { &[] }).collect();
    let missing: Vec<&&Need> = needs.iter().filter(|need| !(need.found)()).collect();
    let packages: Vec<&str> = missing.iter().flat_map(|need| need.packages).copied().collect();
    if !packages.is_empty() {
        install(&packages)?;
    }
    let left: Vec<String> =
        needs.iter().filter(|need| !(need.found)()).map(|need| format!("  - {}: {}", need.what, need.advice)).collect();
    if !left.is_empty() {
        bail!("the tests need what is not on this machine:\n{}", left.join("\n"));
    }
    println!("Rust tools, PostgreSQL {OLDEST}+, Node{}: found", if browser { ", Chromium" } else { "" });
    Ok(())
}

/// The browser: the one named in CHROME_PATH, or the system's.
pub fn chromium() -> Option<PathBuf> {
    let named = std::env::var_os("CHROME_PATH").map(PathBuf::from).filter(|path| path.is_file());
    named.or_else(|| ["chromium", "chromium-browser", "google-chrome"].iter().find_map(|name| run::find_program(name)))
}

fn has(program: &str) -> bool {
    run::find_program(program).is_some()
}

fn node_version() -> Option<u32> {
    let printed = run::output(Command::new("node").arg("--version")).ok()?;
    printed.trim().trim_start_matches('v').split('.').next()?.parse().ok()
}

/// Installs packages as root, or by a sudo that asks no password; otherwise says what to type.
fn install(packages: &[&str]) -> Result<()> {
    if !has("apt-get") {
        return Ok(());
    }
    let root = run::output(Command::new("id").arg("-u"))?.trim() == "0";
    let sudo = !root && has("sudo") && run::output(Command::new("sudo").args(["-n", "true"])).is_ok();
    if !root && !sudo {
        println!("To install what is missing: sudo apt-get install --no-install-recommends {}", packages.join(" "));
        return Ok(());
    }
    println!("Installing {} …", packages.join(", "));
    let apt = |words: &[&str]| {
        let mut command = if root { Command::new("env") } else { Command::new("sudo") };
        command.args(if root { &[][..] } else { &["-n", "env"] });
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=500"]);
        run::output(command.args(words))
    };
    apt(&["update"])?;
    let mut words = vec!["install", "-y", "--no-install-recommends"];
    words.extend(packages);
    apt(&words)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_need_says_what_to_do() {
        for need in NEEDS.iter().chain(BROWSER_NEEDS) {
            assert!(need.advice.contains("install") || need.advice.contains("run"), "{}", need.what);
        }
    }
}
