//! Stories of the use cases, on both databases.

mod access;
mod calendar;
mod closing;
mod directory;
mod intake;
mod onward;
mod record;
mod referrals;
mod reporting;
mod today;
mod trafford;
