//! The HTML front door: pages, forms, words.
