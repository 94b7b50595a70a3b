//! Onward: referrals and signposts to groups and services, and what became of them.

pub mod barrier;
pub mod chase;
pub mod lists;
mod pace;
mod referral;
mod shared;
mod signpost;
mod status;

pub use barrier::Barrier;
pub use pace::{Pace, month_after, month_of};
pub use referral::{Answer, AnsweredBy, Attendance, Closing, OnwardReferral, OnwardRefusal, OnwardState, Sending};
pub use shared::{Offer, Shared, SharedItem, offer};
pub use signpost::Signpost;
pub use status::{OnwardStatus, OnwardStep, TaskStatus};

#[cfg(test)]
mod referral_tests;
