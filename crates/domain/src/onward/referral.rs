//! One onward referral: what was shared, with whom, and what became of it. The state carries only what is true in it.

use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;

use super::barrier::Barrier;
use super::chase::{self, ChaseDays};
use super::lists::{CancelReason, SentBy, UnsuitableReason};
use super::{OnwardStatus, OnwardStep, Shared};
use crate::access::{Grant, Subject};
use crate::ids::{AccountId, ConsentId, OnwardReferralId, PersonId, ReferralId, SchemeId, ServiceId};

#[derive(Clone, PartialEq, Eq)]
pub struct OnwardReferral {
    pub id: OnwardReferralId,
    pub scheme: SchemeId,
    pub person: PersonId,
    pub referral: Option<ReferralId>,
    pub service: ServiceId,
    /// The agreement it rests on: one for each recipient.
    pub consent: ConsentId,
    /// The link worker who answers for it.
    pub sent_by: AccountId,
    /// For subjects and mails: "M.L."
    pub initials: String,
    pub shared: Shared,
    pub message: String,
    /// The address, or the number that was rung.
    pub recipient: String,
    pub state: OnwardState,
    pub state_at: Timestamp,
    /// Reminders that went out.
    pub reminders: i64,
    /// Nobody answered: the link worker is asked to ring.
    pub ring_needed: bool,
    pub rang_at: Option<Timestamp>,
    pub asked_about_visit: bool,
    /// When the jobs look at it again.
    pub next_chase_at: Option<Timestamp>,
    pub version: i64,
}

