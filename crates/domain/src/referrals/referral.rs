//! One referral from arrival to closing. What is true only in some states lives in those states.

use jiff::Timestamp;
use thiserror::Error;

use super::pick_lists::{ClosureReason, DeclineReason, Method, RiskStatement, Source};
use super::status::{ReferralStatus, ReferralStep};
use crate::access::{Grant, Subject};
use crate::ids::{AccountId, PersonId, ReferralId, ReferringOrganisationId, SchemeId};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referral {
    pub id: ReferralId,
    pub scheme: SchemeId,
    pub reference: String,
    pub person: PersonId,
    pub request: Request,
    pub received_at: Timestamp,
    pub previous: Option<ReferralId>,
    pub state: ReferralState,
    pub state_at: Timestamp,
    pub first_contact_at: Option<Timestamp>,
    pub version: i64,
}

/// What was asked for, by whom. It does not change after arrival, apart from information that was asked for.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    pub source: Source,
    pub method: Method,
    pub referrer: Referrer,
    /// The need in the referrer's or the person's own words.
    pub reason: String,
    /// Codes of the needs taxonomy, as the form's quick choices gave them.
    pub needs: Vec<String>,
    pub risk: RiskStatement,
    pub risk_note: String,
    pub agreed_to_contact: bool,
    pub crisis: Option<CrisisLevel>,
    pub urgent: bool,
}

#[derive(Clone, PartialEq, Eq, Default)]
pub struct Referrer {
    pub account: Option<AccountId>,
    pub organisation: Option<ReferringOrganisationId>,
    pub name: String,
    pub role: String,
    /// Where a reply reaches them: an email address or a phone number.
    pub contact: String,
}

