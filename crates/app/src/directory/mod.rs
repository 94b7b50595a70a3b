//! The directory: what is out there for people, found, kept and checked.

pub mod edit;
pub mod edit_form;
pub mod import_postcodes;
pub mod import_services;
pub mod index;
mod labels;
pub mod place;
pub mod search;
pub mod show;
pub mod still_right;
pub mod write_tip;

pub use index::DirectoryIndex;
pub use labels::{PlainLabels, need_label};
pub use search::{Ask, Found, Match, Near};
