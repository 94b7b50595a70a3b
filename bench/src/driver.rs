//! Sends requests over kept-alive connections and times each answer. Plain HTTP/1.1, one thread, little of its own.

use std::cell::Cell;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::LocalSet;

/// What a run of requests gave.
pub struct Load {
    pub requests: usize,
    pub wall: Duration,
    /// Each answer's time, sorted.
    pub times: Vec<Duration>,
    /// The last answer's body: to look at once.
    pub sample: String,
}

impl Load {
    pub fn per_second(&self) -> f64 {
        self.requests as f64 / self.wall.as_secs_f64()
    }

    /// Milliseconds below which this share of the answers came.
    pub fn percentile(&self, share: f64) -> f64 {
        let place = ((self.times.len() as f64 * share).ceil() as usize).clamp(1, self.times.len());
        self.times[place - 1].as_secs_f64() * 1000.0
    }
}

/// Sends `requests` requests over `connections` connections; each must be answered with `status`.
/// `write` makes the whole request with this number.
pub async fn run<F>(address: SocketAddr, connections: usize, requests: usize, status: u16, write: F) -> Result<Load>
where
    F: Fn(usize) -> Vec<u8> + 'static,
{
    let next = Rc::new(Cell::new(0));
    let write = Rc::new(write);
    let local = LocalSet::new();
    let mut open = Vec::new();
    for _ in 0..connections {
        open.push(Connection::open(address).await?);
    }
    let start = Instant::now();
    let mut working = Vec::new();
    for mut connection in open {
        let (next, write) = (next.clone(), write.clone());
        working.push(local.spawn_local(async move {
            let mut times = Vec::new();
            loop {
                let number = next.get();
                if number >= requests {
                    break;
                }
                next.set(number + 1);
                let request = write(number);
                let start = Instant::now();
                let answered = connection.ask(&request).await?;
                times.push(start.elapsed());
                if answered != status {
                    bail!("answered {answered}, expected {status}: {}", connection.body());
                }
            }
            Ok((times, connection.body()))
        }));
    }
    local.await;
    let wall = start.elapsed();
    let mut times = Vec::with_capacity(requests);
    let mut sample = String::new();
    for one in working {
        let (some, body) = one.await.context("a connection failed")??;
        times.extend(some);
        sample = body;
    }
    times.sort_unstable();
    Ok(Load { requests: times.len(), wall, times, sample })
}

/// One kept-alive connection.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
    head: usize,
    end: usize,
}

impl Connection {
    pub async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: vec![0; 256 * 1024], head: 0, end: 0 })
    }

    /// Sends a request, reads the whole answer, gives its status.
    pub async fn ask(&mut self, request: &[u8]) -> Result<u16> {
        self.stream.write_all(request).await?;
        (self.head, self.end) = (0, 0);
        let mut needed = None;
        loop {
            if self.end == self.buffer.len() {
                self.buffer.resize(self.buffer.len() * 2, 0);
            }
            let read = self.stream.read(&mut self.buffer[self.end..]).await?;
            if read == 0 {
                bail!("the server closed the connection");
            }
            self.end += read;
            if needed.is_none()
                && let Some(head) = self.buffer[..self.end].windows(4).position(|it| it == b"\r\n\r\n")
            {
                self.head = head + 4;
                needed = Some(self.head + content_length(&self.buffer[..head])?);
            }
            if needed.is_some_and(|it| self.end >= it) {
                break;
            }
        }
        std::str::from_utf8(&self.buffer[9..12])?.parse().context("no status")
    }

    pub fn body(&self) -> String {
        String::from_utf8_lossy(&self.buffer[self.head..self.end]).into_owned()
    }
}

fn content_length(head: &[u8]) -> Result<usize> {
    let head = std::str::from_utf8(head)?;
    head.lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .map_or(Ok(0), |(_, value)| value.trim().parse().context("content-length"))
}

/// A GET with these extra header lines, each ending in CRLF.
pub fn get(path: &str, headers: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}\r\n").into_bytes()
}

pub fn post(path: &str, headers: &str, kind: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n{body}").into_bytes()
}
