//! Whole pages: for staff, for the public, for paper, and for signing in and errors.

mod bare;
mod document;
mod footer;
mod mark;
mod navigation;
mod print;
mod public;
mod staff;

pub use bare::Bare;
pub use document::Flash;
pub use mark::mark;
pub use navigation::{NavIcon, NavItem};
pub use print::Print;
pub use public::Public;
pub use staff::Staff;

/// What the product is called where nothing else is set.
pub const PRODUCT_NAME: &str = "Footbridge";
