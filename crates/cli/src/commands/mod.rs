//! One file per command of the binary.

pub mod admin;
pub mod audit;
pub mod demo;
pub mod docs;
pub mod import;
pub mod migrate;
pub mod routes;
pub mod serve;
pub mod world;

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use footbridge_app::ports::{Clock as _, KeepInside, Mailer, SystemClock};
use footbridge_app::{App, Settings};
use footbridge_outbound::Smtp;
use footbridge_store::vault::{MasterKey, Vault};
use footbridge_store::{Db, migrate as migrations};

use crate::config::Config;

/// Opens the application for a command. The database must be up to date.
pub async fn open(config: &Config) -> Result<App> {
    let db = Db::open(&config.database).context("cannot open the database")?;
    let mut tx = db.read().await.context("cannot read the database")?;
    let current = migrations::is_current(&mut tx).await.unwrap_or(false);
    drop(tx);
    if !current {
        bail!("the database is not up to date: run `footbridge migrate` first");
    }
    assemble(config, db, false).await
}

/// Puts the application together on an open, migrated database.
pub async fn assemble(config: &Config, db: Db, demo: bool) -> Result<App> {
    let clock = Arc::new(SystemClock);
    let vault = Vault::open(&db, &MasterKey::from_bytes(config.master_key()?), clock.now())
        .await
        .context("the key does not open this database's sealed fields: use the key that was there when it was made")?;
    let mailer: Arc<dyn Mailer> = match config.smtp() {
        Some(settings) if !demo => {
            Arc::new(Smtp::new(&settings).map_err(|why| anyhow::anyhow!("a setting is wrong: {why}"))?)
        }
        _ => Arc::new(KeepInside),
    };
    let base_url =
        if config.base_url.is_empty() { format!("http://{}", config.listen) } else { config.base_url.clone() };
    let settings = Settings {
        secure_cookies: base_url.starts_with("https://"),
        base_url: base_url.trim_end_matches('/').to_owned(),
        demo,
        audit_heads: Some(config.data.join("audit-heads.txt")),
        trusted_proxies: config.trusted_proxies.clone(),
        idle_minutes: config.idle_minutes,
        session_hours: config.session_hours,
    };
    Ok(App::new(db, clock, mailer, vault, settings))
}

/// Structured logs on standard error, without personal data.
pub fn start_logs(filter: &str, json: bool) -> Result<()> {
    let filter = tracing_subscriber::EnvFilter::try_new(filter)
        .context("the setting `log` is not a log filter, like info or warn")?;
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if json {
        logs.json().init()
    } else {
        logs.compact().init()
    }
    Ok(())
}

pub fn config(file: Option<&Path>, database: Option<&str>) -> Result<Config> {
    Config::read(file, database)
}

/// A bar on standard error, where there is a terminal.
pub fn progress(words: &'static str, total: u64) -> indicatif::ProgressBar {
    let style = indicatif::ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}")
        .unwrap_or_else(|_| indicatif::ProgressStyle::default_bar());
    indicatif::ProgressBar::new(total).with_style(style).with_message(words)
}
