//! The browser journeys: Playwright on the system's Chromium, against the program that was just built.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::counted::Count;
use super::tools;
use crate::run;

/// Installs the locked packages when they changed, and runs every journey.
pub fn tests(binary: &Path) -> Result<Count> {
    let folder = run::root().join("e2e");
    install(&folder)?;
    let results = folder.join("output/results.json");
    let _ = std::fs::remove_file(&results);
    let chromium = tools::chromium().context("there is no Chromium")?;
    let mut command = Command::new(folder.join("node_modules/.bin/playwright"));
    command.current_dir(&folder).arg("test").env("CHROME_PATH", chromium).env("FOOTBRIDGE_BINARY", binary);
    let success = run::succeeds(&mut command)?;
    let count = match std::fs::read_to_string(&results) {
        Ok(text) => count(&serde_json::from_str(&text).context("Playwright's results are not JSON")?),
        Err(_) => Count::NOTHING,
    };
    Ok(if success || count.failed > 0 { count } else { count + Count::FAILURE })
}

/// `npm ci`, unless the packages of this very lockfile are there.
fn install(folder: &Path) -> Result<()> {
    let lock = std::fs::read(folder.join("package-lock.json")).context("e2e/package-lock.json is missing")?;
    let mark = folder.join("node_modules/.installed-from");
    if std::fs::read(&mark).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    println!("Installing the browser test packages …");
    let mut command = Command::new("npm");
    command.current_dir(folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]);
    if !run::succeeds(command.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))? {
        bail!("`npm ci` failed in e2e");
    }
    std::fs::write(mark, lock)?;
    Ok(())
}

/// What Playwright's JSON report says.
fn count(report: &Value) -> Count {
    let number = |name: &str| report["stats"][name].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    // A test that passes only at the second try is not trusted.
    Count { passed: number("expected"), failed: number("unexpected") + number("flaky"), skipped: number("skipped") }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_flaky_test_counts_as_failed() {
        let report = json!({ "stats": { "expected": 5, "unexpected": 1, "flaky": 2, "skipped": 3 } });
        assert_eq!(count(&report), Count { passed: 5, failed: 3, skipped: 3 });
    }
}
