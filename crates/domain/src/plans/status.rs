//! The states of a plan and the one table of what may follow what.

crate::coded! {
    pub enum PlanStatus: "plan state" {
        Draft = "draft", "Draft, not agreed yet";
        Agreed = "agreed", "Agreed";
        UnderReview = "under_review", "Being looked at again";
        Ended = "ended", "Ended";
    }
}

crate::coded! {
    pub enum PlanStep: "step with a plan" {
        Agree = "agree", "Record that the person agrees";
        Review = "review", "Look at it again together";
        Revise = "revise", "Change the plan";
        End = "end", "End this plan";
    }
}

impl PlanStatus {
    /// What a step leads to from here, or `None` where it cannot be taken. Exhaustive on both sides.
    pub const fn after(self, step: PlanStep) -> Option<Self> {
        use PlanStatus::{Agreed, Draft, Ended, UnderReview};
        use PlanStep::{Agree, End, Review, Revise};
        match (self, step) {
            // Agreeing again after a review says: still right.
            (Draft | UnderReview, Agree) => Some(Agreed),
            (Agreed, Review) => Some(UnderReview),
            // The words of an agreed plan never change: a new revision starts, and this one holds until that is agreed.
            (Agreed | UnderReview, Revise) => Some(UnderReview),
            (Draft | Agreed | UnderReview, End) => Some(Ended),

            (Agreed | Ended, Agree)
            | (Draft | UnderReview | Ended, Review)
            | (Draft | Ended, Revise)
            | (Ended, End) => None,
        }
    }

    /// May goals and actions be reworded, added and taken out here?
    pub const fn may_be_written(self) -> bool {
        matches!(self, Self::Draft)
    }

    /// The steps a page may offer from here.
    pub fn steps(self) -> impl Iterator<Item = PlanStep> {
        PlanStep::ALL.iter().copied().filter(move |step| self.after(*step).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_lists_hold_together() {
        crate::coded::check_list::<PlanStatus>();
        crate::coded::check_list::<PlanStep>();
    }

    #[test]
    fn what_a_page_offers() {
        let rows: [(PlanStatus, &[PlanStep]); 4] = [
            (PlanStatus::Draft, &[PlanStep::Agree, PlanStep::End]),
            (PlanStatus::Agreed, &[PlanStep::Review, PlanStep::Revise, PlanStep::End]),
            (PlanStatus::UnderReview, &[PlanStep::Agree, PlanStep::Revise, PlanStep::End]),
            (PlanStatus::Ended, &[]),
        ];
        for (from, steps) in rows {
            assert_eq!(from.steps().collect::<Vec<_>>(), steps, "{from}");
        }
    }

    proptest! {
        #[test]
        fn nothing_comes_back_from_the_end_and_only_drafts_are_written(steps in prop::collection::vec(0..PlanStep::ALL.len(), 0..12)) {
            let mut state = PlanStatus::Draft;
            let mut left_draft = false;
            for step in steps {
                if let Some(next) = state.after(PlanStep::ALL[step]) {
                    prop_assert!(state != PlanStatus::Ended);
                    state = next;
                }
                left_draft |= state != PlanStatus::Draft;
                prop_assert!(!left_draft || !state.may_be_written());
            }
        }
    }
}
