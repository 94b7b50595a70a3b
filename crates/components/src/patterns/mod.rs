//! Patterns the design system does not have, made for this product.

pub mod person_banner;
pub mod tag;
pub mod timeline;
