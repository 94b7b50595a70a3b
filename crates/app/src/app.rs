//! What every use case has in hand: the database, the clock, the vault, and the settings.

use std::sync::Arc;

use footbridge_store::vault::Vault;
use footbridge_store::{Db, Tx};
use tokio::sync::Semaphore;

use crate::directory::DirectoryIndex;
use crate::error::Result;
use crate::ports::{Clock, Mailer};

/// Cheap to clone; one per process.
#[derive(Clone)]
pub struct App {
    pub(crate) db: Db,
    pub clock: Arc<dyn Clock>,
    pub mailer: Arc<dyn Mailer>,
    pub vault: Vault,
    pub settings: Arc<Settings>,
    /// The directory's search index of this node.
    pub directory: Arc<DirectoryIndex>,
    /// Password hashing is costly on purpose: never more than a few at once, never on a serving thread.
    pub(crate) hashing: Arc<Semaphore>,
}

#[derive(Debug, Clone)]
pub struct Settings {
    /// The address people type, without a slash at the end: links in messages start with it.
    pub base_url: String,
    /// The demonstration: one-click sign-in and the mailbox page exist, only test NHS numbers are taken.
    pub demo: bool,
    /// Where sealed heads of the audit trail are written, outside the database.
    pub audit_heads: Option<std::path::PathBuf>,
    /// Cookies carry `Secure`: on wherever pages travel over HTTPS.
    pub secure_cookies: bool,
    /// Proxies whose X-Forwarded-For is believed. Anybody else could write anything in it.
    pub trusted_proxies: Vec<std::net::IpAddr>,
    /// Minutes without a request after which a session ends.
    pub idle_minutes: i64,
    /// Hours after which a session ends whatever happens.
    pub session_hours: i64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            base_url: "http://127.0.0.1:8080".to_owned(),
            demo: false,
            audit_heads: None,
            secure_cookies: false,
            trusted_proxies: Vec::new(),
            idle_minutes: 30,
            session_hours: 12,
        }
    }
}

impl App {
    pub fn new(db: Db, clock: Arc<dyn Clock>, mailer: Arc<dyn Mailer>, vault: Vault, settings: Settings) -> Self {
        Self {
            db,
            clock,
            mailer,
            vault,
            settings: Arc::new(settings),
            directory: Arc::default(),
            hashing: Arc::new(Semaphore::new(2)),
        }
    }

    pub(crate) async fn begin(&self) -> Result<Tx> {
        Ok(self.db.begin().await?)
    }

    pub(crate) async fn read(&self) -> Result<Tx> {
        Ok(self.db.read().await?)
    }

    /// The database answers and every migration is applied.
    pub async fn is_ready(&self) -> Result<bool> {
        let mut tx = self.read().await?;
        Ok(footbridge_store::migrate::is_current(&mut tx).await?)
    }

    pub fn now(&self) -> jiff::Timestamp {
        self.clock.now()
    }

    /// The civil day in the United Kingdom.
    pub fn today(&self) -> jiff::civil::Date {
        crate::time::day_of(self.now())
    }

    /// Tests and the world builder write through the store directly.
    pub fn database(&self) -> &Db {
        &self.db
    }
}
