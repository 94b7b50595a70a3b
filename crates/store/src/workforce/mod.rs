//! What a worker and a team look at first: read models over the whole record, one statement each.

pub mod team;
pub mod today;
