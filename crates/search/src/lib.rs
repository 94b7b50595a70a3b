//! The directory index of one node: words, place and what people really say. A cache.
//!
//! The database is the truth; this index can be thrown away and built again at any time.
//! It answers with ids, scores and the terms of each score; the page is filled from the
//! database, so a stale index can leave out or misorder, but never reveal. No person is
//! ever in it.
//!
//! How it is fast: documents are numbered in the order of the map (strips one kilometre
//! high, west to east inside a strip), and so are the lists of every word. A radius is a
//! few short runs of numbers; everything outside it is never looked at.
//!
//! How it is simple: an index is a handful of unchanging segments. A change adds a small
//! segment and marks the older entry dead; small segments are merged into larger ones as
//! they pile up. Readers hold a snapshot and are never in a writer's way.

mod best;
mod document;
mod entry;
mod evaluate;
mod filter;
mod hits;
mod index;
mod merge;
mod posting;
mod query;
mod seek;
mod segment;
mod snapshot;
mod strips;
mod words;

pub use document::{Document, Place, Travel};
pub use hits::{Correction, Hit, Hits};
pub use index::{Change, Index};
pub use query::{Around, Query};
pub use snapshot::Snapshot;
pub use words::{fold, stem_of, words_in};
