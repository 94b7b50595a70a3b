//! Referrals: rows, the queue and other lists, what is not sent yet, lists from files, what referrers said of replies.

pub mod batches;
pub mod feedback;
mod list;
mod referral;
pub mod unsent;

pub use list::{
    FailedTry, QueueFilter, ReferralSummary, WaitingCount, by_person, count_queue, count_waiting, failed_tries, held_before, list,
    median_wait_days, open_by_worker,
};
pub use referral::{count_by_state, find, find_by_reference, get, insert, save, set_first_contact, set_reply, reply};
pub(crate) use list::STATEMENTS as LIST_STATEMENTS;
pub(crate) use referral::STATEMENTS as REFERRAL_STATEMENTS;