/// How pressing the words of crisis in a referral are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CrisisLevel {
    Soon,
    Now,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReferralState {
    Received,
    AwaitingInformation { question: String },
    Accepted(Acceptance),
    Active { acceptance: Acceptance, allocation: Allocation },
    Declined { reason: DeclineReason, end: End },
    Withdrawn { end: End },
    Closed { acceptance: Acceptance, allocation: Allocation, reason: ClosureReason, end: End },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acceptance {
    pub by: AccountId,
    pub at: Timestamp,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allocation {
    pub worker: AccountId,
    pub at: Timestamp,
}

#[derive(Clone, PartialEq, Eq)]
pub struct End {
    pub by: Option<AccountId>,
    pub at: Timestamp,
    pub note: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ReferralRefusal {
    /// The step does not lead anywhere from the present state.
    #[error("This referral is now “{}”, so it cannot be changed that way.", now.label())]
    NotFromHere { now: ReferralStatus, step: ReferralStep },
    #[error("This referral is now “{}”. Send a new one if they need help again.", now.label())]
    Over { now: ReferralStatus },
    #[error("Somebody else changed this referral while you were looking at it. Here is how it is now.")]
    ChangedMeanwhile,
    #[error("Say what you need to know.")]
    NoQuestion,
    #[error("This person already holds the referral.")]
    SameWorker,
}

impl ReferralState {
    pub const fn status(&self) -> ReferralStatus {
        match self {
            Self::Received => ReferralStatus::Received,
            Self::AwaitingInformation { .. } => ReferralStatus::AwaitingInformation,
            Self::Accepted(_) => ReferralStatus::Accepted,
            Self::Active { .. } => ReferralStatus::Active,
            Self::Declined { .. } => ReferralStatus::Declined,
            Self::Withdrawn { .. } => ReferralStatus::Withdrawn,
            Self::Closed { .. } => ReferralStatus::Closed,
        }
    }

    const fn acceptance(&self) -> Option<Acceptance> {
        match self {
            Self::Accepted(acceptance) | Self::Active { acceptance, .. } | Self::Closed { acceptance, .. } => {
                Some(*acceptance)
            }
            Self::Received | Self::AwaitingInformation { .. } | Self::Declined { .. } | Self::Withdrawn { .. } => None,
        }
    }
}

impl Referral {
    pub const fn status(&self) -> ReferralStatus {
        self.state.status()
    }

    /// The link worker who holds it now.
    pub const fn worker(&self) -> Option<AccountId> {
        match &self.state {
            ReferralState::Active { allocation, .. } => Some(allocation.worker),
            ReferralState::Closed { allocation, .. } => Some(allocation.worker),
            ReferralState::Received
            | ReferralState::AwaitingInformation { .. }
            | ReferralState::Accepted(_)
            | ReferralState::Declined { .. }
            | ReferralState::Withdrawn { .. } => None,
        }
    }

    /// The facts the access rule needs.
    pub const fn subject(&self, grant: Grant) -> Subject {
        Subject {
            scheme: self.scheme,
            worker: self.worker(),
            referrer: self.request.referrer.account,
            referring_organisation: self.request.referrer.organisation,
            onward: None,
            grant,
        }
    }

    /// Refuses a change that was decided on an older version of this referral.
    pub fn seen_at(self, version: i64) -> Result<Self, ReferralRefusal> {
        if self.version == version { Ok(self) } else { Err(ReferralRefusal::ChangedMeanwhile) }
    }

    fn step(&self, step: ReferralStep) -> Result<(), ReferralRefusal> {
        match self.status().after(step) {
            Some(_) => Ok(()),
            None => Err(ReferralRefusal::NotFromHere { now: self.status(), step }),
        }
    }

    fn become_(mut self, state: ReferralState, now: Timestamp) -> Self {
        self.state = state;
        self.state_at = now;
        self
    }

    pub fn accept(self, by: AccountId, now: Timestamp) -> Result<Self, ReferralRefusal> {
        self.step(ReferralStep::Accept)?;
        Ok(self.become_(ReferralState::Accepted(Acceptance { by, at: now }), now))
    }

    pub fn ask_for_information(self, question: String, now: Timestamp) -> Result<Self, ReferralRefusal> {
        self.step(ReferralStep::AskForInformation)?;
        if question.trim().is_empty() {
            return Err(ReferralRefusal::NoQuestion);
        }
        Ok(self.become_(ReferralState::AwaitingInformation { question }, now))
    }

    /// The answer is added under what was first written; the referral is new again.
    pub fn give_information(mut self, answer: &str, now: Timestamp) -> Result<Self, ReferralRefusal> {
        self.step(ReferralStep::GiveInformation)?;
        self.request.reason = format!("{}\n\nAdded later: {}", self.request.reason, answer.trim());
        Ok(self.become_(ReferralState::Received, now))
    }

    /// More about an open referral, from whoever referred: added under what was first written.
    pub fn add_note(mut self, from: &str, day: &str, words: &str) -> Result<Self, ReferralRefusal> {
        if self.status().is_over() {
            return Err(ReferralRefusal::Over { now: self.status() });
        }
        self.request.reason = format!("{}\n\nAdded by {from} on {day}: {}", self.request.reason, words.trim());
        Ok(self)
    }

    pub fn decline(self, reason: DeclineReason, end: End, now: Timestamp) -> Result<Self, ReferralRefusal> {
        self.step(ReferralStep::Decline)?;
        Ok(self.become_(ReferralState::Declined { reason, end }, now))
    }

    pub fn withdraw(self, end: End, now: Timestamp) -> Result<Self, ReferralRefusal> {
        self.step(ReferralStep::Withdraw)?;
        Ok(self.become_(ReferralState::Withdrawn { end }, now))
    }

    /// Gives the referral to a link worker, or to another one. A new referral is accepted by the same act.
    pub fn allocate(self, worker: AccountId, by: AccountId, now: Timestamp) -> Result<Self, ReferralRefusal> {
        self.step(ReferralStep::Allocate)?;
        if self.worker() == Some(worker) {
            return Err(ReferralRefusal::SameWorker);
        }
        let acceptance = self.state.acceptance().unwrap_or(Acceptance { by, at: now });
        Ok(self.become_(ReferralState::Active { acceptance, allocation: Allocation { worker, at: now } }, now))
    }

    pub fn close(self, reason: ClosureReason, end: End, now: Timestamp) -> Result<Self, ReferralRefusal> {
        match self.state {
            ReferralState::Active { acceptance, allocation } => {
                Ok(self.become_(ReferralState::Closed { acceptance, allocation, reason, end }, now))
            }
            _ => Err(ReferralRefusal::NotFromHere { now: self.status(), step: ReferralStep::Close }),
        }
    }

    pub fn reopen(self, by: AccountId, now: Timestamp) -> Result<Self, ReferralRefusal> {
        self.step(ReferralStep::Reopen)?;
        Ok(self.become_(ReferralState::Accepted(Acceptance { by, at: now }), now))
    }
}

/// Personal words stay out of logs.
impl std::fmt::Debug for Request {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Request").field("source", &self.source).field("method", &self.method).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Referrer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Referrer").field("account", &self.account).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for End {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("End").field("at", &self.at).finish_non_exhaustive()
    }
}
