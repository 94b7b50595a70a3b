//! `footbridge serve`: the product for real people.

use std::io::Write as _;
use std::path::Path;

use anyhow::Result;
use clap::Args;

use crate::{Outcome, server};

/// Run the product: pages, API and jobs, until it is asked to stop (SIGTERM or Ctrl-C; requests in flight finish).
#[derive(Args)]
pub struct Serve {
    /// The port, instead of the one in the setting `listen`.
    #[arg(long)]
    port: Option<u16>,
}

pub async fn run(serve: Serve, file: Option<&Path>, database: Option<&str>) -> Result<Outcome> {
    let mut config = super::config(file, database)?;
    if let Some(port) = serve.port {
        config.listen.set_port(port);
    }
    super::start_logs(&config.log, true)?;
    let app = super::open(&config).await?;
    server::serve(app, config.listen, |address| {
        println!("Footbridge is ready: http://{address}");
        let _ = std::io::stdout().flush();
    })
    .await?;
    Ok(Outcome::Done)
}
