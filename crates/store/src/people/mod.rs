//! People: records, the look-ups that find somebody already known, and lists.

mod list;
pub mod merge;
mod person;

pub use list::{CaseloadFilter, CaseloadOrder, PersonSummary, count, search_by_name, caseload};
pub use person::{Candidate, candidates, get, insert, save};
pub(crate) use list::STATEMENTS as LIST_STATEMENTS;
pub(crate) use person::STATEMENTS as PERSON_STATEMENTS;
pub(crate) use person::coded;
