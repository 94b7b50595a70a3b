//! Patterns the design system does not have, made for this product.

pub mod layout;
pub mod list;
pub mod match_card;
pub mod numbers;
pub mod paper;
pub mod person_banner;
pub mod quick_choice;
pub mod tag;
pub mod timeline;
pub mod ways;
