//! What the field means: types and rules of social prescribing. Pure.

pub mod access;
pub mod coded;
pub mod contacts;
pub mod directory;
pub mod geography;
pub mod ids;
pub mod matching;
pub mod onward;
pub mod outcomes;
pub mod people;
pub mod plans;
pub mod referrals;
pub mod reporting;
pub mod workforce;
