//! People: records, the look-ups that find somebody already known, and lists.

pub mod concerns;
pub mod consents;
pub mod contact_needs;
pub mod header;
mod list;
pub mod merge;
pub mod notes;
mod person;
pub mod timeline;

pub(crate) use list::STATEMENTS as LIST_STATEMENTS;
pub use list::{CaseloadFilter, CaseloadOrder, PersonSummary, caseload, count, search_by_name};
pub(crate) use person::STATEMENTS as PERSON_STATEMENTS;
pub use person::{Candidate, candidates, get, insert, save};
pub(crate) use person::{coded, maybe_coded};
