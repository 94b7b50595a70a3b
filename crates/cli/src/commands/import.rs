//! `footbridge import`: services, postcodes and referrals from files.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use clap::Subcommand;
use footbridge_app::App;
use footbridge_app::directory::import_postcodes;
use footbridge_app::directory::import_services::{self, ImportServices};
use footbridge_app::referrals::import::{self, ImportReferrals, Outcome as RowOutcome};
use footbridge_domain::access::Actor;
use footbridge_formats::spreadsheet::{Mapping, PostcodeFile, Problem, READY, Severity, Sheet, ready_mapping};

use super::admin::in_words;
use crate::Outcome;

#[derive(Subcommand)]
pub enum Import {
    /// Bring services into the directory from a CSV file with a mapping file.
    ///
    /// Repeating an import changes only what changed in the file, and leaves alone what your directory editors put right.
    /// Exit code 3 when rows were left out.
    Services {
        /// The CSV file. Any character set that spreadsheets write is understood.
        file: PathBuf,
        /// Which column is which field: a TOML file, or the name of a ready one, like trafford/charities.
        #[arg(long, value_name = "FILE or NAME")]
        mapping: String,
        /// Say what would happen and change nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// Bring in postcodes from an ONSPD or NSPL file (CSV, or CSV packed with gzip).
    ///
    /// Until then distances are measured from the middle of postcode districts. If it breaks off, start it again.
    Postcodes { file: PathBuf },
    /// Bring in referrals from a CSV file. Look first with --dry-run. Exit code 3 when rows were left out.
    Referrals {
        file: PathBuf,
        /// The scheme's name; not needed while there is only one.
        #[arg(long)]
        scheme: Option<String>,
        /// Say what would happen and change nothing.
        #[arg(long)]
        dry_run: bool,
    },
}

pub async fn run(command: Import, config: Option<&Path>, database: Option<&str>) -> Result<Outcome> {
    let config = super::config(config, database)?;
    let app = super::open(&config).await?;
    match command {
        Import::Services { file, mapping, dry_run } => services(&app, &file, &mapping, dry_run).await,
        Import::Postcodes { file } => postcodes(&app, &file).await,
        Import::Referrals { file, scheme, dry_run } => referrals(&app, &file, scheme.as_deref(), dry_run).await,
    }
}

async fn services(app: &App, file: &Path, mapping: &str, dry_run: bool) -> Result<Outcome> {
    let mapping = read_mapping(mapping)?;
    let sheet =
        Sheet::read(&read(file)?).with_context(|| format!("{} cannot be read as a spreadsheet", file.display()))?;
    let bar = super::progress("Bringing in services", sheet.rows.len() as u64);
    let command = ImportServices { sheet: &sheet, mapping: &mapping, dry_run };
    let done = import_services::run(app, &Actor::Product, command, |done| bar.set_position(done as u64)).await;
    bar.finish_and_clear();
    let done = done.map_err(in_words)?;
    say(&done.problems);
    let left_out = done.problems.iter().filter(|it| it.severity == Severity::RowLeftOut).count();
    println!("{}", if dry_run { "This would happen:" } else { "Done:" });
    println!(
        "  {} rows: {} new, {} changed, {} as before, {left_out} left out",
        done.rows, done.new, done.changed, done.unchanged
    );
    println!(
        "  {} with a postcode: {} placed, {} only by postcode district",
        done.with_postcode, done.placed, done.placed_roughly
    );
    if done.kept > 0 {
        println!("  {} values were left as your directory editors put them", done.kept);
    }
    if done.no_longer_there > 0 {
        println!(
            "  {} entries of {} are no longer in the file: look whether they still run",
            done.no_longer_there, done.source
        );
    }
    Ok(if left_out > 0 { Outcome::Found } else { Outcome::Done })
}

fn read_mapping(named: &str) -> Result<Mapping> {
    let text = match ready_mapping(named) {
        Some(ready) => ready.to_owned(),
        None => std::fs::read_to_string(named).with_context(|| {
            let ready: Vec<&str> = READY.iter().map(|it| it.0).collect();
            format!("there is no mapping {named}. Name a file, or one of these: {}", ready.join(", "))
        })?,
    };
    Ok(Mapping::parse(&text)?)
}

async fn postcodes(app: &App, file: &Path) -> Result<Outcome> {
    let opened = std::fs::File::open(file).with_context(|| format!("{} cannot be opened", file.display()))?;
    let size = opened.metadata().map_or(0, |it| it.len());
    let rows = PostcodeFile::open(opened).with_context(|| format!("{} is not a postcode file", file.display()))?;
    let bar = indicatif::ProgressBar::new_spinner().with_message(format!("Reading {} MB", size.div_ceil(1_000_000)));
    let done = import_postcodes::run(app, &Actor::Product, rows, |rows| bar.set_message(format!("{rows} rows"))).await;
    bar.finish_and_clear();
    let done = done.map_err(in_words)?;
    say(&done.problems);
    println!(
        "Done: {} rows, {} postcodes with a place, {} without, {} left out",
        done.rows, done.placed, done.without_place, done.left_out
    );
    println!("  {} entries of the directory now have an exact place", done.entries_placed);
    Ok(if done.left_out > 0 { Outcome::Found } else { Outcome::Done })
}

async fn referrals(app: &App, file: &Path, scheme: Option<&str>, dry_run: bool) -> Result<Outcome> {
    let scheme = import::scheme_named(app, scheme).await.map_err(in_words)?;
    let source = file.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let command = ImportReferrals { scheme: Some(scheme), source, bytes: read(file)? };
    let preview = import::preview(app, &Actor::Product, &command).await.map_err(in_words)?;
    for heading in &preview.passed_over {
        eprintln!("The column {heading:?} is not known and is passed over.");
    }
    for row in &preview.rows {
        if let RowOutcome::Wrong(errors) = &row.outcome {
            for (column, what) in errors {
                eprintln!("Row {}, {column}: {what}", row.number);
            }
        }
    }
    println!(
        "{} new, {} for people already known, {} left out because their referral is open, {} with errors",
        preview.new, preview.known, preview.left_out, preview.wrong
    );
    if !dry_run {
        let done = import::run(app, &Actor::Product, command).await.map_err(in_words)?;
        println!("Done: {} new, {} for people already known, {} left out", done.new, done.known, done.refused);
        println!("  A team lead can take the list back within a day, on the page Referrals.");
    }
    Ok(if preview.wrong > 0 { Outcome::Found } else { Outcome::Done })
}

fn read(file: &Path) -> Result<Vec<u8>> {
    std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))
}

/// Every problem with its row, what it cost, and what to do.
fn say(problems: &[Problem]) {
    for problem in problems {
        let cost = match problem.severity {
            Severity::Note => "note",
            Severity::FieldLeftOut => "field left out",
            Severity::RowLeftOut => "row left out",
        };
        eprintln!("{problem} ({cost})");
    }
}
