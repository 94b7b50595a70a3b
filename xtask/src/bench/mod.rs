//! `cargo xtask bench`: measurements of the goals P1–P16, each in its own file beside this one.
//!
//! A measurement is added as one file with a `pub fn run(words: &[&str]) -> Result<bool>` and one line in
//! [`BENCHES`]. It runs product and limit alternately, five rounds, and prints the median and the range of
//! the ratio; it returns `false` when a goal is missed.

use anyhow::Result;

/// One thing that can be measured.
pub struct Bench {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What it shows, in one line.
    pub about: &'static str,
    /// Measures, prints, and says whether the goal is reached.
    pub run: fn(&[&str]) -> Result<bool>,
}

/// Everything that can be measured today.
pub const BENCHES: &[Bench] = &[];

/// Runs one measurement by name, or lists them all.
pub fn run(words: &[&str]) -> Result<bool> {
    dispatch(BENCHES, words)
}

fn dispatch(benches: &[Bench], words: &[&str]) -> Result<bool> {
    match words {
        [] | ["--help" | "-h"] if benches.is_empty() => println!("Nothing can be measured yet."),
        [] | ["--help" | "-h"] => {
            for bench in benches {
                println!("{:<16} {}", bench.name, bench.about);
            }
        }
        [name, rest @ ..] => match benches.iter().find(|bench| bench.name == *name) {
            Some(bench) => return (bench.run)(rest),
            None => {
                let known: Vec<&str> = benches.iter().map(|bench| bench.name).collect();
                eprintln!(
                    "There is no measurement \"{name}\". Known: {}.",
                    known.join(", ")
                );
                return Ok(false);
            }
        },
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &[Bench] = &[Bench {
        name: "missed",
        about: "always misses its goal",
        run: |_| Ok(false),
    }];

    #[test]
    fn a_missed_goal_is_a_failure() {
        assert!(!dispatch(SAMPLE, &["missed"]).unwrap());
    }

    #[test]
    fn an_unknown_name_is_a_failure_and_a_list_is_not() {
        assert!(!dispatch(SAMPLE, &["typo"]).unwrap());
        assert!(dispatch(SAMPLE, &[]).unwrap());
    }
}
