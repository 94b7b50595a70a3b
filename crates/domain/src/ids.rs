//! Typed ids: a referral's id is never mistaken for a person's. Made from UUIDs (version 7 in practice) that callers bring.

use std::fmt;
use std::str::FromStr;

pub use uuid::Uuid;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident)*) => {
        $($(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Uuid);

        impl $name {
            pub const fn from_uuid(uuid: Uuid) -> Self { Self(uuid) }
            pub const fn uuid(self) -> Uuid { self.0 }
        }
        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self { Self(uuid) }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Uuid::try_parse(text).map(Self).map_err(|_| NotAnId)
            }
        })*

        /// Calls a macro with the name of every id type: other layers teach them all their own language at once.
        #[macro_export]
        macro_rules! for_each_id {
            ($callback:ident) => { $callback! { $($name),* } };
        }
    };
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not an id")]
pub struct NotAnId;

ids! {
    /// The social prescribing service that holds a caseload: the first wall.
    SchemeId
    /// Somebody who can sign in, or a machine with a token. A link worker is an account.
    AccountId
    /// A practice, council team or charity that refers people.
    ReferringOrganisationId
    PersonId
    ReferralId
    ContactId
    AppointmentId
    NoteId
    WhatMattersId
    StrengthId
    NeedId
    GoalId
    ActionId
    PlanId
    MeasureResponseId
    ConcernId
    ConsentId
    ContactNeedId
    AccessGrantId
    OrganisationId
    ServiceId
    LocationId
    OnwardReferralId
    SignpostId
    GapId
    ShortlistId
    MessageId
    DraftId
    BatchId
    TokenId
    MergeId
    FeedbackId
}
