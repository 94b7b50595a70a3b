//! The directory: whole entries in a constant number of statements, where each value came from, and the log of changes
//! that every node follows into its own index.

mod capacity;
mod changes;
mod entry;
mod organisation;
mod postcode;
mod provenance;
mod read;
mod tip;
mod write;

pub use capacity::{mark_attended, set_capacity};
pub use changes::{Head, changed_since, forget_changes, head, note_changes, start_epoch};
pub use entry::Entry;
pub use organisation::{find_organisation, get_organisation, insert_organisation};
pub use postcode::{PlacedPostcode, count_postcodes, find_postcodes, put_postcodes};
pub use provenance::{Origin, provenance, put_provenance};
pub use read::{by_source, count, get, list_after, list_by_ids, list_by_organisation};
pub use tip::{Tip, insert_tip, tips};
pub use write::{insert, insert_all, save};

/// Every statement of the slice.
pub(crate) const STATEMENTS: &[&[&str]] = &[
    capacity::STATEMENTS,
    changes::STATEMENTS,
    organisation::STATEMENTS,
    postcode::STATEMENTS,
    provenance::STATEMENTS,
    read::STATEMENTS,
    tip::STATEMENTS,
    write::STATEMENTS,
];
