//! Matching: from what somebody wrote, or what we know of a person, to entries that fit, with reasons.

pub mod match_person;
pub mod match_words;
pub mod record_gap;

pub use match_words::{MatchWords, Matched, Urgent};
