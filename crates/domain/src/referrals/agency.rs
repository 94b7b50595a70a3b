//! Where a referral comes from decides what its form asks: a council team knows about care packages,
//! a practice about codes, a school about neither.

use super::pick_lists::Source;

crate::coded! {
    /// What kind of organisation refers people.
    pub enum AgencyKind: "kind of organisation" {
        Practice = "practice", "GP practice";
        Pharmacy = "pharmacy", "Pharmacy";
        Hospital = "hospital", "Hospital";
        CommunityHealth = "community_health", "Community health team";
        MentalHealth = "mental_health", "Mental health team";
        Council = "council", "Council";
        Housing = "housing", "Housing association or landlord";
        Voluntary = "voluntary", "Charity or community group";
        Education = "education", "School or college";
        JobCentre = "job_centre", "Job centre";
        Police = "police", "Police";
        Fire = "fire", "Fire service";
        Other = "other", "Another organisation";
    }
}

impl AgencyKind {
    /// The sources its people may choose from; the first is preset.
    #[must_use]
    pub const fn sources(self) -> &'static [Source] {
        match self {
            Self::Practice => &[Source::Gp, Source::Nurse, Source::Pharmacist, Source::PracticeStaff],
            Self::Pharmacy => &[Source::Pharmacist],
            Self::Hospital => &[Source::HospitalDischarge],
            Self::CommunityHealth => &[Source::CommunityHealth],
            Self::MentalHealth => &[Source::MentalHealth],
            Self::Council => &[Source::AdultSocialCare, Source::Housing, Source::OtherCouncil],
            Self::Housing => &[Source::Housing],
            Self::Voluntary | Self::Other => &[Source::Voluntary],
            Self::Education => &[Source::Education],
            Self::JobCentre => &[Source::JobCentre],
            Self::Police => &[Source::Police],
            Self::Fire => &[Source::Fire],
        }
    }

    /// The chosen source if it is one of this kind's; otherwise the preset one.
    #[must_use]
    pub fn source(self, chosen: Option<Source>) -> Source {
        let sources = self.sources();
        chosen.filter(|it| sources.contains(it)).or(sources.first().copied()).unwrap_or(Source::Voluntary)
    }

    /// Council and health teams may know of a care package and of carers.
    #[must_use]
    pub const fn knows_of_care(self) -> bool {
        matches!(self, Self::Council | Self::Hospital | Self::CommunityHealth | Self::MentalHealth)
    }

    #[must_use]
    pub const fn is_practice(self) -> bool {
        matches!(self, Self::Practice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_source_of_its_own() {
        crate::coded::check_list::<AgencyKind>();
        for kind in AgencyKind::ALL {
            assert!(!kind.sources().is_empty());
            assert_eq!(kind.source(None), kind.sources()[0]);
            assert_eq!(kind.source(Some(Source::SelfReferral)), kind.sources()[0], "a form cannot pose as the person");
        }
    }
}
