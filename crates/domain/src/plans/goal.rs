//! A goal in the person's own words: how much it matters, how it goes, what came of it.

use jiff::Timestamp;
use thiserror::Error;

use crate::ids::{GoalId, NeedId, PersonId, PlanId};

crate::coded! {
    pub enum GoalStatus: "goal state" {
        NotStarted = "not_started", "Not started";
        InProgress = "in_progress", "Under way";
        Achieved = "achieved", "Done";
        PartlyAchieved = "partly_achieved", "Partly done";
        NotAchieved = "not_achieved", "Not reached";
        NoLongerWanted = "no_longer_wanted", "No longer wanted";
    }
}

crate::coded! {
    pub enum GoalStep: "step with a goal" {
        Start = "start", "Start";
        Achieve = "achieve", "Done";
        PartlyAchieve = "partly_achieve", "Partly done";
        Miss = "miss", "Not reached";
        Drop = "drop", "No longer wanted";
        Reopen = "reopen", "Take up again";
    }
}

impl GoalStatus {
    /// What a step leads to from here, or `None` where it cannot be taken. Exhaustive on both sides.
    pub const fn after(self, step: GoalStep) -> Option<Self> {
        use GoalStatus::{Achieved, InProgress, NoLongerWanted, NotAchieved, NotStarted, PartlyAchieved};
        use GoalStep::{Achieve, Drop, Miss, PartlyAchieve, Reopen, Start};
        match (self, step) {
            (NotStarted, Start) => Some(InProgress),
            // People often do a thing before anybody wrote that it had started.
            (NotStarted | InProgress | PartlyAchieved, Achieve) => Some(Achieved),
            (NotStarted | InProgress, PartlyAchieve) => Some(PartlyAchieved),
            (NotStarted | InProgress | PartlyAchieved, Miss) => Some(NotAchieved),
            (NotStarted | InProgress | PartlyAchieved, Drop) => Some(NoLongerWanted),
            (Achieved | PartlyAchieved | NotAchieved | NoLongerWanted, Reopen) => Some(InProgress),

            (InProgress | Achieved | PartlyAchieved | NotAchieved | NoLongerWanted, Start)
            | (Achieved | NotAchieved | NoLongerWanted, Achieve)
            | (Achieved | PartlyAchieved | NotAchieved | NoLongerWanted, PartlyAchieve)
            | (Achieved | NotAchieved | NoLongerWanted, Miss)
            | (Achieved | NotAchieved | NoLongerWanted, Drop)
            | (NotStarted | InProgress, Reopen) => None,
        }
    }

    /// Is there still something to do?
    pub const fn is_open(self) -> bool {
        matches!(self, Self::NotStarted | Self::InProgress | Self::PartlyAchieved)
    }

    pub fn steps(self) -> impl Iterator<Item = GoalStep> {
        GoalStep::ALL.iter().copied().filter(move |step| self.after(*step).is_some())
    }

    pub const fn label_cy(self) -> &'static str {
        match self {
            Self::NotStarted => "Heb ddechrau",
            Self::InProgress => "Ar y gweill",
            Self::Achieved => "Wedi’i wneud",
            Self::PartlyAchieved => "Wedi’i wneud yn rhannol",
            Self::NotAchieved => "Heb ei gyrraedd",
            Self::NoLongerWanted => "Ddim ei eisiau mwyach",
        }
    }
}

/// How much a goal matters to the person: 1 to 10, or not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Importance(u8);

impl Importance {
    pub const NOT_SAID: Self = Self(0);

    pub const fn new(value: u8) -> Option<Self> {
        if value >= 1 && value <= 10 { Some(Self(value)) } else { None }
    }

    pub const fn value(self) -> Option<u8> {
        if self.0 == 0 { None } else { Some(self.0) }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum GoalRefusal {
    #[error("This goal is now “{}”, so it cannot be changed that way.", now.label())]
    NotFromHere { now: GoalStatus, step: GoalStep },
}

#[derive(Clone, PartialEq, Eq)]
pub struct Goal {
    pub id: GoalId,
    pub person: PersonId,
    pub plan: PlanId,
    pub need: Option<NeedId>,
    pub words: String,
    pub importance: Importance,
    pub state: GoalStatus,
    pub outcome: String,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl Goal {
    pub fn step(mut self, step: GoalStep, outcome: &str, now: Timestamp) -> Result<Self, GoalRefusal> {
        self.state = self.state.after(step).ok_or(GoalRefusal::NotFromHere { now: self.state, step })?;
        if !outcome.trim().is_empty() {
            self.outcome = outcome.trim().to_owned();
        }
        self.updated_at = now;
        Ok(self)
    }
}

impl std::fmt::Debug for Goal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Goal").field("id", &self.id).field("state", &self.state).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_lists_hold_together() {
        crate::coded::check_list::<GoalStatus>();
        crate::coded::check_list::<GoalStep>();
    }

    #[test]
    fn importance_is_one_to_ten_or_not_said() {
        assert_eq!(Importance::new(0), None);
        assert_eq!(Importance::new(11), None);
        assert_eq!(Importance::new(8).and_then(Importance::value), Some(8));
        assert_eq!(Importance::NOT_SAID.value(), None);
    }

    proptest! {
        #[test]
        fn every_open_goal_can_be_finished_and_every_finished_one_taken_up(steps in prop::collection::vec(0..GoalStep::ALL.len(), 0..12)) {
            let mut state = GoalStatus::NotStarted;
            for step in steps {
                state = state.after(GoalStep::ALL[step]).unwrap_or(state);
            }
            if state.is_open() {
                prop_assert_eq!(state.after(GoalStep::Achieve), Some(GoalStatus::Achieved));
                prop_assert_eq!(state.after(GoalStep::Drop), Some(GoalStatus::NoLongerWanted));
            } else {
                prop_assert_eq!(state.after(GoalStep::Reopen), Some(GoalStatus::InProgress));
            }
            // A page never offers a step that changes nothing.
            for step in state.steps() {
                prop_assert!(state.after(step) != Some(state));
            }
        }
    }
}
