//! `cargo xtask tidy`: the rules of the house as small functions, each with a test that shows it can fail.
//!
//! A rule looks at the tracked files (see [`sources`]) and returns findings. What a rule knows, it holds as
//! data at the top of its own file. The few places that may break a rule stand in [`exceptions`], which may
//! only shrink.

use std::path::Path;
use std::time::Instant;

use anyhow::Result;

mod assets;
mod documents;
mod exceptions;
mod files;
mod generated;
mod hosts;
mod layers;
mod names;
mod panics;
mod pure;
mod slices;
mod sources;
mod sql;
mod tokens;

use sources::Sources;

/// One breach of a rule, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The file, from the root; or what else the finding is about.
    pub path: String,
    /// The line, counted from 1; 0 when it is about the whole file.
    pub line: usize,
    /// What is wrong and what to do.
    pub message: String,
    /// A warning is shown but does not fail.
    pub warning: bool,
}

impl Finding {
    fn new(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, message: message.into(), warning: false }
    }

    fn warning(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { warning: true, ..Self::new(path, line, message) }
    }
}

type Rule = fn(&Sources) -> Vec<Finding>;

/// Every rule that reads only the tracked files, by the name used in exceptions.
const RULES: &[(&str, Rule)] = &[
    ("slice-order", slices::order),
    ("slice-known", slices::every_slice_is_placed),
    ("domain-is-pure", pure::domain_only_decides),
    ("file-size", files::size),
    ("file-opening", files::opening_line),
    ("file-name", names::file_names),
    ("type-name", names::type_endings),
    ("field-words", names::field_words),
    ("sql-in-store", sql::only_in_store),
    ("sql-static", sql::built_in_one_module),
    ("engine-names", sql::engines_named_in_few_files),
    ("no-panic", panics::no_unwrap_outside_tests),
    ("asset-urls", assets::no_remote_urls),
    ("asset-brand", assets::no_reserved_brand),
    ("registry-hosts", hosts::no_registry_hosts),
    ("adr-numbers", documents::decision_numbers),
    ("glossary", documents::glossary_names_everything),
];

/// What a run of all rules found.
pub struct Report {
    /// Rules that found nothing to fail for.
    pub passed: usize,
    /// Rules that failed.
    pub failed: usize,
}

/// Runs every rule and prints what it finds; true when nothing fails.
pub fn run(built: Option<&Path>) -> Result<bool> {
    Ok(report(built)?.failed == 0)
}

/// Runs every rule, prints its findings, and counts the rules that passed and failed.
pub fn report(built: Option<&Path>) -> Result<Report> {
    let began = Instant::now();
    let sources = Sources::tracked()?;
    let mut report = Report { passed: 0, failed: 0 };
    for (name, rule) in RULES {
        show(name, exceptions::apply(name, rule(&sources)), &mut report);
    }
    show("layers", layers::check(&crate::run::cargo_metadata()?), &mut report);
    show("generated-docs", generated::up_to_date(built)?, &mut report);
    println!(
        "tidy: {} rules kept, {} broken, {} files, {:.1} s",
        report.passed,
        report.failed,
        sources.files().len(),
        began.elapsed().as_secs_f64()
    );
    Ok(report)
}

fn show(rule: &str, findings: Vec<Finding>, report: &mut Report) {
    let mut failed = false;
    for Finding { path, line, message, warning } in findings {
        let place = if line == 0 { path } else { format!("{path}:{line}") };
        let weight = if warning { "warning" } else { "error" };
        println!("{weight}: {place}: {message} [{rule}]");
        failed |= !warning;
    }
    if failed {
        report.failed += 1;
    } else {
        report.passed += 1;
    }
}
