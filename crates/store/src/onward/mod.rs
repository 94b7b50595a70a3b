//! Onward referrals, the links organisations hold, signposts, and the few facts of a service they rest on.

pub mod events;
pub mod links;
mod list;
mod referral;
pub mod services;
pub mod signposts;

pub(crate) use list::STATEMENTS as LIST_STATEMENTS;
pub use list::{OnwardSummary, of_person, open_for_worker, register, ring_needed};
pub(crate) use referral::STATEMENTS as REFERRAL_STATEMENTS;
pub use referral::{due, get, get_by_id, insert, insert_all, of_consent, queued, save, sent_since};
