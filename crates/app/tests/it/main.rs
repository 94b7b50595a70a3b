//! Stories of the use cases, on both databases.

mod access;
mod referrals;
mod trafford;
