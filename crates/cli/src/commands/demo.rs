//! `footbridge demo`: a complete scheme to try, on its own database, nothing leaves the machine.

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::Args;
use footbridge_store::{Db, migrate};
use footbridge_testkit::world::{self, WorldSize};

use crate::config::Config;
use crate::{Outcome, server};

/// Start a complete, made-up scheme and sign in as any of its people.
///
/// The first start fills a database of its own; later starts find it as you left it. Every message the scheme sends
/// lands in a mailbox page. Delete the folder to begin again.
#[derive(Args)]
pub struct Demo {
    /// The port to listen on; 0 takes any free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The folder for the demonstration's database and key.
    #[arg(long, value_name = "DIR", default_value = "footbridge-demo")]
    data: PathBuf,
    /// Another number makes another world; the same number makes the same one.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

pub async fn run(demo: Demo, database: Option<&str>) -> Result<Outcome> {
    super::start_logs("warn", false)?;
    std::fs::create_dir_all(&demo.data).with_context(|| format!("cannot make the folder {}", demo.data.display()))?;
    let own = format!("sqlite:{}", demo.data.join("demo.db").display());
    let listen = SocketAddr::from(([127, 0, 0, 1], demo.port));
    let config = Config { database: database.map_or(own, str::to_owned), listen, data: demo.data, ..Config::default() };
    let db = Db::open(&config.database).context("cannot open the demonstration's database")?;
    migrate::run(&db).await.context("cannot prepare the demonstration's database")?;
    let app = super::assemble(&config, db, true).await?;
    if world::is_empty(&app).await? {
        let size = WorldSize::demonstration();
        let bar = super::progress("Making a scheme", size.steps());
        world::build(&app, &size, demo.seed, |done| bar.set_position(done)).await?;
        bar.finish_and_clear();
    }
    server::serve(app, listen, |address| {
        println!("Footbridge is ready: http://{address}");
        println!("Sign in as anybody there. Messages land at http://{address}/demo/mailbox. Ctrl-C stops it.");
        let _ = std::io::stdout().flush();
    })
    .await?;
    Ok(Outcome::Done)
}
