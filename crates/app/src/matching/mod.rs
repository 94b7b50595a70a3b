//! Matching: from what somebody wrote, or what we know of a person, to entries that fit, with reasons.

pub mod match_words;

pub use match_words::{MatchWords, Matched, Urgent};
