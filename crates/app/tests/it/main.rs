//! Stories of the use cases, on both databases.

mod access;
mod onward;
mod intake;
mod referrals;
mod trafford;
