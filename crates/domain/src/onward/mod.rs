//! Onward: referrals and signposts to groups and services, and what became of them.

pub mod barrier;
