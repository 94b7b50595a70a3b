//! Asking again when nobody answers: reminders on fixed days, then a named human. Never a decision: no amount of
//! silence declines anybody.

use jiff::{SignedDuration, Timestamp};

use super::lists::SentBy;
use super::{OnwardReferral, OnwardState};

/// Days after sending. A scheme may set its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChaseDays {
    /// A reminder goes on each of these days.
    pub reminders: Vec<i64>,
    /// On this day the link worker is asked to ring.
    pub ring: i64,
    /// Days after a place was to begin on which the organisation is asked whether the person came.
    pub first_visit: i64,
}

/// One reminder on day 5, a human on day 7.
impl Default for ChaseDays {
    fn default() -> Self {
        Self { reminders: vec![5], ring: 7, first_visit: 14 }
    }
}

impl ChaseDays {
    /// For groups that need more time: reminders on days 3 and 7, a human on day 10.
    pub fn unhurried() -> Self {
        Self { reminders: vec![3, 7], ring: 10, first_visit: 14 }
    }
}

/// What is due next, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chase {
    pub at: Timestamp,
    pub what: ChaseStep,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChaseStep {
    /// Mail a reminder with a new link.
    Remind,
    /// Ask the link worker to ring.
    Ring,
    /// Ask the organisation whether the person came.
    AskAboutFirstVisit,
}

/// What is due for this referral. Depends on its state, on what was already done, and on nothing else.
pub fn next(referral: &OnwardReferral, days: &ChaseDays) -> Option<Chase> {
    let day = |from: Timestamp, days: i64| from + SignedDuration::from_hours(24 * days);
    let ring = |at: Timestamp| (!referral.ring_needed).then_some(Chase { at, what: ChaseStep::Ring });
    match &referral.state {
        OnwardState::Sent { sending } | OnwardState::Received { sending, .. } => {
            // After a call the days begin again; reminders are not repeated.
            if let Some(rang) = referral.rang_at {
                return ring(day(rang, days.ring));
            }
            let reminded = usize::try_from(referral.reminders).unwrap_or(usize::MAX);
            match (sending.by, days.reminders.get(reminded)) {
                (SentBy::Email, Some(after)) if *after < days.ring => {
                    Some(Chase { at: day(sending.at, *after), what: ChaseStep::Remind })
                }
                (SentBy::Email | SentBy::Phone, _) => ring(day(sending.at, days.ring)),
            }
        }
        // Asked again when the wait they named is over; after four weeks where they named none.
        OnwardState::Waiting { answer, weeks, .. } => {
            let since = referral.rang_at.map_or(answer.at, |rang| rang.max(answer.at));
            ring(day(since, 7 * i64::from(weeks.unwrap_or(4).max(1))))
        }
        OnwardState::Accepted { sending, answer, from } => {
            if referral.asked_about_visit || sending.by == SentBy::Phone {
                return None;
            }
            // Noon of the day in universal time: the hour does not matter here.
            let begins = from
                .and_then(|on| on.at(12, 0, 0, 0).in_tz("UTC").ok())
                .map_or(answer.at, |it| it.timestamp().max(answer.at));
            Some(Chase { at: day(begins, days.first_visit), what: ChaseStep::AskAboutFirstVisit })
        }
        OnwardState::Draft { .. }
        | OnwardState::Declined { .. }
        | OnwardState::Started { .. }
        | OnwardState::Completed { .. }
        | OnwardState::Ended { .. }
        | OnwardState::Cancelled { .. } => None,
    }
}
