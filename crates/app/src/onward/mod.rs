//! Referring people on to groups, hearing what became of them, and taking it back.

pub mod cancel;
pub mod chase;
pub mod device;
mod link;
mod load;
mod mail;
pub mod prepare;
pub mod rang;
pub mod register;
pub mod send;
pub mod show;
pub mod signpost;
pub mod tell;
pub mod typed;
pub mod withdraw;

pub use device::{DEVICE_DAYS, GivenCode};
pub use link::{Held, Key, LinkPage, Standing};
