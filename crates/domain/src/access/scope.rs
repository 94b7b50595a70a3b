//! What a list may hold. Every list takes one; the store turns it into a condition.

use crate::ids::{AccountId, ReferringOrganisationId, SchemeId};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Nothing at all. The scheme is kept so that even this asks one scheme only.
    Nothing { scheme: SchemeId },
    /// The referrals this account or its organisation made, and the people in them.
    OwnReferrals { scheme: SchemeId, account: AccountId, organisation: Option<ReferringOrganisationId> },
    /// The people on this worker's caseload.
    OwnPeople { scheme: SchemeId, worker: AccountId },
    /// The caseload, and whoever waits without a worker.
    OwnPeopleAndQueue { scheme: SchemeId, worker: AccountId },
    /// Everybody in the scheme.
    Scheme { scheme: SchemeId },
}

impl Scope {
    pub const fn scheme(&self) -> SchemeId {
        match self {
            Self::Nothing { scheme }
            | Self::OwnReferrals { scheme, .. }
            | Self::OwnPeople { scheme, .. }
            | Self::OwnPeopleAndQueue { scheme, .. }
            | Self::Scheme { scheme } => *scheme,
        }
    }
}
