//! Closing with care: what is checked at the end of support, and the honest reply to whoever referred.

pub mod close;
pub mod compose;
pub mod facts;
pub mod reply;
pub mod send;
