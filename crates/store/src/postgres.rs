//! PostgreSQL: an ordinary pool. A transaction that is dropped without commit is rolled back before its connection is reused.

use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, RecyclingMethod};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use tokio_postgres::NoTls;
use tokio_postgres::config::SslMode;
use tokio_postgres::types::ToSql;
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::error::{Result, StoreError};
use crate::row::{FromRow, Row};
use crate::value::Value;

pub fn open(url: &str, connections: usize) -> Result<Pool> {
    let mut config: tokio_postgres::Config = url.parse()?;
    config.application_name("footbridge");
    let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
    let manager = match config.get_ssl_mode() {
        // A socket in a folder of this machine needs none, and `sslmode=disable` asks for none.
        SslMode::Disable => Manager::from_config(config, NoTls, recycling),
        _ => Manager::from_config(config, MakeRustlsConnect::new(tls()?), recycling),
    };
    Pool::builder(manager).max_size(connections).build().map_err(|why| StoreError::Unavailable(why.to_string()))
}

/// Certificates are checked against the usual roots, and against those in the file named by
/// `FOOTBRIDGE_DATABASE_CA` (PEM) for a database with a certificate of its own house.
fn tls() -> Result<rustls::ClientConfig> {
    let mut roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    if let Ok(path) = std::env::var("FOOTBRIDGE_DATABASE_CA") {
        let wrong =
            |why: &dyn std::fmt::Display| StoreError::Refused(format!("FOOTBRIDGE_DATABASE_CA ({path}): {why}"));
        for certificate in CertificateDer::pem_file_iter(&path).map_err(|why| wrong(&why))? {
            roots.add(certificate.map_err(|why| wrong(&why))?).map_err(|why| wrong(&why))?;
        }
    }
    let provider = std::sync::Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    Ok(rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|why| StoreError::Refused(why.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth())
}

pub struct PgTx {
    client: Option<Object>,
    over: bool,
}

impl PgTx {
    pub async fn begin(pool: &Pool, read_only: bool) -> Result<Self> {
        let client = pool.get().await?;
        let start = if read_only { "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" } else { "BEGIN" };
        client.batch_execute(start).await?;
        Ok(Self { client: Some(client), over: false })
    }

    fn client(&self) -> Result<&Object> {
        self.client.as_ref().ok_or_else(|| StoreError::Refused("transaction is over".into()))
    }

    pub async fn batch(&self, sql: &str) -> Result<()> {
        Ok(self.client()?.batch_execute(sql).await?)
    }

    pub async fn execute(&self, sql: &str, args: &[Value<'_>]) -> Result<u64> {
        let client = self.client()?;
        let statement = client.prepare_cached(sql).await?;
        Ok(client.execute(&statement, &references(args)).await?)
    }

    pub async fn each<T: FromRow>(&self, sql: &str, args: &[Value<'_>]) -> Result<Vec<T>> {
        let client = self.client()?;
        let statement = client.prepare_cached(sql).await?;
        let rows = client.query(&statement, &references(args)).await?;
        rows.iter().map(|row| T::from_row(&Row::Postgres(row))).collect()
    }

    pub async fn prepare(&self, sql: &str) -> Result<()> {
        self.client()?.prepare(sql).await?;
        Ok(())
    }

    pub async fn commit(mut self) -> Result<()> {
        self.over = true;
        // A connection lost here means unknown: callers repeat with their idempotency key.
        Ok(self.client()?.batch_execute("COMMIT").await?)
    }
}

fn references<'a>(args: &'a [Value<'a>]) -> Vec<&'a (dyn ToSql + Sync)> {
    args.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

impl Drop for PgTx {
    fn drop(&mut self) {
        if self.over {
            return;
        }
        if let Some(client) = self.client.take() {
            match tokio::runtime::Handle::try_current() {
                Ok(runtime) => {
                    runtime.spawn(async move {
                        if client.batch_execute("ROLLBACK").await.is_err() {
                            drop(Object::take(client)); // never hand a connection in doubt to the next caller
                        }
                    });
                }
                Err(_) => drop(Object::take(client)),
            }
        }
    }
}
