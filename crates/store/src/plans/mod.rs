//! Plans with their goals and actions; strengths and needs.

pub mod goals;
pub mod needs;
mod plan;

pub(crate) use plan::STATEMENTS as PLAN_STATEMENTS;
pub use plan::{find, get, insert, of_person, save};
