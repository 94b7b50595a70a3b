//! The API through its router, as each kind of caller, on both databases.

mod badly_sent;
mod caller;
mod caseload;
mod contacts;
mod directory;
mod document;
mod referrals;
mod schema;
mod tokens;
