//! Outcomes: measures people answer, what their scores mean, and what became of a group.

pub mod change;
mod loneliness;
pub mod measure;
mod mood;
mod ons4;
pub mod reliable_change;
pub mod score;
pub mod student_t;
mod swemwbs;

#[cfg(test)]
mod score_tests;
