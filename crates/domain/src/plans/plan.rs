//! The plan: a draft until the person agrees it; once agreed its words stand, and changes make a new revision.

use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;

use super::status::{PlanStatus, PlanStep};
use crate::ids::{AccountId, PersonId, PlanId, ReferralId};

#[derive(Clone, PartialEq, Eq)]
pub struct Plan {
    pub id: PlanId,
    pub person: PersonId,
    pub referral: Option<ReferralId>,
    pub state: PlanStatus,
    pub revision: u32,
    pub agreement: Option<Agreement>,
    pub review_on: Option<Date>,
    /// What to do and whom to ring when things get worse.
    pub contingency: String,
    pub written_by: AccountId,
    pub updated_at: Timestamp,
    pub version: i64,
}

/// How the person said yes to the plan.
#[derive(Clone, PartialEq, Eq)]
pub struct Agreement {
    pub at: Timestamp,
    /// A code of `people::consent::AgreedHow`.
    pub how: String,
    /// The person, or whoever may agree for them, by name.
    pub by: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PlanRefusal {
    #[error("This plan is “{}”, so it cannot be changed that way.", now.label())]
    NotFromHere { now: PlanStatus, step: PlanStep },
    #[error("Somebody else changed this plan while you were writing. Here are both.")]
    ChangedMeanwhile,
    #[error("There is nothing to agree yet. Write down at least one goal.")]
    NoGoal,
    #[error("Say who agreed the plan.")]
    NobodyAgreed,
    #[error("The plan is agreed. Start a new version to change its words.")]
    Agreed,
}

impl Plan {
    pub fn draft(
        id: PlanId,
        person: PersonId,
        referral: Option<ReferralId>,
        revision: u32,
        by: AccountId,
        now: Timestamp,
    ) -> Self {
        Self {
            id,
            person,
            referral,
            state: PlanStatus::Draft,
            revision,
            agreement: None,
            review_on: None,
            contingency: String::new(),
            written_by: by,
            updated_at: now,
            version: 0,
        }
    }

    pub fn seen_at(self, version: i64) -> Result<Self, PlanRefusal> {
        if self.version == version { Ok(self) } else { Err(PlanRefusal::ChangedMeanwhile) }
    }

    fn step(&self, step: PlanStep) -> Result<PlanStatus, PlanRefusal> {
        self.state.after(step).ok_or(PlanRefusal::NotFromHere { now: self.state, step })
    }

    /// Words are written in a draft only.
    pub const fn may_be_written(&self) -> Result<(), PlanRefusal> {
        if self.state.may_be_written() { Ok(()) } else { Err(PlanRefusal::Agreed) }
    }

    /// The person says yes. Without a goal there is nothing to say yes to.
    pub fn agree(mut self, agreement: Agreement, review_on: Option<Date>, goals: usize) -> Result<Self, PlanRefusal> {
        self.state = self.step(PlanStep::Agree)?;
        if goals == 0 {
            return Err(PlanRefusal::NoGoal);
        }
        if agreement.by.trim().is_empty() {
            return Err(PlanRefusal::NobodyAgreed);
        }
        self.updated_at = agreement.at;
        self.review_on = review_on.or(self.review_on);
        self.agreement = Some(agreement);
        Ok(self)
    }

    pub fn review(mut self, now: Timestamp) -> Result<Self, PlanRefusal> {
        self.state = self.step(PlanStep::Review)?;
        self.updated_at = now;
        Ok(self)
    }

    /// Starts the next revision. This one holds until the new one is agreed.
    pub fn revise(mut self, new: PlanId, by: AccountId, now: Timestamp) -> Result<(Self, Self), PlanRefusal> {
        self.state = self.step(PlanStep::Revise)?;
        self.updated_at = now;
        let next = Self {
            contingency: self.contingency.clone(),
            review_on: self.review_on,
            ..Self::draft(new, self.person, self.referral, self.revision + 1, by, now)
        };
        Ok((self, next))
    }

    pub fn end(mut self, now: Timestamp) -> Result<Self, PlanRefusal> {
        self.state = self.step(PlanStep::End)?;
        self.updated_at = now;
        Ok(self)
    }
}

impl std::fmt::Debug for Plan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Plan")
            .field("id", &self.id)
            .field("state", &self.state)
            .field("revision", &self.revision)
            .finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Agreement {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Agreement").field("at", &self.at).field("how", &self.how).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Uuid;

    fn draft() -> Plan {
        Plan::draft(
            Uuid::from_u128(1).into(),
            Uuid::from_u128(2).into(),
            None,
            1,
            Uuid::from_u128(3).into(),
            Timestamp::UNIX_EPOCH,
        )
    }

    fn yes(by: &str) -> Agreement {
        Agreement { at: Timestamp::UNIX_EPOCH, how: "in_person".to_owned(), by: by.to_owned() }
    }

    #[test]
    fn a_plan_is_agreed_by_somebody_and_about_something() {
        let rows = [
            ("no goal yet", "Marged", 0, Err(PlanRefusal::NoGoal)),
            ("nobody named", " ", 1, Err(PlanRefusal::NobodyAgreed)),
            ("as it should be", "Marged", 1, Ok(PlanStatus::Agreed)),
        ];
        for (what, by, goals, expected) in rows {
            assert_eq!(draft().agree(yes(by), None, goals).map(|it| it.state), expected, "{what}");
        }
    }

    #[test]
    fn an_agreed_plan_is_changed_by_a_new_revision_only() {
        let agreed = draft().agree(yes("Marged"), "2026-12-24".parse().ok(), 1).unwrap();
        assert_eq!(agreed.may_be_written(), Err(PlanRefusal::Agreed));
        let (old, new) =
            agreed.revise(Uuid::from_u128(9).into(), Uuid::from_u128(3).into(), Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!((old.state, old.revision), (PlanStatus::UnderReview, 1));
        assert_eq!((new.state, new.revision, new.agreement.is_none()), (PlanStatus::Draft, 2, true));
        assert!(new.may_be_written().is_ok());
        assert_eq!(new.review_on, old.review_on);
    }

    #[test]
    fn a_draft_is_not_revised_but_written() {
        let refused = draft().revise(Uuid::nil().into(), Uuid::nil().into(), Timestamp::UNIX_EPOCH);
        assert!(matches!(refused, Err(PlanRefusal::NotFromHere { .. })));
    }
}
