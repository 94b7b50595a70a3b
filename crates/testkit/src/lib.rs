//! Builders, the both-databases harness and the synthetic world.
