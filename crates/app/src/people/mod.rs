//! What is done with people's records.

pub mod access_log;
pub mod merge;
pub mod caseload;
pub mod search;
