//! The directory: whole entries in a constant number of statements, where each value came from, and the log of changes
//! that every node follows into its own index.

pub(crate) mod capacity;
pub(crate) mod changes;
mod entry;
pub(crate) mod organisation;
pub(crate) mod postcode;
pub(crate) mod provenance;
pub(crate) mod read;
pub(crate) mod tip;
pub(crate) mod write;

pub use capacity::{mark_attended, set_capacity};
pub use changes::{Head, changed_since, forget_changes, head, note_changes, start_epoch};
pub use entry::Entry;
pub use organisation::{find_organisation, get_organisation, insert_organisation};
pub use postcode::{PlacedPostcode, count_postcodes, find_postcodes, put_postcodes};
pub use provenance::{Origin, edited, provenance, put_provenance};
pub use read::{by_source, count, find_town, get, list_after, list_by_ids, list_by_organisation};
pub use tip::{Tip, insert_tip, tips};
pub use write::{insert, insert_all, save};
