//! Settings from a file and the environment. A wrong one stops the start with a sentence that names it.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use figment::Figment;
use figment::providers::{Env, Format as _, Serialized, Toml};
use footbridge_outbound::SmtpSettings;
use serde::{Deserialize, Serialize};

/// `footbridge.toml`, then `FOOTBRIDGE_…` from the environment (two underscores between section and name).
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// `sqlite:PATH` or `postgres://…`
    pub database: String,
    pub listen: SocketAddr,
    /// The address people type, as links in messages need it.
    pub base_url: String,
    /// Where the key file and the sealed heads live when their own settings are empty.
    pub data: PathBuf,
    /// 32 bytes in hexadecimal; else a file `footbridge.key` in the data folder is made once.
    #[serde(skip_serializing)]
    pub master_key: String,
    /// Addresses of proxies in front of this server: their X-Forwarded-For says where a request came from.
    pub trusted_proxies: Vec<std::net::IpAddr>,
    pub idle_minutes: i64,
    pub session_hours: i64,
    /// Log filter: `info`, `warn`, `footbridge=debug` …
    pub log: String,
    pub mail: Mail,
}

#[derive(Debug, Clone, Deserialize, Serialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Mail {
    /// Empty: messages are kept and marked, nothing is sent.
    pub host: String,
    pub port: u16,
    pub security: String,
    pub username: String,
    #[serde(skip_serializing)]
    pub password: String,
    pub from: String,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database: "sqlite:footbridge.db".to_owned(),
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            base_url: String::new(),
            data: PathBuf::from("."),
            master_key: String::new(),
            trusted_proxies: Vec::new(),
            idle_minutes: 30,
            session_hours: 12,
            log: "info".to_owned(),
            mail: Mail { port: 587, security: "starttls".to_owned(), ..Mail::default() },
        }
    }
}

impl Config {
    /// Reads and checks. `file` must exist when it was named.
    pub fn read(file: Option<&Path>, database: Option<&str>) -> Result<Self> {
        let path = file.unwrap_or_else(|| Path::new("footbridge.toml"));
        if file.is_some() && !path.exists() {
            bail!("there is no settings file at {}", path.display());
        }
        let mut figment = Figment::from(Serialized::defaults(Self::default()))
            .merge(Toml::file(path))
            .merge(Env::prefixed("FOOTBRIDGE_").ignore(&["test_postgres", "shared"]).split("__"));
        if let Some(database) = database {
            figment = figment.merge(("database", database));
        }
        let config: Self = figment.extract().map_err(|why| anyhow::anyhow!("a setting is wrong: {why}"))?;
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> Result<()> {
        if !(self.database.starts_with("sqlite:")
            || self.database.starts_with("postgres://")
            || self.database.starts_with("postgresql://"))
        {
            bail!("the setting `database` must start with sqlite: or postgres://");
        }
        let known = ["https://", "http://"].iter().any(|it| self.base_url.starts_with(it));
        if !self.base_url.is_empty() && !known {
            bail!("the setting `base_url` must start with https:// (or http:// on your own machine)");
        }
        if !(5..=240).contains(&self.idle_minutes) {
            bail!("the setting `idle_minutes` must be from 5 to 240");
        }
        if !(1..=24).contains(&self.session_hours) {
            bail!("the setting `session_hours` must be from 1 to 24");
        }
        if !self.mail.host.is_empty() && self.mail.from.is_empty() {
            bail!("the setting `mail.from` is needed when `mail.host` is set");
        }
        Ok(())
    }

    pub fn smtp(&self) -> Option<SmtpSettings> {
        (!self.mail.host.is_empty()).then(|| SmtpSettings {
            host: self.mail.host.clone(),
            port: self.mail.port,
            security: self.mail.security.clone(),
            username: self.mail.username.clone(),
            password: self.mail.password.clone(),
            from: self.mail.from.clone(),
        })
    }

    /// The key that wraps the others: from the setting, or from a file that only its owner can read.
    pub fn master_key(&self) -> Result<[u8; 32]> {
        if !self.master_key.is_empty() {
            return from_hex(&self.master_key).context("the setting `master_key` must be 64 hexadecimal digits");
        }
        let path = self.data.join("footbridge.key");
        if let Ok(text) = std::fs::read_to_string(&path) {
            return from_hex(text.trim()).with_context(|| format!("{} does not hold a key", path.display()));
        }
        std::fs::create_dir_all(&self.data)
            .with_context(|| format!("cannot make the folder {}", self.data.display()))?;
        let key = footbridge_app::secret::random::<32>().map_err(|why| anyhow::anyhow!("{why}"))?;
        write_private(&path, &to_hex(&key)).with_context(|| format!("cannot write {}", path.display()))?;
        Ok(key)
    }
}

fn write_private(path: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write as _;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    writeln!(file, "{text}")?;
    file.sync_all()
}

fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let mut key = [0; 32];
    for (place, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[place * 2..place * 2 + 2], 16).ok()?;
    }
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_setting_is_named() {
        let wrong = |change: fn(&mut Config)| {
            let mut config = Config::default();
            change(&mut config);
            config.check().expect_err("refused").to_string()
        };
        assert!(wrong(|it| it.database = "mysql://x".into()).contains("`database`"));
        assert!(wrong(|it| it.base_url = "footbridge.example.org".into()).contains("`base_url`"));
        assert!(wrong(|it| it.idle_minutes = 0).contains("`idle_minutes`"));
        assert!(wrong(|it| it.mail.host = "mail.example.org".into()).contains("`mail.from`"));
    }
}
