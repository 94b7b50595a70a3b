//! An organisation: the body behind one or more services.

use super::OrganisationId;

/// A charity, company, public body or constituted group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its id, kept across imports.
    pub id: OrganisationId,
    /// The name people know it by.
    pub name: String,
    /// What it is for, in its own words where we have them.
    pub description: Option<String>,
    /// Its site.
    pub website: Option<String>,
    /// A role address, never a private person's.
    pub email: Option<String>,
    /// Scheme and number, for example `GB-CHC` and `1146179` (org-id.guide prefixes).
    pub identifier: Option<(String, String)>,
}
