//! The project's chores, run as `cargo xtask NAME`: tidy, docs, test, ci, bench.
//!
//! Everything here is for the people who build Footbridge; nothing of it is shipped.

use std::process::ExitCode;

mod bench;
mod docs;
mod run;
mod test;
mod tidy;

const HELP: &str = "\
The project's chores.

Usage: cargo xtask COMMAND

Commands:
  tidy            check the rules of the house (layers, names, sizes, SQL, documents); takes seconds
  docs            write docs/generated again from the program itself
  test            everything: set-up, format, build, clippy, tidy, tests on both databases, browser
    --unit          the everyday loop: format, build, tidy, tests on both databases; no clippy, no browser
    --e2e           only the browser journeys (builds first)
    --keep-going    go on to the next stage after one fails
  ci              what has to pass before a merge; the same as `test --keep-going`
  bench [NAME]    measure; without a name, list what can be measured

Exit codes: 0 all well, 1 something failed, 2 the command line was not understood.";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            return ExitCode::SUCCESS;
        }
        ["tidy"] => tidy::run(None),
        ["docs"] => docs::regenerate(),
        ["ci"] => test::run(&test::Choice { keep_going: true, ..test::Choice::default() }),
        ["test", flags @ ..] => match test::Choice::parse(flags) {
            Ok(choice) => test::run(&choice),
            Err(problem) => return misunderstood(&problem),
        },
        ["bench", rest @ ..] => bench::run(rest),
        [other, ..] => return misunderstood(&format!("There is no command \"{other}\".")),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn misunderstood(problem: &str) -> ExitCode {
    eprintln!("{problem}\n\n{HELP}");
    ExitCode::from(2)
}
