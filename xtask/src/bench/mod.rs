//! `cargo xtask bench`: measurements of the goals P1–P16.
//!
//! The measuring itself lives in `bench/`, a program of its own, so that nothing of it is built on an everyday
//! day. Here it is built for release together with the product, and called. It runs product and limit turn by turn, five
//! rounds, and prints the median and the range of the ratio; the exit code is 1 when a goal is missed.

use anyhow::Result;

use crate::run;

/// One thing that can be measured.
struct Bench {
    /// What it is called on the command line.
    name: &'static str,
    /// What it shows, in one line.
    about: &'static str,
}

/// Everything that can be measured today.
const BENCHES: &[Bench] = &[
    Bench {
        name: "referral-create",
        about: "P5: a referral through the API against bare SQLite with group commit; 1, 16, 64 connections",
    },
    Bench {
        name: "pages",
        about: "P8: Today and a 20-row caseload page, signed in, against a bare page; 400 and 100,000 people",
    },
    Bench { name: "start", about: "P13–P15: exec to ready, idle memory, other requests while 16 people sign in" },
];

const FLAGS: &str = "
Flags: --rounds N (usually 5), --quick (a tenth of the work: shows that it runs, proves nothing), --json,
       --folder DIR (where databases are made; a real disk, not memory)";

/// Runs one measurement by name, all of them with `all`, or lists them.
pub fn run(words: &[&str]) -> Result<bool> {
    match words {
        [] | ["--help" | "-h"] => {
            for bench in BENCHES {
                println!("{:<16} {}", bench.name, bench.about);
            }
            println!("{:<16} one after the other\n{FLAGS}", "all");
            Ok(true)
        }
        [name, flags @ ..] => match wanted(name) {
            Some(names) => measure(&names, flags),
            None => {
                let known: Vec<&str> = BENCHES.iter().map(|bench| bench.name).collect();
                eprintln!("There is no measurement \"{name}\". Known: {}, all.", known.join(", "));
                Ok(false)
            }
        },
    }
}

fn wanted(name: &str) -> Option<Vec<&'static str>> {
    let names: Vec<_> = BENCHES.iter().map(|it| it.name).filter(|it| name == "all" || *it == name).collect();
    (!names.is_empty()).then_some(names)
}

fn measure(names: &[&str], flags: &[&str]) -> Result<bool> {
    if !run::succeeds(run::cargo().args([
        "build",
        "--release",
        "--package",
        "footbridge",
        "--package",
        "footbridge-bench",
    ]))? {
        return Ok(false);
    }
    let target = run::target_dir()?;
    let built = target.join("release");
    let mut met = true;
    for name in names {
        let mut command = std::process::Command::new(built.join("footbridge-bench"));
        command
            .arg(name)
            .arg("--product")
            .arg(built.join("footbridge"))
            .arg("--folder")
            .arg(target.join("bench"))
            .args(flags);
        met &= run::succeeds(&mut command)?;
    }
    Ok(met)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_name_is_a_failure_and_a_list_is_not() {
        assert!(!run(&["typo"]).unwrap());
        assert!(run(&[]).unwrap());
    }

    #[test]
    fn all_means_all() {
        assert_eq!(wanted("all").map(|it| it.len()), Some(BENCHES.len()));
        assert_eq!(wanted("start"), Some(vec!["start"]));
    }
}
