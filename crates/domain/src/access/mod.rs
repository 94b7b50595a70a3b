//! Who may do what, to whose record, and why: one pure rule for single records and for lists.

mod action;
mod actor;
mod policy;
mod role;
mod scope;

pub use action::{Action, Entrance};
pub use actor::{AccountActor, Actor, LinkActor, Purpose};
pub use policy::{Decision, Grant, Reach, Subject, decide, may_ever, reach_of};
pub use role::{Role, Roles};
pub use scope::Scope;
