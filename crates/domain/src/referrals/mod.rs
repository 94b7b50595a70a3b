//! Referrals: asking for a link worker, and what becomes of it.

pub mod pick_lists;
