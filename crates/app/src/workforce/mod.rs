//! Today and the team: what needs somebody, and how much each carries.

pub mod broken_glass;
pub mod targets;
pub mod team;
pub mod today;
