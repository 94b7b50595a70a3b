//! What people do: one file per use case; access; jobs; ports.

pub mod access;
mod app;
pub mod closing;
pub mod contacts;
pub mod directory;
pub mod drafts;
mod error;
mod ids;
pub mod jobs;
mod load;
pub mod matching;
pub mod onward;
pub mod open_record;
pub mod outcomes;
pub mod people;
pub mod plans;
pub mod ports;
mod record;
pub mod referrals;
pub mod reporting;
pub mod scheme_settings;
pub mod secret;
pub mod time;
mod typed_day;
pub mod workforce;

pub use app::{App, Settings};
pub use error::{AppError, FieldErrors, Noun, Result};
pub use footbridge_store as store;
pub use ids::fresh;
pub use load::{Opened, open_person, open_referral};
pub use record::{Event, Read, message, record, record_read};
