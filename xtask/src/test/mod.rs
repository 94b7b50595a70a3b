//! `cargo xtask test`: everything that has to hold, in stages, on both databases and in a real browser.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::Result;

mod browser;
mod counted;
mod postgres;
mod rust;
mod tools;

use counted::Count;

/// What was asked for on the command line.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The everyday loop: no clippy, no browser.
    pub unit: bool,
    /// Only the browser journeys.
    pub e2e: bool,
    /// Go on after a stage fails.
    pub keep_going: bool,
}

impl Choice {
    /// Reads the flags; the error is a sentence.
    pub fn parse(flags: &[&str]) -> Result<Self, String> {
        let mut choice = Self::default();
        for flag in flags {
            match *flag {
                "--unit" => choice.unit = true,
                "--e2e" => choice.e2e = true,
                "--keep-going" => choice.keep_going = true,
                other => return Err(format!("`test` does not know \"{other}\".")),
            }
        }
        if choice.unit && choice.e2e {
            return Err("`--unit` leaves the browser out and `--e2e` is only the browser: choose one.".into());
        }
        Ok(choice)
    }

    fn stages(self) -> &'static [Stage] {
        match self {
            Self { unit: true, .. } => &[Stage::Tools, Stage::Format, Stage::Build, Stage::Tidy, Stage::Rust],
            Self { e2e: true, .. } => &[Stage::Tools, Stage::Build, Stage::Browser],
            _ => &[Stage::Tools, Stage::Format, Stage::Build, Stage::Tidy, Stage::Clippy, Stage::Rust, Stage::Browser],
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Tools,
    Format,
    Build,
    Tidy,
    Clippy,
    Rust,
    Browser,
}

impl Stage {
    fn name(self) -> &'static str {
        match self {
            Self::Tools => "set-up",
            Self::Format => "format",
            Self::Build => "build",
            Self::Tidy => "tidy",
            Self::Clippy => "clippy",
            Self::Rust => "tests, both databases",
            Self::Browser => "browser",
        }
    }

    fn run(self, choice: Choice, binary: &std::path::Path) -> Result<Count> {
        match self {
            Self::Tools => tools::prepare(!choice.unit).map(|()| Count::NOTHING),
            Self::Format => rust::format(),
            Self::Build => rust::build(),
            Self::Tidy => {
                let report = crate::tidy::report(Some(binary))?;
                Ok(Count { passed: report.passed, failed: report.failed, skipped: 0 })
            }
            Self::Clippy => rust::clippy(),
            Self::Rust => rust::tests(),
            Self::Browser => browser::tests(binary),
        }
    }
}

/// Runs the chosen stages and prints what came of each; true when nothing failed.
pub fn run(choice: &Choice) -> Result<bool> {
    let binary: PathBuf = crate::run::target_dir()?.join("debug/footbridge");
    let (mut lines, mut total, mut stopped) = (Vec::new(), Count::NOTHING, false);
    let began = Instant::now();
    for stage in choice.stages() {
        if stopped {
            lines.push(format!("  {:<24} not run", stage.name()));
            continue;
        }
        println!("\n== {} ==", stage.name());
        let began = Instant::now();
        let count = stage.run(*choice, &binary).unwrap_or_else(|error| {
            eprintln!("error: {error:#}");
            Count::FAILURE
        });
        lines.push(line(stage.name(), count, began.elapsed()));
        // Nothing after set-up or build can say anything sensible when these fail.
        let needed = matches!(stage, Stage::Tools | Stage::Build);
        stopped = count.failed > 0 && (needed || !choice.keep_going);
        total = total + count;
    }
    println!("\n== summary ==");
    for line in lines {
        println!("{line}");
    }
    println!("  {:<24} {:>34}", "all", seconds(began.elapsed()));
    println!("{} passed, {} failed", total.passed, total.failed);
    Ok(total.failed == 0)
}

fn line(name: &str, count: Count, took: Duration) -> String {
    let verdict = if count.failed > 0 { "FAILED" } else { "ok" };
    let skipped = if count.skipped > 0 { format!(" ({} skipped)", count.skipped) } else { String::new() };
    format!("  {name:<24} {verdict:<7}{:>5} passed {:>4} failed {}{skipped}", count.passed, count.failed, seconds(took))
}

fn seconds(took: Duration) -> String {
    format!("{:>7.1} s", took.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_flags_everything_runs() {
        let stages = Choice::parse(&[]).unwrap().stages();
        for stage in [Stage::Tidy, Stage::Clippy, Stage::Rust, Stage::Browser] {
            assert!(stages.contains(&stage), "{stage:?}");
        }
    }

    #[test]
    fn the_everyday_loop_leaves_the_browser_out() {
        let stages = Choice::parse(&["--unit", "--keep-going"]).unwrap().stages();
        assert!(!stages.contains(&Stage::Browser) && stages.contains(&Stage::Rust));
    }

    #[test]
    fn an_unknown_flag_and_a_contradiction_are_refused() {
        assert!(Choice::parse(&["--fast"]).is_err());
        assert!(Choice::parse(&["--unit", "--e2e"]).is_err());
    }
}
