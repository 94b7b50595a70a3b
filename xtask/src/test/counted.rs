//! Running a test program while showing what it prints, and counting what it says passed and failed.

use std::io::{BufRead, BufReader, Read};
use std::ops::Add;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

/// How many passed, failed and were left out.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    pub passed: usize,
    pub failed: usize,
    pub skipped: usize,
}

impl Count {
    /// A stage that is not a test.
    pub const NOTHING: Self = Self { passed: 0, failed: 0, skipped: 0 };
    /// A check that held.
    pub const SUCCESS: Self = Self { passed: 1, failed: 0, skipped: 0 };
    /// A check that did not hold.
    pub const FAILURE: Self = Self { passed: 0, failed: 1, skipped: 0 };

    /// One check.
    pub fn of(held: bool) -> Self {
        if held { Self::SUCCESS } else { Self::FAILURE }
    }
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }
}

/// Runs a test command; its lines are shown and counted. One that fails without saying so counts as one failure.
pub fn run(command: &mut Command) -> Result<Count> {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", command.get_program().to_string_lossy()))?;
    let complaints = child.stderr.take().map(|pipe| std::thread::spawn(move || show(pipe)));
    let printed = child.stdout.take().map(show).unwrap_or_default();
    let complained = match complaints.map(std::thread::JoinHandle::join) {
        Some(Ok(count)) => count,
        _ => Count::NOTHING,
    };
    let success = child.wait()?.success();
    let count = printed + complained;
    Ok(if success || count.failed > 0 { count } else { count + Count::FAILURE })
}

fn show(pipe: impl Read) -> Count {
    let mut count = Count::NOTHING;
    for line in BufReader::new(pipe).lines().map_while(Result::ok) {
        println!("{line}");
        count = count + counted(&line);
    }
    count
}

/// The count in a closing line of nextest or of cargo's own test runner; nothing in other lines.
fn counted(line: &str) -> Count {
    let line = line.trim_start();
    let closing = line.starts_with("test result:") || (line.starts_with("Summary [") && line.contains("run:"));
    if !closing {
        return Count::NOTHING;
    }
    let words: Vec<&str> = line.split(|c: char| c.is_whitespace() || c == ',' || c == ';').collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let before = |names: &[&str]| -> usize {
        let pairs = words.windows(2).filter(|pair| names.contains(&pair[1]));
        pairs.filter_map(|pair| pair[0].parse::<usize>().ok()).sum()
    };
    Count {
        passed: before(&["passed"]),
        failed: before(&["failed", "exec-failed", "timed"]),
        skipped: before(&["skipped", "ignored"]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_runners_closing_lines_are_counted() {
        let cargo = "test result: FAILED. 12 passed; 2 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.1s";
        assert_eq!(counted(cargo), Count { passed: 12, failed: 2, skipped: 1 });
        let nextest = "     Summary [   1.205s] 40 tests run: 37 passed (1 slow), 2 failed, 1 timed out, 4 skipped";
        assert_eq!(counted(nextest), Count { passed: 37, failed: 3, skipped: 4 });
        assert_eq!(counted("a line that says 3 passed"), Count::NOTHING);
    }

    #[test]
    fn a_program_that_fails_silently_is_one_failure() {
        assert_eq!(run(Command::new("sh").args(["-c", "exit 4"])).unwrap(), Count::FAILURE);
    }

    #[test]
    fn what_a_program_says_is_counted_from_both_its_outputs() {
        let script = "echo 'test result: ok. 2 passed; 0 failed;'; echo 'test result: ok. 3 passed; 0 failed;' >&2";
        assert_eq!(run(Command::new("sh").args(["-c", script])).unwrap().passed, 5);
    }
}
