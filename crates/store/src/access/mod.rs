//! Accounts, sessions, tokens, throttles, grants: who may come in, and the trail of what they did.

pub mod accounts;
pub mod audit;
pub mod grants;
pub mod outbox;
pub mod schemes;
pub mod sessions;
pub mod tokens;