#[derive(Clone, PartialEq, Eq)]
pub enum OnwardState {
    /// Kept until the group's month has room again.
    Draft {
        send_on: Option<Date>,
    },
    Sent {
        sending: Sending,
    },
    Received {
        sending: Sending,
        opened_at: Timestamp,
    },
    Waiting {
        sending: Sending,
        answer: Answer,
        /// About how many weeks, where they said.
        weeks: Option<u16>,
    },
    Accepted {
        sending: Sending,
        answer: Answer,
        /// The first day there is a place; now, where none was named.
        from: Option<Date>,
    },
    Declined {
        sending: Sending,
        answer: Answer,
        reason: UnsuitableReason,
    },
    Started {
        sending: Sending,
        answer: Option<Answer>,
        attendance: Attendance,
    },
    Completed {
        sending: Sending,
        answer: Option<Answer>,
        attendance: Attendance,
        closing: Closing,
    },
    /// Never started, or came and stopped.
    Ended {
        sending: Sending,
        answer: Option<Answer>,
        attendance: Option<Attendance>,
        reason: Barrier,
        closing: Closing,
    },
    Cancelled {
        sending: Option<Sending>,
        reason: CancelReason,
        closing: Closing,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sending {
    pub at: Timestamp,
    pub by: SentBy,
}

crate::coded! {
    /// Who gave the answer.
    pub enum AnsweredBy: "person who answered" {
        Organisation = "organisation", "The organisation, by its link";
        Worker = "worker", "Taken down by a link worker";
    }
}

#[derive(Clone, PartialEq, Eq)]
pub struct Answer {
    pub at: Timestamp,
    pub by: AnsweredBy,
    pub note: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attendance {
    pub first_on: Date,
    pub last_on: Option<Date>,
    /// The last day somebody said they still come.
    pub still_coming_on: Option<Date>,
    /// How often they came, where it is known.
    pub times: Option<u16>,
}

#[derive(Clone, PartialEq, Eq)]
pub struct Closing {
    pub on: Date,
    pub note: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum OnwardRefusal {
    #[error("This referral is now “{}”, so that cannot be recorded.", now.label())]
    NotFromHere { now: OnwardStatus, step: OnwardStep },
    #[error("Somebody else answered while you had this page open. Here is how it is now.")]
    ChangedMeanwhile,
    #[error("That day is still to come. Give a day up to today.")]
    InTheFuture,
    #[error("That is before the first visit. Check both days.")]
    BeforeFirstVisit,
}

impl OnwardState {
    pub const fn status(&self) -> OnwardStatus {
        match self {
            Self::Draft { .. } => OnwardStatus::Draft,
            Self::Sent { .. } => OnwardStatus::Sent,
            Self::Received { .. } => OnwardStatus::Received,
            Self::Waiting { .. } => OnwardStatus::Waiting,
            Self::Accepted { .. } => OnwardStatus::Accepted,
            Self::Declined { .. } => OnwardStatus::Declined,
            Self::Started { .. } => OnwardStatus::Started,
            Self::Completed { .. } => OnwardStatus::Completed,
            Self::Ended { .. } => OnwardStatus::Ended,
            Self::Cancelled { .. } => OnwardStatus::Cancelled,
        }
    }

    pub const fn sending(&self) -> Option<Sending> {
        match self {
            Self::Draft { .. } => None,
            Self::Cancelled { sending, .. } => *sending,
            Self::Sent { sending }
            | Self::Received { sending, .. }
            | Self::Waiting { sending, .. }
            | Self::Accepted { sending, .. }
            | Self::Declined { sending, .. }
            | Self::Started { sending, .. }
            | Self::Completed { sending, .. }
            | Self::Ended { sending, .. } => Some(*sending),
        }
    }

    pub const fn answer(&self) -> Option<&Answer> {
        match self {
            Self::Draft { .. } | Self::Sent { .. } | Self::Received { .. } | Self::Cancelled { .. } => None,
            Self::Waiting { answer, .. } | Self::Accepted { answer, .. } | Self::Declined { answer, .. } => {
                Some(answer)
            }
            Self::Started { answer, .. } | Self::Completed { answer, .. } | Self::Ended { answer, .. } => {
                answer.as_ref()
            }
        }
    }

    pub const fn attendance(&self) -> Option<Attendance> {
        match self {
            Self::Started { attendance, .. } | Self::Completed { attendance, .. } => Some(*attendance),
            Self::Ended { attendance, .. } => *attendance,
            Self::Draft { .. }
            | Self::Sent { .. }
            | Self::Received { .. }
            | Self::Waiting { .. }
            | Self::Accepted { .. }
            | Self::Declined { .. }
            | Self::Cancelled { .. } => None,
        }
    }
}

impl OnwardReferral {
    pub const fn status(&self) -> OnwardStatus {
        self.state.status()
    }

    /// The facts the access rule needs. Whose person it is, is known from the person's record.
    pub const fn subject(&self, worker: Option<AccountId>, grant: Grant) -> Subject {
        Subject {
            scheme: self.scheme,
            worker,
            referrer: None,
            referring_organisation: None,
            onward: Some(self.id),
            grant,
        }
    }

    /// Refuses a change that was decided on an older version.
    pub fn seen_at(self, version: i64) -> Result<Self, OnwardRefusal> {
        if self.version == version { Ok(self) } else { Err(OnwardRefusal::ChangedMeanwhile) }
    }

    fn step(&self, step: OnwardStep) -> Result<(), OnwardRefusal> {
        match self.status().after(step) {
            Some(_) => Ok(()),
            None => Err(OnwardRefusal::NotFromHere { now: self.status(), step }),
        }
    }

    /// What was sent, for a step that the table allows only after sending.
    fn sent(&self, step: OnwardStep) -> Result<Sending, OnwardRefusal> {
        self.step(step)?;
        self.state.sending().ok_or(OnwardRefusal::NotFromHere { now: self.status(), step })
    }

    fn become_(mut self, state: OnwardState, now: Timestamp) -> Self {
        self.state = state;
        self.state_at = now;
        // Whatever a human said, nobody has to ring any more.
        self.ring_needed = false;
        self
    }

    /// Sets when the jobs look at it next. Called after every change.
    #[must_use]
    pub fn chased(mut self, days: &ChaseDays) -> Self {
        self.next_chase_at = chase::next(&self, days).map(|it| it.at);
        self
    }

    pub fn send(self, by: SentBy, now: Timestamp) -> Result<Self, OnwardRefusal> {
        self.step(OnwardStep::Send)?;
        Ok(self.become_(OnwardState::Sent { sending: Sending { at: now, by } }, now))
    }

    pub fn open(self, now: Timestamp) -> Result<Self, OnwardRefusal> {
        let sending = self.sent(OnwardStep::Open)?;
        let ring_needed = self.ring_needed;
        let mut after = self.become_(OnwardState::Received { sending, opened_at: now }, now);
        // Opening is not answering.
        after.ring_needed = ring_needed;
        Ok(after)
    }

    pub fn accept(self, answer: Answer, from: Option<Date>) -> Result<Self, OnwardRefusal> {
        let sending = self.sent(OnwardStep::Accept)?;
        let now = answer.at;
        Ok(self.become_(OnwardState::Accepted { sending, answer, from }, now))
    }

    pub fn wait(mut self, answer: Answer, weeks: Option<u16>) -> Result<Self, OnwardRefusal> {
        let sending = self.sent(OnwardStep::Wait)?;
        let now = answer.at;
        self.rang_at = None;
        Ok(self.become_(OnwardState::Waiting { sending, answer, weeks }, now))
    }

    /// Only somebody's words decline: there is no other way here.
    pub fn decline(self, answer: Answer, reason: UnsuitableReason) -> Result<Self, OnwardRefusal> {
        let sending = self.sent(OnwardStep::Decline)?;
        let now = answer.at;
        Ok(self.become_(OnwardState::Declined { sending, answer, reason }, now))
    }

    pub fn start(self, on: Date, today: Date, now: Timestamp) -> Result<Self, OnwardRefusal> {
        let sending = self.sent(OnwardStep::Start)?;
        not_after(on, today)?;
        let answer = self.state.answer().cloned();
        let attendance = Attendance { first_on: on, last_on: Some(on), still_coming_on: None, times: None };
        Ok(self.become_(OnwardState::Started { sending, answer, attendance }, now))
    }

    pub fn keep_coming(self, today: Date, now: Timestamp) -> Result<Self, OnwardRefusal> {
        match self.state.clone() {
            OnwardState::Started { sending, answer, attendance } => {
                let attendance = Attendance { still_coming_on: Some(today), ..attendance };
                Ok(self.become_(OnwardState::Started { sending, answer, attendance }, now))
            }
            _ => Err(OnwardRefusal::NotFromHere { now: self.status(), step: OnwardStep::KeepComing }),
        }
    }

    pub fn complete(self, closing: Closing, today: Date, now: Timestamp) -> Result<Self, OnwardRefusal> {
        match self.state.clone() {
            OnwardState::Started { sending, answer, attendance } => {
                let attendance = attendance.until(Some(closing.on), None, today)?;
                Ok(self.become_(OnwardState::Completed { sending, answer, attendance, closing }, now))
            }
            _ => Err(OnwardRefusal::NotFromHere { now: self.status(), step: OnwardStep::Complete }),
        }
    }

    /// They did not start, or stopped. `last_on` and `times` count only where they came.
    pub fn stop(
        self,
        reason: Barrier,
        closing: Closing,
        last_on: Option<Date>,
        times: Option<u16>,
        today: Date,
        now: Timestamp,
    ) -> Result<Self, OnwardRefusal> {
        let sending = self.sent(OnwardStep::Stop)?;
        not_after(closing.on, today)?;
        let answer = self.state.answer().cloned();
        let attendance = match self.state.attendance() {
            Some(it) => Some(it.until(last_on, times, today)?),
            None => None,
        };
        Ok(self.become_(OnwardState::Ended { sending, answer, attendance, reason, closing }, now))
    }

    pub fn cancel(self, reason: CancelReason, closing: Closing, now: Timestamp) -> Result<Self, OnwardRefusal> {
        self.step(OnwardStep::Cancel)?;
        let sending = self.state.sending();
        Ok(self.become_(OnwardState::Cancelled { sending, reason, closing }, now))
    }

    /// A reminder went out.
    #[must_use]
    pub fn reminded(mut self) -> Self {
        self.reminders += 1;
        self
    }

    /// From now on a human is asked to ring. The referral itself stays as it is.
    #[must_use]
    pub fn ask_to_ring(mut self) -> Self {
        self.ring_needed = true;
        self
    }

    #[must_use]
    pub fn asked_about_visit(mut self) -> Self {
        self.asked_about_visit = true;
        self
    }

    /// Somebody rang, without an answer yet.
    pub fn rang(mut self, now: Timestamp) -> Result<Self, OnwardRefusal> {
        if !self.status().awaits_answer() {
            return Err(OnwardRefusal::NotFromHere { now: self.status(), step: OnwardStep::Wait });
        }
        self.ring_needed = false;
        self.rang_at = Some(now);
        Ok(self)
    }
}

impl Attendance {
    fn until(self, last_on: Option<Date>, times: Option<u16>, today: Date) -> Result<Self, OnwardRefusal> {
        if let Some(last) = last_on {
            not_after(last, today)?;
            if last < self.first_on {
                return Err(OnwardRefusal::BeforeFirstVisit);
            }
        }
        Ok(Self { last_on: last_on.or(self.last_on), times: times.or(self.times), ..self })
    }
}

fn not_after(on: Date, today: Date) -> Result<(), OnwardRefusal> {
    if on > today { Err(OnwardRefusal::InTheFuture) } else { Ok(()) }
}

/// Personal words stay out of logs.
impl std::fmt::Debug for OnwardReferral {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OnwardReferral").field("id", &self.id).field("status", &self.status()).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for OnwardState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.status().code())
    }
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Answer").field("at", &self.at).field("by", &self.by).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Closing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Closing").field("on", &self.on).finish_non_exhaustive()
    }
}
