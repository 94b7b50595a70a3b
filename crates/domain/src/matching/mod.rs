//! Matching: from what a person needs to services that fit, with reasons.

pub mod explain;
pub mod score;
pub mod wants;
