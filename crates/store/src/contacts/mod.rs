//! Contacts and appointments.

pub mod appointments;
