//! One story, both databases: SQLite in memory always, PostgreSQL when FOOTBRIDGE_TEST_POSTGRES names a cluster.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use footbridge_app::ports::{Clock as _, KeepInside};
use footbridge_app::{App, Settings};
use footbridge_store::vault::{MasterKey, Vault};
use footbridge_store::{Db, migrate};

use crate::clock::HeldClock;

/// An application on an empty, migrated database of its own, at a quarter past nine on a Monday.
pub struct TestApp {
    pub app: App,
    pub clock: HeldClock,
    pub engine: footbridge_store::Engine,
}

impl TestApp {
    pub async fn sqlite() -> Result<Self> {
        Self::on(Db::open("sqlite::memory:")?).await
    }

    /// A fresh database on the test cluster, or `None` where there is no cluster.
    pub async fn postgres() -> Result<Option<Self>> {
        let Ok(url) = std::env::var("FOOTBRIDGE_TEST_POSTGRES") else { return Ok(None) };
        let name = format!("t_{}", uuid::Uuid::now_v7().simple());
        let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await?;
        let running = tokio::spawn(connection);
        client.batch_execute(&format!("CREATE DATABASE {name}")).await?;
        drop(client);
        let _ = running.await;
        let own = with_database(&url, &name).context("FOOTBRIDGE_TEST_POSTGRES is not an address of a database")?;
        Self::on(Db::open(&own)?).await.map(Some)
    }

    pub async fn on(db: Db) -> Result<Self> {
        migrate::run(&db).await?;
        let clock = HeldClock::at("2026-11-23T09:15:00Z");
        let vault = Vault::open(&db, &MasterKey::from_bytes([7; 32]), clock.now()).await?;
        let settings = Settings { base_url: "http://footbridge.test".to_owned(), ..Settings::default() };
        let engine = db.engine();
        let app = App::new(db, Arc::new(clock.clone()), Arc::new(KeepInside), vault, settings);
        Ok(Self { app, clock, engine })
    }

    /// The same with other settings.
    #[must_use]
    pub fn with_settings(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = (*self.app.settings).clone();
        change(&mut settings);
        self.app.settings = Arc::new(settings);
        self
    }
}

/// `postgres://host/any?x` → `postgres://host/name?x`, also in the form with a socket folder.
fn with_database(url: &str, name: &str) -> Option<String> {
    let (address, query) = url.split_once('?').map_or((url, None), |(address, query)| (address, Some(query)));
    let start = address.find("://")? + 3;
    let slash = address[start..].find('/').map(|at| start + at)?;
    let query = query.map(|it| format!("?{it}")).unwrap_or_default();
    Some(format!("{}/{name}{query}", &address[..slash]))
}

/// Tells a story on both engines. A story that fails says on which.
pub async fn on_both<F, Fut>(story: F) -> Result<()>
where
    F: Fn(TestApp) -> Fut,
    Fut: Future<Output = Result<()>>,
{
    story(TestApp::sqlite().await?).await.context("on SQLite")?;
    match TestApp::postgres().await.context("starting on PostgreSQL")? {
        Some(app) => story(app).await.context("on PostgreSQL"),
        None => Ok(()),
    }
}
