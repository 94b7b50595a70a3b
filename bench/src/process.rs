//! A server as a process of its own: started, watched through /proc, stopped.

use std::io::{BufRead as _, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::Choice;

/// A key for the fields of the bench's own databases. They hold nobody.
pub const MASTER_KEY: [u8; 32] = [7; 32];

pub struct Server {
    child: Child,
    pub address: SocketAddr,
    /// From exec to the first good answer.
    pub ready_after: Duration,
}

impl Server {
    /// `footbridge serve` on this database, with the settings as shipped.
    pub fn product(choice: &Choice, database: &Path) -> Result<Self> {
        let port = free_port()?;
        let key: String = MASTER_KEY.iter().map(|byte| format!("{byte:02x}")).collect();
        let mut command = Command::new(&choice.product);
        command
            .args(["serve", "--port", &port.to_string(), "--database", &format!("sqlite:{}", database.display())])
            .env("FOOTBRIDGE_MASTER_KEY", key)
            .env("FOOTBRIDGE_DATA", &choice.folder)
            .current_dir(&choice.folder);
        Self::start(command, port, "/readyz")
    }

    /// The bare sketch on a database of its own.
    pub fn floor(database: &Path) -> Result<Self> {
        let port = free_port()?;
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("floor").arg(database).env("FLOOR_PORT", port.to_string());
        Self::start(command, port, "/ready")
    }

    fn start(mut command: Command, port: u16, path: &str) -> Result<Self> {
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        let start = Instant::now();
        let mut child =
            command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().context("cannot start the server")?;
        while !answers(address, path) {
            if let Some(status) = child.try_wait()? {
                let words: Vec<String> = child
                    .stderr
                    .take()
                    .map(|it| BufReader::new(it).lines().map_while(Result::ok).collect())
                    .unwrap_or_default();
                bail!("the server stopped at its start ({status}): {}", words.join("\n"));
            }
            if start.elapsed() > Duration::from_secs(30) {
                let _ = child.kill();
                bail!("the server did not get ready");
            }
            std::thread::sleep(Duration::from_micros(500));
        }
        let ready_after = start.elapsed();
        // Nobody reads its log while it is measured; a full pipe must not hold it up.
        if let Some(log) = child.stderr.take() {
            std::thread::spawn(move || BufReader::new(log).lines().map_while(Result::ok).for_each(drop));
        }
        Ok(Self { child, address, ready_after })
    }

    /// CPU seconds so far: user and system, all threads.
    pub fn cpu(&self) -> Result<f64> {
        cpu_of(&self.child.id().to_string())
    }

    /// Memory of its own, in MB: shared pages are counted by their share.
    pub fn memory(&self) -> Result<f64> {
        let text = std::fs::read_to_string(format!("/proc/{}/smaps_rollup", self.child.id()))?;
        let kb: f64 = text
            .lines()
            .find_map(|line| line.strip_prefix("Pss:"))
            .and_then(|rest| rest.trim().trim_end_matches(" kB").parse().ok())
            .context("no Pss in smaps_rollup")?;
        Ok(kb / 1024.0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// CPU seconds of a process, from /proc: ticks of 10 ms.
pub fn cpu_of(process: &str) -> Result<f64> {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    let (_, rest) = text.rsplit_once(')').context("stat")?;
    let fields: Vec<&str> = rest.split_whitespace().collect();
    let ticks = |place: usize| fields.get(place).and_then(|it| it.parse::<f64>().ok()).context("stat");
    Ok((ticks(11)? + ticks(12)?) / 100.0)
}

/// Busy CPU seconds of the whole machine so far.
pub fn cpu_of_machine() -> Result<f64> {
    let text = std::fs::read_to_string("/proc/stat")?;
    let ticks: Vec<f64> =
        text.lines().next().context("stat")?.split_whitespace().skip(1).filter_map(|it| it.parse().ok()).collect();
    // user nice system idle iowait irq softirq steal
    Ok((ticks.iter().take(8).sum::<f64>() - ticks[3] - ticks[4]) / 100.0)
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

fn answers(address: SocketAddr, path: &str) -> bool {
    use std::io::{Read as _, Write as _};
    let Ok(mut stream) = std::net::TcpStream::connect(address) else { return false };
    let request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    let mut answer = [0; 12];
    stream.write_all(request.as_bytes()).is_ok() && stream.read_exact(&mut answer).is_ok() && answer.ends_with(b"200")
}
