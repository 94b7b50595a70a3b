//! Reporting: counts and waits that can be trusted and that give nobody away.

mod indicator;
mod period;
pub mod suppression;
pub mod waits;

pub use indicator::{Definition, Indicator};
pub use period::{Period, PeriodChoice};
