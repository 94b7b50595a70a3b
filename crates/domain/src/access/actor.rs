//! Who is asking: somebody signed in, the holder of a link, anybody, or the product itself.

use super::{Action, Role, Roles, Scope, policy};
use crate::ids::{AccountId, OnwardReferralId, ReferringOrganisationId, SchemeId};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Anybody at all: public pages.
    Public,
    /// The holder of a link that was sent to an organisation about one onward referral.
    Link(LinkActor),
    Account(AccountActor),
    /// The product's own jobs. Never made from a request.
    Product,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountActor {
    pub account: AccountId,
    pub scheme: SchemeId,
    pub organisation: Option<ReferringOrganisationId>,
    pub name: String,
    pub roles: Roles,
    /// For a token: the actions it was given. `None` for a person who signed in.
    pub granted: Option<Vec<Action>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkActor {
    pub onward: OnwardReferralId,
    pub scheme: SchemeId,
}

/// Why somebody opens a record that is not on their own caseload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    Cover,
    PersonAsked,
    Supervision,
    SafetyConcern,
    Complaint,
    Handover,
}

impl Purpose {
    pub const ALL: &'static [Self] =
        &[Self::Cover, Self::PersonAsked, Self::Handover, Self::Supervision, Self::SafetyConcern, Self::Complaint];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Cover => "cover",
            Self::PersonAsked => "person_asked",
            Self::Supervision => "supervision",
            Self::SafetyConcern => "safety_concern",
            Self::Complaint => "complaint",
            Self::Handover => "handover",
        }
    }

    pub const fn label(self) -> &'static str {
        match self {
            Self::Cover => "I am covering for a colleague",
            Self::PersonAsked => "The person rang or asked for me",
            Self::Supervision => "Supervision",
            Self::SafetyConcern => "I am worried about somebody’s safety",
            Self::Complaint => "Answering a complaint or a request",
            Self::Handover => "Handover",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.code() == code)
    }
}

impl Actor {
    pub fn account(&self) -> Option<&AccountActor> {
        match self {
            Self::Account(account) => Some(account),
            Self::Public | Self::Link(_) | Self::Product => None,
        }
    }

    pub fn account_id(&self) -> Option<AccountId> {
        self.account().map(|it| it.account)
    }

    pub fn scheme(&self) -> Option<SchemeId> {
        match self {
            Self::Account(account) => Some(account.scheme),
            Self::Link(link) => Some(link.scheme),
            Self::Public | Self::Product => None,
        }
    }

    pub fn has(&self, role: Role) -> bool {
        self.account().is_some_and(|it| it.roles.has(role))
    }

    /// What a list made for this action may hold.
    pub fn scope(&self, action: Action) -> Scope {
        policy::scope_of(self, action)
    }
}
