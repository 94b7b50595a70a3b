//! The commands of the binary, and the house put together: pages, API and jobs.

pub mod commands;
pub mod config;
pub mod documents;
pub mod server;

/// What a command has to say at its end, beside having worked.
pub enum Outcome {
    Done,
    /// A check found something: exit code 3.
    Found,
}
