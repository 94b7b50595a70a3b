//! The directory of the town: what there is to go to.

#[derive(Default)]
pub struct Shelf {}
