//! Coming in, and giving reasons: sessions, accounts, tokens, access to colleagues' records.

pub mod accounts;
pub mod ask_for_access;
pub mod audit_trail;
pub mod demonstration;
pub mod latest_audit;
pub mod once;
pub mod own_account;
pub mod password;
pub mod session;
pub mod set_up;
pub mod sign_in;
pub(crate) mod throttle;
pub mod token;
