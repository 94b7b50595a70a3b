//! Where things are: points on the ground, how far apart they are, and how sure we are.
//!
//! Distances are measured on the National Grid, whose unit is the metre. They are as the
//! crow flies: a page that shows one should not promise a walk of that length.

mod distance;
mod grid;
mod outcode;

pub use distance::{Distance, MILE, Precision};
pub use grid::{Coordinates, GridPoint, ImpossiblePlace};
pub use outcode::outcode_centre;
