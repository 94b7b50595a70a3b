//! What matters, goals and actions, and the plan the person agrees.

pub mod agree;
pub mod conversation;
pub mod letter;
pub mod progress;
pub mod show;
