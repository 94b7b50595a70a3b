//! New ids: UUID version 7, so that rows written together lie together.

use uuid::Uuid;

/// A fresh id of whichever kind is wanted.
pub fn fresh<T: From<Uuid>>() -> T {
    T::from(Uuid::now_v7())
}
