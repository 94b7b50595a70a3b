//! Whether people can get there, get in, and be at ease: a coded list, so that it can be
//! searched, with room for words.
//!
//! What nobody has told us is *unknown*, which is not the same as *no*: a page says
//! "ask about steps", never "not step-free".

crate::coded! {
    /// One thing a person may depend on.
    pub enum AccessFeature: "access feature" {
        StepFree = "step_free", "Step-free";
        AccessibleToilet = "accessible_toilet", "Accessible toilet";
        ChangingPlace = "changing_place", "Changing Places toilet";
        Lift = "lift", "Lift";
        AutomaticDoors = "wide_doors", "Wide doorways";
        BlueBadgeParking = "blue_badge_parking", "Blue Badge parking";
        Parking = "parking", "Parking";
        BusNearby = "bus_nearby", "Bus stop close by";
        TransportOffered = "transport_offered", "Can fetch people";
        HearingLoop = "hearing_loop", "Hearing loop";
        SignLanguage = "sign_language", "British Sign Language";
        Interpreter = "interpreter", "Can arrange an interpreter";
        LargePrint = "large_print", "Large print";
        QuietSpace = "quiet_space", "Quiet space";
        Seating = "seating", "Places to sit and rest";
        ComeWithSomeone = "come_with_someone", "You can bring someone";
        AssistanceDogs = "assistance_dogs", "Assistance dogs welcome";
        PoolHoist = "pool_hoist", "Pool hoist";
        ChangingRoom = "accessible_changing", "Accessible changing rooms";
        Creche = "creche", "Childcare on site";
        CycleParking = "cycle_parking", "Cycle parking";
    }
}

/// Whether a feature is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Provision {
    /// Somebody said it is there.
    Yes,
    /// Somebody said it is not.
    No,
    /// Nobody has said.
    Unknown,
}

/// What is known about access to one service or place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Access {
    stated: Vec<(AccessFeature, bool)>,
    /// Anything else, in words.
    pub notes: Option<String>,
}

impl Access {
    /// Notes that a feature is there (`true`) or is not. The last word said wins.
    pub fn state(&mut self, feature: AccessFeature, there: bool) {
        match self.stated.binary_search_by_key(&feature, |it| it.0) {
            Ok(at) => self.stated[at].1 = there,
            Err(at) => self.stated.insert(at, (feature, there)),
        }
    }

    /// What is known of one feature.
    #[must_use]
    pub fn of(&self, feature: AccessFeature) -> Provision {
        match self.stated.binary_search_by_key(&feature, |it| it.0) {
            Ok(at) if self.stated[at].1 => Provision::Yes,
            Ok(_) => Provision::No,
            Err(_) => Provision::Unknown,
        }
    }

    /// Every feature somebody has spoken about, in list order.
    #[must_use]
    pub fn stated(&self) -> &[(AccessFeature, bool)] {
        &self.stated
    }

    /// True when nobody has said anything at all.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.stated.is_empty() && self.notes.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_is_unknown_and_the_last_word_wins() {
        let mut access = Access::default();
        assert!(access.is_silent());
        access.state(AccessFeature::StepFree, false);
        assert_eq!(access.of(AccessFeature::StepFree), Provision::No);
        access.state(AccessFeature::StepFree, true);
        assert_eq!(access.of(AccessFeature::StepFree), Provision::Yes);
        assert_eq!(access.of(AccessFeature::Lift), Provision::Unknown);
        crate::coded::check_list::<AccessFeature>();
    }
}
