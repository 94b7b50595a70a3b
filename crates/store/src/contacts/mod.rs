//! Contacts and appointments, the words of what matters, and forms that are not finished yet.

pub mod appointments;
mod contact;
pub mod drafts;
pub mod what_matters;

pub(crate) use contact::STATEMENTS as CONTACT_STATEMENTS;
pub use contact::{
    FailedTry, failed_tries, find, get, insert, last_reached, of_person, refresh_first_contact, save_undone,
};
