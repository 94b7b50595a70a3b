//! What people do: one file per use case; access; jobs; ports.
