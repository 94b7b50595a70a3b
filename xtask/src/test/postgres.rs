//! A PostgreSQL cluster that lives for one test run: on a socket only this run can reach, without syncing.
//!
//! It goes away however the run ends. A small watching shell holds the other end of a pipe; when this process
//! ends in any way (finished, panicked, interrupted, killed) the pipe closes, and the shell stops the server and
//! removes its files.

use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::run;

/// The oldest version we promise to run on.
pub const OLDEST: u32 = 15;

/// A socket's path must fit the operating system's 108 bytes; the rest is `/.s.PGSQL.65535`.
const LONGEST_FOLDER: usize = 90;

const SETTINGS: &str = "\
listen_addresses = ''
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 300
shared_buffers = 64MB
log_min_duration_statement = -1
";

/// A running cluster.
pub struct Cluster {
    url: String,
    version: u32,
    watcher: Child,
    /// Closing this ends the cluster.
    pipe: Option<ChildStdin>,
}

impl Cluster {
    /// Makes and starts a cluster below `target`, or in the temporary folder where the server's account cannot go.
    pub fn start(target: &Path) -> Result<Self> {
        let programs = Programs::find()?;
        let account = account()?;
        let folder = place(target, account.as_deref())?;
        let port = 20_000 + std::process::id() % 40_000;
        let watcher = watch(&programs, account.as_deref(), &folder)?;
        // From here on dropping the cluster cleans up, whatever fails.
        let mut cluster = Self { url: url(&folder, port), version: programs.version, watcher, pipe: None };
        cluster.pipe = cluster.watcher.stdin.take();

        let data = folder.join("data");
        let mut initdb = as_account(account.as_deref(), &programs.folder.join("initdb"));
        initdb.args(["--auth=trust", "--username=footbridge", "--encoding=UTF8", "--locale=C", "--no-sync", "-D"]);
        run::output(initdb.arg(&data)).context("cannot make a PostgreSQL cluster for the tests")?;

        let mut settings = std::fs::read_to_string(data.join("postgresql.conf"))?;
        settings.push_str(SETTINGS);
        settings.push_str(&format!("port = {port}\nunix_socket_directories = '{}'\n", folder.display()));
        std::fs::write(data.join("postgresql.conf"), settings)?;

        let log = folder.join("log");
        let mut start = as_account(account.as_deref(), &programs.folder.join("pg_ctl"));
        start.args(["start", "--wait", "--timeout=60", "--silent", "-D"]).arg(&data).arg("-l").arg(&log);
        if !run::succeeds(start.stdin(Stdio::null()))? {
            let log = std::fs::read_to_string(&log).unwrap_or_default();
            bail!("PostgreSQL did not start for the tests. Its log says:\n{log}");
        }
        Ok(cluster)
    }

    /// Where tests reach it.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Its major version.
    pub fn version(&self) -> u32 {
        self.version
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.pipe.take());
        // There is nobody left to tell when waiting fails; the watcher does its work alone.
        let _ = self.watcher.wait();
    }
}

/// The server's programs, newest version first.
pub struct Programs {
    folder: PathBuf,
    /// The major version.
    pub version: u32,
}

impl Programs {
    /// Looks where Debian puts them, then along the PATH; of two of one version Debian's folder is the complete one.
    pub fn find() -> Result<Self> {
        let on_path = run::find_program("initdb").and_then(|file| file.parent().map(Path::to_path_buf));
        let mut folders: Vec<PathBuf> = on_path.into_iter().collect();
        let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
        folders.extend(debian.map(|entry| entry.path().join("bin")));
        folders
            .into_iter()
            .filter(|folder| folder.join("pg_ctl").is_file() && folder.join("initdb").is_file())
            .filter_map(|folder| version_of(&folder).map(|version| Self { folder, version }))
            .filter(|programs| programs.version >= OLDEST)
            .max_by_key(|programs| programs.version)
            .with_context(|| format!("no PostgreSQL server programs of version {OLDEST} or newer were found"))
    }
}

fn version_of(folder: &Path) -> Option<u32> {
    major_version(&run::output(Command::new(folder.join("initdb")).arg("--version")).ok()?)
}

