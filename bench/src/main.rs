//! Measures the product against a bare sketch of the same work: same machine, same run, turn by turn.
//!
//! `cargo xtask bench NAME` builds this and calls it. The sketch ("floor") has no sign-in, no permissions, no
//! validation and no hash chain: it is what the machine allows, not what a product may do.

mod driver;
mod floor;
mod numbers;
mod pages;
mod people;
mod process;
mod referral_create;
mod report;
mod seed;
mod start;

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

/// How a measurement was asked for.
#[derive(Clone)]
pub struct Choice {
    /// The product's binary.
    pub product: PathBuf,
    /// Where databases are made: a real disk, not memory.
    pub folder: PathBuf,
    pub rounds: usize,
    /// A tenth of the work: to see that a measurement runs, not to believe it.
    pub quick: bool,
    pub json: bool,
}

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if let ["floor", database] = words.as_slice() {
        return floor::serve(database);
    }
    let Some((name, flags)) = words.split_first() else { bail!("name a measurement") };
    let choice = Choice::parse(flags)?;
    std::fs::create_dir_all(&choice.folder)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let report = runtime.block_on(async {
        match *name {
            "referral-create" => referral_create::measure(&choice).await,
            "pages" => pages::measure(&choice).await,
            "start" => start::measure(&choice).await,
            other => bail!("there is no measurement {other}"),
        }
    })?;
    report.print(choice.json);
    if !report.all_met() {
        std::process::exit(1);
    }
    Ok(())
}

impl Choice {
    fn parse(flags: &[&str]) -> Result<Self> {
        let mut choice = Self {
            product: PathBuf::new(),
            folder: std::env::temp_dir().join("footbridge-bench"),
            rounds: 5,
            quick: false,
            json: false,
        };
        let mut flags = flags.iter();
        while let Some(flag) = flags.next() {
            let mut value = || flags.next().with_context(|| format!("{flag} needs a value"));
            match *flag {
                "--product" => choice.product = PathBuf::from(value()?),
                "--folder" => choice.folder = PathBuf::from(value()?),
                "--rounds" => choice.rounds = value()?.parse().context("--rounds takes a number")?,
                "--quick" => choice.quick = true,
                "--json" => choice.json = true,
                other => bail!("there is no flag {other}"),
            }
        }
        if !choice.product.is_file() {
            bail!("--product must name the binary to measure");
        }
        Ok(choice)
    }

    /// How much of the work to do.
    pub fn share(&self, whole: usize) -> usize {
        if self.quick { whole.div_ceil(10) } else { whole }
    }
}
