//! Measures as they were answered.

mod responses;

pub(crate) use responses::STATEMENTS as RESPONSE_STATEMENTS;
pub use responses::{StoredResponse, insert, of_person, reasons_missed, save_missed};
