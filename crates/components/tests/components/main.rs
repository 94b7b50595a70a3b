//! The design system held to what it promises: the markup of its model, its assets, its pages.

mod assets;
mod fixtures;
mod pages;
