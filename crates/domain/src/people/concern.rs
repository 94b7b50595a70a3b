//! A safeguarding concern: what was seen or said, what the person wants, what was decided and by whom.
//! It stays open until an outcome is known and somebody says on purpose that it is over.

use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;

use super::safeguarding::{
    Capacity, ConcernCategory, ConcernSource, PersonsWishes, SafeguardingDecision, SafeguardingOutcome, SharingGround,
};
use crate::ids::{AccountId, ConcernId, PersonId};

#[derive(Clone, PartialEq, Eq)]
pub struct Concern {
    pub id: ConcernId,
    pub person: PersonId,
    pub category: ConcernCategory,
    pub source: ConcernSource,
    pub immediate_danger: bool,
    pub wishes: PersonsWishes,
    pub capacity: Capacity,
    pub sharing_ground: SharingGround,
    pub decision: SafeguardingDecision,
    /// Who decided, by name: often the safeguarding lead.
    pub decided_by: String,
    pub referred_to: String,
    pub referred_at: Option<Timestamp>,
    pub follow_up_on: Option<Date>,
    pub outcome: SafeguardingOutcome,
    pub recorded_by: AccountId,
    pub recorded_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    pub version: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ConcernRefusal {
    #[error("Somebody else changed this concern while you were looking at it. Here is how it is now.")]
    ChangedMeanwhile,
    #[error("This concern is already closed.")]
    AlreadyClosed,
    #[error("Say what came of it first. A concern that waits for a reply stays open.")]
    NoOutcome,
    #[error("Set a date to look again. The concern stays open until then.")]
    NoFollowUp,
    #[error("Tick that the person is safe enough, or that others now hold this.")]
    NotConfirmed,
}

impl Concern {
    pub fn seen_at(self, version: i64) -> Result<Self, ConcernRefusal> {
        if self.version == version { Ok(self) } else { Err(ConcernRefusal::ChangedMeanwhile) }
    }

    pub const fn is_open(&self) -> bool {
        self.closed_at.is_none()
    }

    /// Notes what came of it so far. An open concern always has a day to look again.
    pub fn follow_up(mut self, outcome: SafeguardingOutcome, on: Option<Date>) -> Result<Self, ConcernRefusal> {
        if !self.is_open() {
            return Err(ConcernRefusal::AlreadyClosed);
        }
        self.follow_up_on = Some(on.ok_or(ConcernRefusal::NoFollowUp)?);
        self.outcome = outcome;
        Ok(self)
    }

    /// Closing takes a known outcome and a tick: never a slip of the finger.
    pub fn close(
        mut self,
        outcome: SafeguardingOutcome,
        confirmed: bool,
        now: Timestamp,
    ) -> Result<Self, ConcernRefusal> {
        if !self.is_open() {
            return Err(ConcernRefusal::AlreadyClosed);
        }
        if matches!(outcome, SafeguardingOutcome::Waiting) {
            return Err(ConcernRefusal::NoOutcome);
        }
        if !confirmed {
            return Err(ConcernRefusal::NotConfirmed);
        }
        self.outcome = outcome;
        self.follow_up_on = None;
        self.closed_at = Some(now);
        Ok(self)
    }
}

impl std::fmt::Debug for Concern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Concern").field("id", &self.id).field("version", &self.version).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Uuid;

    fn concern() -> Concern {
        Concern {
            id: Uuid::nil().into(),
            person: Uuid::nil().into(),
            category: ConcernCategory::Financial,
            source: ConcernSource::PersonToldUs,
            immediate_danger: false,
            wishes: PersonsWishes::WantsTime,
            capacity: Capacity::Presumed,
            sharing_ground: SharingGround::NotShared,
            decision: SafeguardingDecision::AskedLead,
            decided_by: "Helen Marsh".to_owned(),
            referred_to: String::new(),
            referred_at: None,
            follow_up_on: "2026-12-01".parse().ok(),
            outcome: SafeguardingOutcome::Waiting,
            recorded_by: Uuid::nil().into(),
            recorded_at: Timestamp::UNIX_EPOCH,
            closed_at: None,
            version: 0,
        }
    }

    #[test]
    fn a_concern_is_not_closed_by_accident() {
        let now = Timestamp::UNIX_EPOCH;
        let rows = [
            ("still waiting for a reply", SafeguardingOutcome::Waiting, true, Err(ConcernRefusal::NoOutcome)),
            ("the tick is missing", SafeguardingOutcome::RiskRemoved, false, Err(ConcernRefusal::NotConfirmed)),
            ("known and said on purpose", SafeguardingOutcome::RiskRemoved, true, Ok(())),
        ];
        for (what, outcome, confirmed, expected) in rows {
            assert_eq!(concern().close(outcome, confirmed, now).map(|_| ()), expected, "{what}");
        }
        let closed = concern().close(SafeguardingOutcome::RiskReduced, true, now).unwrap();
        assert_eq!(
            closed.clone().close(SafeguardingOutcome::RiskReduced, true, now),
            Err(ConcernRefusal::AlreadyClosed)
        );
        assert_eq!(closed.follow_up(SafeguardingOutcome::RiskRemains, None), Err(ConcernRefusal::AlreadyClosed));
    }

    #[test]
    fn an_open_concern_always_has_a_day_to_look_again() {
        assert_eq!(concern().follow_up(SafeguardingOutcome::EnquiryOpened, None), Err(ConcernRefusal::NoFollowUp));
        let day = "2026-12-08".parse().ok();
        assert_eq!(concern().follow_up(SafeguardingOutcome::EnquiryOpened, day).unwrap().follow_up_on, day);
    }
}
