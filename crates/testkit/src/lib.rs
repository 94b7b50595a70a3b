//! Builders, the both-databases harness and the synthetic world.

mod both;
mod clock;
mod group;
mod small_scheme;
pub mod world;

pub use both::{TestApp, on_both};
pub use clock::HeldClock;
pub use group::group;
pub use small_scheme::{SmallScheme, account, actor, small_scheme};
