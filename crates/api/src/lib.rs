//! The JSON front door.
