//! Measures: recorded and shown.
