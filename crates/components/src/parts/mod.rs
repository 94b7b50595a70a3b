//! The design system's other parts, in its markup.

pub mod icon;
pub mod link;
