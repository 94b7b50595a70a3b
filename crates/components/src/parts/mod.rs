//! The design system's other parts, in its markup.

pub mod card;
pub mod details;
mod heading;
pub mod icon;
pub mod link;
pub mod nhs_tag;
pub mod notice;
pub mod pagination;
pub mod summary_list;
pub mod table;
pub mod ways;
