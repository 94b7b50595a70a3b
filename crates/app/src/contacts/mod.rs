//! Contacts and appointments.

pub mod appointments;
pub mod calendar_feed;
