//! Reporting: counts and waits that can be trusted and that give nobody away.

pub mod suppression;
pub mod waits;
