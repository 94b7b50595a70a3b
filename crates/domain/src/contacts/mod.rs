//! Contacts: every time worker and person were in touch, or tried to be.

pub mod appointment;
pub mod attempt;
mod contact;
pub mod pick_lists;
mod what_matters;

pub use contact::{Contact, ContactRefusal, LONGEST_NOTE, MOST_MINUTES, UNDO_FOR, title, usual_method};
pub use what_matters::{AboutMe, WhatMatters};
