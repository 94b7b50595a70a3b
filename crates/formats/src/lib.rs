//! The outside world's shapes, mapped to ours. Pure.

pub mod spreadsheet;
