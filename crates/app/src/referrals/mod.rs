//! What is done with referrals.

pub mod accept;
pub mod acknowledge;
pub mod allocate;
pub mod allocate_many;
pub mod ask;
pub mod decline;
pub mod doorway;
pub mod follow;
pub mod import;
mod import_row;

pub mod my_referrals;
pub mod next_try;
pub mod open_episode;
pub mod queue;
pub mod receive;
pub mod show;
pub mod suggest;
pub mod unsent;
pub mod withdraw;
