//! One contact: what happened between worker and person, when, how long, and what comes next.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use thiserror::Error;

use super::pick_lists::{ConsultationMethod, ContactKind, ContactOutcome, HoldingPurpose};
use crate::ids::{AccountId, ContactId, PersonId, ReferralId, SchemeId};

/// A saved contact can be taken back for this long; afterwards it is part of the record.
pub const UNDO_FOR: SignedDuration = SignedDuration::from_mins(10);
pub const LONGEST_NOTE: usize = 8_000;
/// A day: nobody spends longer in one contact.
pub const MOST_MINUTES: u16 = 600;

#[derive(Clone, PartialEq, Eq)]
pub struct Contact {
    pub id: ContactId,
    pub scheme: SchemeId,
    pub person: PersonId,
    pub referral: Option<ReferralId>,
    pub worker: AccountId,
    pub kind: ContactKind,
    pub method: Option<ConsultationMethod>,
    pub outcome: Option<ContactOutcome>,
    pub minutes: u16,
    pub note: String,
    pub holding: Option<HoldingPurpose>,
    pub happened_at: Timestamp,
    pub written_at: Timestamp,
    pub undone_at: Option<Timestamp>,
    /// What was agreed as the next contact, and what stood there before: undo puts it back.
    pub next_on: Option<Date>,
    pub before_next_on: Option<Date>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ContactRefusal {
    #[error("This contact was taken back already.")]
    AlreadyUndone,
    #[error("A contact can be taken back for 10 minutes. Write a new contact that says what was wrong.")]
    TooLate,
    #[error("Only the worker who logged a contact can take it back.")]
    NotYours,
}

impl Contact {
    /// Takes back a slip, by its writer and soon. Nothing is deleted: the row says when it was undone.
    pub fn undo(mut self, by: AccountId, now: Timestamp) -> Result<Self, ContactRefusal> {
        if self.worker != by {
            return Err(ContactRefusal::NotYours);
        }
        if self.undone_at.is_some() {
            return Err(ContactRefusal::AlreadyUndone);
        }
        if now.duration_since(self.written_at) > UNDO_FOR {
            return Err(ContactRefusal::TooLate);
        }
        self.undone_at = Some(now);
        Ok(self)
    }

    pub fn may_undo(&self, by: AccountId, now: Timestamp) -> bool {
        self.clone().undo(by, now).is_ok()
    }
}

/// What a plain chip means when nothing more was said.
pub const fn usual_method(kind: ContactKind) -> ConsultationMethod {
    match kind {
        ContactKind::Spoke | ContactKind::NoAnswer | ContactKind::AboutThem => ConsultationMethod::Phone,
        ContactKind::Visit => ConsultationMethod::AtHome,
        ContactKind::Message => ConsultationMethod::Text,
    }
}

/// "Phone call", "Home visit", "No answer": the contact in a timeline.
pub const fn title(kind: ContactKind, method: Option<ConsultationMethod>) -> &'static str {
    use ConsultationMethod as By;
    match (kind, method) {
        (ContactKind::Spoke, None | Some(By::Phone)) => "Phone call",
        (ContactKind::Spoke, Some(By::Video)) => "Video call",
        (ContactKind::Visit, Some(By::AtHome)) => "Home visit",
        (ContactKind::Visit, Some(By::AtPractice)) => "Met at the practice",
        (ContactKind::Visit, Some(By::InCommunity)) => "Met in the community",
        (ContactKind::Spoke | ContactKind::Visit, Some(By::Walking)) => "Walk and talk",
        (ContactKind::Spoke | ContactKind::Visit, Some(By::Group)) => "Met in a group",
        (ContactKind::Spoke, _) => "We spoke",
        (ContactKind::Visit, _) => "We met",
        (ContactKind::Message, Some(By::Text)) => "Text message",
        (ContactKind::Message, Some(By::Email)) => "Email",
        (ContactKind::Message, Some(By::Letter)) => "Letter",
        (ContactKind::Message, _) => "Message",
        (ContactKind::NoAnswer, Some(By::Text | By::Email | By::Letter)) => "Wrote, no answer yet",
        (ContactKind::NoAnswer, Some(By::AtHome | By::AtPractice | By::InCommunity)) => {
            "Went to meet them, did not see them"
        }
        (ContactKind::NoAnswer, _) => "Rang, no answer",
        (ContactKind::AboutThem, _) => "Spoke with someone about them",
    }
}

/// Words about a person stay out of logs.
impl std::fmt::Debug for Contact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Contact").field("id", &self.id).field("kind", &self.kind).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Uuid;

    #[test]
    fn a_slip_is_taken_back_by_its_writer_within_ten_minutes() {
        let amira = AccountId::from_uuid(Uuid::from_u128(1));
        let ben = AccountId::from_uuid(Uuid::from_u128(2));
        let written = Timestamp::UNIX_EPOCH;
        let contact = Contact {
            id: Uuid::nil().into(),
            scheme: Uuid::nil().into(),
            person: Uuid::nil().into(),
            referral: None,
            worker: amira,
            kind: ContactKind::Spoke,
            method: None,
            outcome: None,
            minutes: 10,
            note: String::new(),
            holding: None,
            happened_at: written,
            written_at: written,
            undone_at: None,
            next_on: None,
            before_next_on: None,
        };
        let rows = [
            ("at once", amira, 0, Ok(())),
            ("at ten minutes", amira, 600, Ok(())),
            ("a second later", amira, 601, Err(ContactRefusal::TooLate)),
            ("by somebody else", ben, 5, Err(ContactRefusal::NotYours)),
        ];
        for (when, by, seconds, expected) in rows {
            let result = contact.clone().undo(by, written + SignedDuration::from_secs(seconds));
            assert_eq!(result.map(|_| ()), expected, "{when}");
        }
        let undone = contact.undo(amira, written).unwrap();
        assert_eq!(undone.undo(amira, written), Err(ContactRefusal::AlreadyUndone));
    }
}
