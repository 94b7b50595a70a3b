//! The directory index of one node: words, place and what people really say. A cache.