/// `initdb (PostgreSQL) 15.18 (Debian …)` is 15.
fn major_version(printed: &str) -> Option<u32> {
    let digits = printed.split(|c: char| !c.is_ascii_digit()).find(|digits| !digits.is_empty())?;
    digits.parse().ok()
}

/// The account the server runs as: our own, or another when we are root, which PostgreSQL refuses.
fn account() -> Result<Option<String>> {
    if run::output(Command::new("id").arg("-u"))?.trim() != "0" {
        return Ok(None);
    }
    let known = |name: &&str| run::output(Command::new("id").args(["-u", name])).is_ok();
    let name = ["postgres", "nobody"].into_iter().find(known);
    let name = name.context("PostgreSQL will not run as root and there is no account \"postgres\" or \"nobody\"")?;
    Ok(Some(name.to_owned()))
}

/// A command as the server's account.
fn as_account(account: Option<&str>, program: &Path) -> Command {
    let mut command = match account {
        None => Command::new(program),
        Some(name) => {
            let mut command = Command::new("runuser");
            command.args(["-u", name, "--"]).arg(program);
            command
        }
    };
    // The account may not be allowed to stand where we stand.
    command.current_dir("/");
    command
}

/// A folder that the server's account owns and nobody else can enter.
fn place(target: &Path, account: Option<&str>) -> Result<PathBuf> {
    let name = format!("test-postgres-{}", std::process::id());
    let temporary = std::env::temp_dir().join(format!("footbridge-{name}"));
    let beside = target.join(&name);
    let reachable = run::output(as_account(account, Path::new("test")).arg("-x").arg(target)).is_ok();
    let short = beside.as_os_str().len() <= LONGEST_FOLDER;
    let folder = if reachable && short { beside } else { temporary };
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    run::output(Command::new("chmod").arg("700").arg(&folder))?;
    if let Some(name) = account {
        run::output(Command::new("chown").arg(name).arg(&folder))?;
    }
    Ok(folder)
}

/// Starts the shell that outlives us just long enough to clean up.
fn watch(programs: &Programs, account: Option<&str>, folder: &Path) -> Result<Child> {
    // Names arrive as arguments, never as script: $1 is the folder, the rest is the command that stops the server.
    let script = r#"
        trap '' INT TERM HUP
        cat >/dev/null
        cd /
        folder=$1
        shift
        [ ! -f "$folder/data/postmaster.pid" ] || "$@"
        rm -rf "$folder"
    "#;
    let stop = as_account(account, &programs.folder.join("pg_ctl"));
    let mut watcher = Command::new("sh");
    watcher.args(["-c", script, "watch"]).arg(folder).arg(stop.get_program()).args(stop.get_args());
    watcher.args(["stop", "--mode=immediate", "--silent", "-D"]).arg(folder.join("data"));
    watcher.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    watcher.spawn().context("cannot start the shell that cleans up after PostgreSQL")
}

/// The socket's folder stands in the host's place, percent-encoded, as every PostgreSQL library understands.
fn url(folder: &Path, port: u32) -> String {
    let mut host = String::new();
    for byte in folder.to_string_lossy().bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => host.push(char::from(byte)),
            other => host.push_str(&format!("%{other:02X}")),
        }
    }
    format!("postgres://footbridge@{host}:{port}/postgres")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_printed() {
        assert_eq!(major_version("initdb (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"), Some(15));
        assert_eq!(major_version("initdb"), None);
    }

    #[test]
    fn the_socket_folder_is_encoded_in_the_url() {
        let url = url(Path::new("/tmp/a b"), 5432);
        assert_eq!(url, "postgres://footbridge@%2Ftmp%2Fa%20b:5432/postgres");
    }

    #[test]
    fn a_cluster_starts_answers_and_leaves_nothing_behind() {
        let Ok(programs) = Programs::find() else {
            return;
        };
        let cluster = Cluster::start(&std::env::temp_dir()).unwrap();
        let answer = Command::new(programs.folder.join("psql"))
            .args(["--no-psqlrc", "-Atc", "SELECT current_setting('lc_collate')", cluster.url()])
            .output()
            .unwrap();
        assert_eq!(String::from_utf8_lossy(&answer.stdout).trim(), "C", "{answer:?}");
        let folder = std::env::temp_dir().join(format!("test-postgres-{}", std::process::id()));
        assert!(folder.exists());
        drop(cluster);
        assert!(!folder.exists());
    }
}
