//! Referrals: rows, the queue and other lists.

mod list;
mod referral;

pub use list::{QueueFilter, ReferralSummary, by_person, count_queue, list, median_wait_days};
pub use referral::{count_by_state, find_by_reference, get, insert, save, set_first_contact, set_reply, reply};
pub(crate) use list::STATEMENTS as LIST_STATEMENTS;
pub(crate) use referral::STATEMENTS as REFERRAL_STATEMENTS;
