//! Stories of the use cases, on both databases.

mod access;
mod intake;
mod onward;
mod record;
mod referrals;
mod trafford;
