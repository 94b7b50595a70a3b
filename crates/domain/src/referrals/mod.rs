//! Referrals: asking for a link worker, and what becomes of it.

pub mod agency;
pub mod pick_lists;
pub mod reference;
mod referral;
#[cfg(test)]
mod referral_tests;
pub mod resume_code;
mod resume_words;
mod status;
pub mod suggestion;

pub use referral::{
    Acceptance, Allocation, CrisisLevel, End, Referral, ReferralRefusal, ReferralState, Referrer, Request,
};
pub use status::{ReferralStatus, ReferralStep};
