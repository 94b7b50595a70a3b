//! What matching leaves behind: gaps, the evidence for what a neighbourhood lacks.

pub mod gaps;
