//! Referrals: rows, the queue and other lists, what is not sent yet, lists from files, what referrers said of replies.

pub mod batches;
pub mod feedback;
mod list;
mod referral;
pub mod unsent;

pub(crate) use list::STATEMENTS as LIST_STATEMENTS;
pub use list::{
    FailedTry, QueueFilter, ReferralSummary, WaitingCount, by_person, count_queue, count_waiting, failed_tries,
    held_before, list, median_wait_days, open_by_worker,
};
pub(crate) use referral::STATEMENTS as REFERRAL_STATEMENTS;
pub use referral::{count_by_state, find, find_by_reference, get, insert, reply, save, set_first_contact, set_reply};
