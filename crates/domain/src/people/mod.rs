//! People: who they are, how to reach them, and what keeps them safe.

mod birth_dates;
pub mod concern;
pub mod consent;
pub mod contact_need;
pub mod language;
pub mod name;
pub mod nhs_number;
pub mod person;
pub mod phone;
pub mod postcode;
pub mod restricted_note;
pub mod safeguarding;
pub mod same_person;
pub mod same_person_reason;
mod short_names;

pub use person::{ContactBy, Details, Person, age_on};
