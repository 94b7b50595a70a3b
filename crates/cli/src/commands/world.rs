//! `footbridge world`: a made-up world of any size.

use std::path::Path;

use anyhow::{Result, bail};
use clap::Args;
use footbridge_testkit::world::{self, WorldSize};

use crate::Outcome;

/// Fill an empty database with a made-up world. The same seed and sizes make the same world.
#[derive(Args)]
pub struct World {
    #[arg(long, default_value_t = 400)]
    people: u64,
    #[arg(long, default_value_t = 250)]
    services: u64,
    /// How many months of history.
    #[arg(long, default_value_t = 18)]
    months: u32,
    #[arg(long, default_value_t = 6)]
    workers: u32,
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

pub async fn run(command: World, file: Option<&Path>, database: Option<&str>) -> Result<Outcome> {
    let config = super::config(file, database)?;
    let app = super::open(&config).await?;
    if !world::is_empty(&app).await? {
        bail!("this database holds a scheme already; a world is only made in an empty one");
    }
    let size = WorldSize {
        people: command.people,
        services: command.services,
        months: command.months,
        workers: command.workers,
    };
    let bar = super::progress("Making a world", size.steps());
    world::build(&app, &size, command.seed, |done| bar.set_position(done)).await?;
    bar.finish_and_clear();
    println!("Made {} people and {} services.", command.people, command.services);
    Ok(Outcome::Done)
}
