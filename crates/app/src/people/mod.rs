//! What is done with people's records.

pub mod access_log;
pub mod caseload;
pub mod consents;
pub mod contact_needs;
pub mod documents;
pub mod edit;
pub mod header;
pub mod known_people;
pub mod merge;
pub mod notes;
pub mod safeguarding;
pub mod search;

/// The whole of a record sees every slice, so it stands above them.
pub use crate::open_record as show;
