//! The outside world's shapes, mapped to ours. Pure.

pub mod icalendar;
pub mod spreadsheet;
