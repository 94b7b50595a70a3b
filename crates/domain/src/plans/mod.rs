//! Plans: what the person wants, the steps towards it, and what was agreed.

mod action;
mod goal;
mod plan;
mod status;

pub use action::{ActionRefusal, ActionState, Confidence, LOW_CONFIDENCE, PlanAction};
pub use goal::{Goal, GoalRefusal, GoalStatus, GoalStep, Importance};
pub use plan::{Agreement, Plan, PlanRefusal};
pub use status::{PlanStatus, PlanStep};

use crate::ids::{NeedId, PersonId, ReferralId, StrengthId};

/// What the person is good at, has, or can build on: asked before any need.
#[derive(Clone, PartialEq, Eq)]
pub struct Strength {
    pub id: StrengthId,
    pub person: PersonId,
    pub words: String,
}

/// A need by the code of the needs taxonomy, with the person's own words.
#[derive(Clone, PartialEq, Eq)]
pub struct NotedNeed {
    pub id: NeedId,
    pub person: PersonId,
    pub referral: Option<ReferralId>,
    pub code: String,
    pub words: String,
    pub met: bool,
}

/// The person's words stay out of logs.
impl std::fmt::Debug for Strength {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Strength").field("id", &self.id).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for NotedNeed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NotedNeed").field("id", &self.id).field("code", &self.code).finish_non_exhaustive()
    }
}
