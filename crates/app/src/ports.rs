//! What leaves the process goes through these; `outbound` and the binary implement them.

use std::future::Future;
use std::pin::Pin;

use jiff::Timestamp;

/// What time it is. Tests and scenarios hold their own clock.
pub trait Clock: Send + Sync {
    fn now(&self) -> Timestamp;
}

/// The machine's clock, in whole milliseconds: what the database keeps.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let now = Timestamp::now();
        Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
    }
}

/// An email ready to go.
#[derive(Clone)]
pub struct Email {
    pub to: String,
    pub to_name: String,
    pub subject: String,
    pub body: String,
    /// A stable id, so that a repeated delivery can be recognised.
    pub id: String,
}

pub type Sending<'a> = Pin<Box<dyn Future<Output = Result<(), String>> + Send + 'a>>;

/// Hands an email to the outside world. The error is for the operator's log and holds no address.
pub trait Mailer: Send + Sync {
    fn send<'a>(&'a self, email: &'a Email) -> Sending<'a>;
}

/// Keeps messages inside: the demonstration reads them in its mailbox page.
#[derive(Debug, Clone, Copy, Default)]
pub struct KeepInside;

impl Mailer for KeepInside {
    fn send<'a>(&'a self, _: &'a Email) -> Sending<'a> {
        Box::pin(async { Ok(()) })
    }
}
