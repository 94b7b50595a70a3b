//! The only crate that sends anything out: email now, SMS and webhooks later.

mod smtp;

pub use smtp::{Smtp, SmtpSettings};
