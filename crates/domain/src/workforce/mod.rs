//! The work of link workers: what needs somebody first, how much one person carries.

mod attention;
mod targets;

pub use attention::AttentionKind;
pub use targets::{Load, Targets};
