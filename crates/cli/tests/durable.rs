//! The real binary, killed without warning: what was acknowledged is there afterwards, what was not left no half of itself.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

const PROGRAM: &str = env!("CARGO_BIN_EXE_footbridge");

struct Place {
    folder: PathBuf,
}

impl Place {
    fn new() -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("durable-{}", uuid::Uuid::now_v7()));
        std::fs::create_dir_all(&folder)?;
        Ok(Self { folder })
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.current_dir(&self.folder).args(["--database", "sqlite:x.db"]).args(words);
        command
    }

    fn run(&self, words: &[&str]) -> Result<String> {
        let output = self.command(words).stdin(Stdio::null()).output()?;
        if !output.status.success() {
            bail!("footbridge {}: {}", words.join(" "), String::from_utf8_lossy(&output.stderr));
        }
        Ok(String::from_utf8(output.stdout)?)
    }

    fn serve(&self) -> Result<(Child, String)> {
        let mut server =
            self.command(&["serve", "--port", "0"]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let mut line = String::new();
        BufReader::new(server.stdout.take().context("stdout")?).read_line(&mut line)?;
        let address = line.trim().rsplit("http://").next().context("an address")?.to_owned();
        Ok((server, address))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Sends one referral and gives the reference that was acknowledged.
fn refer(address: &str, token: &str, name: &str) -> Result<String> {
    let body = format!(
        r#"{{"source":"gp","person":{{"first_name":"{name}","family_name":"Durable","phone":"07700 900112"}},"reason":"Lonely","risk":"no_known_risks","agreed_to_contact":true}}"#
    );
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    write!(
        stream,
        "POST /api/v1/referrals HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n\
         Idempotency-Key: {name}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    if !answer.starts_with("HTTP/1.1 201") {
        bail!("{}", answer.lines().next().unwrap_or_default());
    }
    let start = answer.find("\"reference\":\"").context("a reference")? + 13;
    Ok(answer[start..].split('"').next().unwrap_or_default().to_owned())
}

fn stored_references(folder: &Path) -> Result<Vec<String>> {
    let connection = rusqlite::Connection::open(folder.join("x.db"))?;
    let mut statement = connection.prepare("SELECT reference FROM referral")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

#[test]
fn an_acknowledged_referral_survives_kill_nine_and_a_refused_one_leaves_no_trace() -> Result<()> {
    let place = Place::new()?;
    place.run(&["migrate"])?;
    place.run(&["admin", "scheme", "--name", "Harbour", "--phone", "01632 960100", "--email", "hello@example.org"])?;
    place.run(&["admin", "account", "robot@example.org", "--name", "Robot", "--role", "link_worker", "--machine"])?;
    let token = place.run(&["admin", "token", "robot@example.org", "--scope", "refer_person"])?.trim().to_owned();

    let mut acknowledged = Vec::new();
    for round in 0..3 {
        let (mut server, address) = place.serve()?;
        let (tell, told) = mpsc::channel();
        let senders: Vec<_> = (0..4)
            .map(|sender| {
                let (tell, address, token) = (tell.clone(), address.clone(), token.clone());
                // Until the server is gone.
                thread::spawn(move || {
                    for number in 0.. {
                        match refer(&address, &token, &format!("R{round}S{sender}N{number}")) {
                            Ok(reference) => drop(tell.send(reference)),
                            Err(_) => break,
                        }
                    }
                })
            })
            .collect();
        drop(tell);
        thread::sleep(Duration::from_millis(700 + 150 * round));
        server.kill()?; // SIGKILL
        server.wait()?;
        for sender in senders {
            sender.join().map_err(|_| anyhow::anyhow!("a sender failed"))?;
        }
        acknowledged.extend(told);
    }
    assert!(
        acknowledged.len() > 20,
        "only {} referrals were acknowledged: too few to prove anything",
        acknowledged.len()
    );

    let stored = stored_references(&place.folder)?;
    let lost: Vec<_> = acknowledged.iter().filter(|it| !stored.contains(it)).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    // At most the requests in flight at each kill may be stored without their answer having arrived.
    assert!(stored.len() <= acknowledged.len() + 3 * 4);
    assert!(place.run(&["audit", "verify"])?.contains("The trail is whole"));

    let (mut server, address) = place.serve()?;
    assert!(refer(&address, &token, "Kitty\\u0000Control").is_err(), "refused");
    server.kill()?;
    server.wait()?;
    assert_eq!(stored_references(&place.folder)?.len(), stored.len());
    Ok(())
}
