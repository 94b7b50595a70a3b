//! What is done with referrals.

pub mod accept;
pub mod allocate;
pub mod ask;
pub mod decline;
pub mod follow;
pub mod known_people;
pub mod queue;
pub mod receive;
pub mod show;
pub mod withdraw;
