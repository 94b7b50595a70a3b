//! What came between a person and a group: why they did not connect, or came and stopped.
//!
//! The reasons are the field guide's (B8): each is something a service can act on.

crate::coded! {
    /// Why somebody did not start, or dropped out.
    pub enum Barrier: "reason" {
        NotReady = "not_ready", "Not ready yet";
        DidNotKnowWhatToExpect = "did_not_know_what_to_expect", "Did not know what to expect";
        AnxiousToGoAlone = "anxious_to_go_alone", "Anxious about going alone";
        Transport = "transport", "Getting there";
        Cost = "cost", "Cost";
        TimeOrCaring = "time_or_caring", "No time, or caring for someone";
        HealthWorse = "health_worse", "Health got worse";
        AccessOrLanguage = "access_or_language", "Access or language";
        ClosedOrFull = "closed_or_full", "Closed or full";
        LongWait = "long_wait", "The wait was too long";
        WrongFit = "wrong_fit", "Not the right fit";
        PoorExperience = "poor_experience", "A poor experience";
        Stigma = "stigma", "Worried what people would think";
        Digital = "digital", "Needed to be online";
        Unknown = "unknown", "We do not know";
    }
}

impl Barrier {
    /// True when the fault lies with what is on offer, not with the person:
    /// these feed the map of gaps.
    #[must_use]
    pub const fn is_a_gap_in_provision(self) -> bool {
        matches!(
            self,
            Self::Transport | Self::Cost | Self::AccessOrLanguage | Self::ClosedOrFull | Self::LongWait | Self::Digital
        )
    }

    /// What a link worker might try next; `None` when there is nothing sensible to suggest.
    #[must_use]
    pub const fn what_might_help(self) -> Option<&'static str> {
        match self {
            Self::NotReady => Some("Agree when to ask again."),
            Self::DidNotKnowWhatToExpect => Some("Ask the group what a first visit is like."),
            Self::AnxiousToGoAlone => Some("Offer to go along the first time."),
            Self::Transport => Some("Look for a lift, a bus route or something nearer."),
            Self::Cost => Some("Look for something free, or a small grant."),
            Self::TimeOrCaring => Some("Ask about another time, or a sitter."),
            Self::HealthWorse => Some("Ask what they can manage now, and tell the practice."),
            Self::AccessOrLanguage => Some("Check access, or ask for an interpreter."),
            Self::ClosedOrFull | Self::LongWait => Some("Look for another group meanwhile."),
            Self::WrongFit | Self::PoorExperience => Some("Ask what would suit them better."),
            Self::Stigma => Some("Look for a group with an everyday name and place."),
            Self::Digital => Some("Offer a phone or face-to-face way in."),
            Self::Unknown => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_holds_together_and_is_whole() {
        crate::coded::check_list::<Barrier>();
        assert_eq!(Barrier::ALL.len(), 15);
    }

    #[test]
    fn a_cancelled_bus_is_a_gap_and_not_feeling_ready_is_not() {
        assert!(Barrier::Transport.is_a_gap_in_provision());
        assert!(!Barrier::NotReady.is_a_gap_in_provision());
    }
}
