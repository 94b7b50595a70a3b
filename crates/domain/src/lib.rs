//! What the field means: types and rules of social prescribing. Pure.
