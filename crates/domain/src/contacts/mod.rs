//! Contacts: every time worker and person were in touch, or tried to be.

pub mod attempt;
pub mod pick_lists;
