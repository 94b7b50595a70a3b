//! What the person agreed to share, with whom, and when they took it back. Direct care needs no consent;
//! passing details on does.

use jiff::Timestamp;

use crate::ids::{AccountId, ConsentId, PersonId, ServiceId};

crate::coded! {
    pub enum ConsentKind: "kind of agreement" {
        ShareWithPractice = "share_with_practice", "Tell the GP practice how it goes";
        ShareWithOrganisation = "share_with_organisation", "Give details to one group or organisation";
        Feedback = "feedback", "Be asked how it was";
    }
}

crate::coded! {
    /// How the person said yes.
    pub enum AgreedHow: "way of agreeing" {
        InPerson = "in_person", "In person";
        ByPhone = "by_phone", "By phone";
        InWriting = "in_writing", "In writing or by text";
        Signed = "signed", "Signed on paper";
        ThroughInterpreter = "through_interpreter", "Through an interpreter";
        BestInterests = "best_interests", "Best-interests decision (they cannot decide this now)";
    }
}

#[derive(Clone, PartialEq, Eq)]
pub struct Consent {
    pub id: ConsentId,
    pub person: PersonId,
    pub kind: ConsentKind,
    /// For one organisation: the directory entry it is for.
    pub service: Option<ServiceId>,
    /// Who may be told, in words: "Tyddyn Allotment Group".
    pub recipient: String,
    pub given_at: Timestamp,
    pub given_how: String,
    pub recorded_by: Option<AccountId>,
    pub withdrawn_at: Option<Timestamp>,
}

impl Consent {
    /// The truth that everything that shares must ask.
    pub const fn is_in_force(&self) -> bool {
        self.withdrawn_at.is_none()
    }
}

impl std::fmt::Debug for Consent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Consent").field("id", &self.id).field("kind", &self.kind).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_hold_together() {
        crate::coded::check_list::<super::ConsentKind>();
        crate::coded::check_list::<super::AgreedHow>();
    }
}
