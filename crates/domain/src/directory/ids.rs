//! What directory records are called by.

pub use crate::ids::{LocationId, OrganisationId, ServiceId};
