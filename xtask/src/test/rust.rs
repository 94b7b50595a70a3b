//! The stages that cargo runs: format, build, clippy, and the tests on both databases.

use anyhow::Result;

use super::counted::{self, Count};
use super::postgres::Cluster;
use crate::run;

/// Nothing is formatted by hand; the files that are get listed.
pub fn format() -> Result<Count> {
    let held = run::succeeds(run::cargo().args(["fmt", "--all", "--check", "--", "-l"]))?;
    if !held {
        println!("Run `cargo fmt --all`: these files are not formatted.");
    }
    Ok(Count::of(held))
}

/// Everything the later stages need, once.
pub fn build() -> Result<Count> {
    run::succeeds(run::cargo().args(["build", "--workspace", "--all-targets"])).map(Count::of)
}

/// Warnings are failures.
pub fn clippy() -> Result<Count> {
    let words = ["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"];
    run::succeeds(run::cargo().args(words)).map(Count::of)
}

/// Every Rust test, with a throw-away PostgreSQL beside SQLite.
pub fn tests() -> Result<Count> {
    let cluster = Cluster::start(&run::target_dir()?)?;
    println!("PostgreSQL {} for the tests: {}", cluster.version(), cluster.url());
    let nextest = run::find_program("cargo-nextest").is_some();
    let mut command = run::cargo();
    if nextest {
        command.args(["nextest", "run", "--workspace", "--all-targets", "--no-fail-fast", "--status-level", "fail"]);
        command.args(["--final-status-level", "fail", "--no-tests", "pass"]);
    } else {
        command.args(["test", "--quiet", "--workspace", "--all-targets", "--no-fail-fast"]);
    }
    counted::run(command.env("FOOTBRIDGE_TEST_POSTGRES", cluster.url()))
}
