//! What closing with care needs to know of a whole episode, and what it writes at the end.

mod facts;
mod write;

pub(crate) use facts::STATEMENTS as FACTS_STATEMENTS;
pub use facts::{
    ContactCounts, GoalLine, MeasureLine, OnwardLine, SignpostLine, concerns_open, consent_to_practice, contact_counts,
    gaps, goals, measures, onward, organisation_signs_in, signposts,
};
pub(crate) use write::STATEMENTS as WRITE_STATEMENTS;
pub use write::{agree_sharing, codes, end_plans, note_missed, queue_code, set_goal, withdraw_sharing};
