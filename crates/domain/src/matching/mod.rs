//! Matching: from what somebody wrote to services that fit, with reasons, and to what cannot wait.

pub mod conditions;
pub mod crisis;
mod crisis_words;
pub mod explain;
pub mod gap;
pub mod interests;
mod lay_words;
mod look_alikes;
pub mod needs;
mod negation;
mod phrase;
pub mod score;
pub mod story;
pub mod urgent_help;
pub mod wants;
mod wish_words;
pub mod wishes;
