//! One step towards a goal: what, who, by when, and how sure the person is that it will happen.

use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;

use crate::ids::{ActionId, GoalId, PersonId};

crate::coded! {
    pub enum ActionState: "state of an action" {
        ToDo = "to_do", "To do";
        Done = "done", "Done";
        NotNeeded = "not_needed", "Not needed any more";
    }
}

/// Below this, ask: "What would make it a 7?"
pub const LOW_CONFIDENCE: u8 = 7;

/// How sure the person is: 1 to 10, or not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Confidence(u8);

impl Confidence {
    pub const NOT_SAID: Self = Self(0);

    pub const fn new(value: u8) -> Option<Self> {
        if value >= 1 && value <= 10 { Some(Self(value)) } else { None }
    }

    pub const fn value(self) -> Option<u8> {
        if self.0 == 0 { None } else { Some(self.0) }
    }

    pub const fn is_low(self) -> bool {
        self.0 > 0 && self.0 < LOW_CONFIDENCE
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ActionRefusal {
    #[error("This action is already “{}”.", .0.label())]
    Already(ActionState),
}

#[derive(Clone, PartialEq, Eq)]
pub struct PlanAction {
    pub id: ActionId,
    pub person: PersonId,
    pub goal: GoalId,
    pub words: String,
    pub who: String,
    pub by_on: Option<Date>,
    pub confidence: Confidence,
    /// "What would make it a 7?"
    pub would_help: String,
    pub state: ActionState,
    pub done_on: Option<Date>,
    pub created_at: Timestamp,
}

impl PlanAction {
    /// True while the person is unsure and nobody has written what would help.
    pub fn asks_what_would_help(&self) -> bool {
        self.state == ActionState::ToDo && self.confidence.is_low() && self.would_help.is_empty()
    }

    pub fn is_overdue(&self, today: Date) -> bool {
        self.state == ActionState::ToDo && self.by_on.is_some_and(|by| by < today)
    }

    pub fn become_(mut self, state: ActionState, today: Date) -> Result<Self, ActionRefusal> {
        if self.state == state {
            return Err(ActionRefusal::Already(state));
        }
        self.done_on = (state == ActionState::Done).then_some(today);
        self.state = state;
        Ok(self)
    }
}

impl std::fmt::Debug for PlanAction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PlanAction").field("id", &self.id).field("state", &self.state).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Uuid;

    fn action(confidence: u8, would_help: &str) -> PlanAction {
        PlanAction {
            id: Uuid::nil().into(),
            person: Uuid::nil().into(),
            goal: Uuid::nil().into(),
            words: "Ring the allotment".to_owned(),
            who: "Marged".to_owned(),
            by_on: "2026-12-03".parse().ok(),
            confidence: Confidence::new(confidence).unwrap_or(Confidence::NOT_SAID),
            would_help: would_help.to_owned(),
            state: ActionState::ToDo,
            done_on: None,
            created_at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn low_confidence_asks_what_would_help_until_it_is_said() {
        crate::coded::check_list::<ActionState>();
        assert!(action(4, "").asks_what_would_help());
        assert!(!action(4, "If Priya comes the first time").asks_what_would_help());
        assert!(!action(7, "").asks_what_would_help());
        assert!(!action(0, "").asks_what_would_help(), "not said is not low");
    }

    #[test]
    fn done_has_a_day_and_can_be_taken_back() {
        let today = "2026-11-24".parse().unwrap();
        let done = action(7, "").become_(ActionState::Done, today).unwrap();
        assert_eq!(done.done_on, Some(today));
        assert_eq!(done.clone().become_(ActionState::Done, today), Err(ActionRefusal::Already(ActionState::Done)));
        assert_eq!(done.become_(ActionState::ToDo, today).unwrap().done_on, None);
    }

    #[test]
    fn an_action_is_overdue_the_day_after() {
        let by: Date = "2026-12-03".parse().unwrap();
        assert!(!action(7, "").is_overdue(by));
        assert!(action(7, "").is_overdue(by.tomorrow().unwrap()));
    }
}
