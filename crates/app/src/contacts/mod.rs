//! Contacts and appointments: logging them, what comes next, and forms that are not finished yet.

pub mod appointments;
pub mod calendar_feed;
pub mod list;
pub mod log;
pub mod next;
pub mod show;
pub mod undo;

pub use crate::drafts;
