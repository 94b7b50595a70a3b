//! Counts for reports, and the rows behind a count.

pub mod counts;
pub mod rows;
