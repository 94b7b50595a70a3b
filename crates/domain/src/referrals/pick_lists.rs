//! The closed lists of a referral: where it came from, how, and why it was declined or closed.
//!
//! Source and closure follow the field guide's lists (B8). Method is the PRSB list
//! (Social Prescribing Information Standard v1.1) with "in person" added.

crate::coded! {
    /// Who referred the person.
    pub enum Source: "referral source" {
        Gp = "gp", "GP";
        Nurse = "nurse", "Practice nurse";
        PracticeStaff = "practice_staff", "Other practice staff";
        Pharmacist = "pharmacist", "Pharmacist";
        HospitalDischarge = "hospital_discharge", "Hospital discharge team";
        CommunityHealth = "community_health", "Community health team";
        MentalHealth = "mental_health", "Mental health team";
        AdultSocialCare = "adult_social_care", "Adult social care";
        Housing = "housing", "Housing team or landlord";
        OtherCouncil = "other_council", "Another council team";
        Fire = "fire", "Fire service";
        Police = "police", "Police";
        JobCentre = "job_centre", "Job centre";
        Education = "education", "School or college";
        Voluntary = "voluntary", "Charity or community group";
        SelfReferral = "self", "The person themselves";
        FamilyOrCarer = "family_or_carer", "Family member or carer";
        ProactiveList = "proactive_list", "We offered it from a list";
    }
}

impl Source {
    /// True when the person, or someone close to them, asked: there is no professional to reply to.
    #[must_use]
    pub const fn is_personal(self) -> bool {
        matches!(self, Self::SelfReferral | Self::FamilyOrCarer)
    }

    /// True when the referrer works in a GP practice and wants codes for the record.
    #[must_use]
    pub const fn is_practice(self) -> bool {
        matches!(self, Self::Gp | Self::Nurse | Self::PracticeStaff)
    }
}

crate::coded! {
    /// How the referral reached us.
    pub enum Method: "referral method" {
        OnlineForm = "online_form", "Online form";
        Phone = "phone", "Phone";
        InPerson = "in_person", "In person";
        SecureEmail = "secure_email", "Secure email";
        SecureMessaging = "secure_messaging", "Secure message between systems";
        Letter = "letter", "Letter";
        Fax = "fax", "Fax";
        NhsEReferral = "nhs_e_referral", "NHS e-Referral Service";
        SelfReferral = "self_referral", "Self-referral";
        FileImport = "file_import", "Imported from a file";
    }
}

impl Method {
    /// The nearest entry of the PRSB "Referral method" list, which has no form, import or "in person".
    #[must_use]
    pub const fn prsb_term(self) -> &'static str {
        match self {
            Self::OnlineForm | Self::SecureMessaging | Self::FileImport => "Secure messaging",
            Self::Phone => "Phone",
            Self::InPerson | Self::SelfReferral => "Self-referral",
            Self::SecureEmail => "Secure e-mail",
            Self::Letter => "Letter",
            Self::Fax => "Fax",
            Self::NhsEReferral => "NHS e-Referral Service",
        }
    }
}

crate::coded! {
    /// Why a referral was not taken on. The person's own "no" is kept apart from ours.
    pub enum DeclineReason: "reason for declining" {
        PersonSaidNo = "person_said_no", "The person does not want this";
        CouldNotReach = "could_not_reach", "We could not reach the person";
        OutsideArea = "outside_area", "They live outside our area";
        OutsideAge = "outside_age", "They are outside our age range";
        NeedsClinicalCare = "needs_clinical_care", "They need clinical or statutory care first";
        CrisisNow = "crisis_now", "They are in crisis and need urgent help";
        AlreadyWithUs = "already_with_us", "They already have an open referral";
        AlreadySupported = "already_supported", "Someone else already supports them with this";
        NotEnoughInformation = "not_enough_information", "We asked for more information and got none";
        NotOurKindOfHelp = "not_our_kind_of_help", "We do not offer this kind of help";
        SentInError = "sent_in_error", "Sent by mistake";
        NoCapacity = "no_capacity", "We have no capacity";
    }
}

impl DeclineReason {
    /// True when the reason lies with us rather than with the person or the referral:
    /// these are the declines an equity view must show.
    #[must_use]
    pub const fn is_ours(self) -> bool {
        matches!(self, Self::NoCapacity | Self::NotOurKindOfHelp | Self::OutsideArea | Self::OutsideAge)
    }
}

crate::coded! {
    /// Why support came to an end.
    pub enum ClosureReason: "closing reason" {
        GoalsMet = "goals_met", "Goals met";
        PartlyMet = "partly_met", "Goals partly met";
        MovedToOtherSupport = "moved_to_other_support", "Moved to other support";
        PersonChoseToStop = "person_chose_to_stop", "The person chose to stop";
        UnableToContact = "unable_to_contact", "Unable to contact";
        MovedAway = "moved_away", "Moved away";
        NotSuitable = "not_suitable", "Not suitable for social prescribing";
        NeedsStatutoryService = "needs_statutory_service", "Needs a statutory or clinical service";
        Died = "died", "Died";
        NoCapacity = "no_capacity", "We had no capacity";
    }
}

impl ClosureReason {
    /// False when a closing message or survey must not go to the person.
    #[must_use]
    pub const fn may_write_to_person(self) -> bool {
        !matches!(self, Self::Died)
    }

    /// True when support ran its course, so last scores are due.
    #[must_use]
    pub const fn is_planned(self) -> bool {
        matches!(self, Self::GoalsMet | Self::PartlyMet | Self::MovedToOtherSupport)
    }
}

crate::coded! {
    /// The referrer must say one or the other; silence is not "no risks" (PRSB makes risks mandatory).
    pub enum RiskStatement: "risk statement" {
        NoKnownRisks = "no_known_risks", "No known risks";
        Stated = "stated", "There are risks to know about";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coded::check_list;

    #[test]
    fn the_lists_hold_together() {
        check_list::<Source>();
        check_list::<Method>();
        check_list::<DeclineReason>();
        check_list::<ClosureReason>();
        check_list::<RiskStatement>();
    }

    #[test]
    fn the_guides_lists_are_whole() {
        assert_eq!(Source::ALL.len(), 18);
        assert_eq!(ClosureReason::ALL.len(), 10);
        assert_eq!(RiskStatement::ALL.len(), 2);
    }

    #[test]
    fn nobody_writes_to_a_person_who_has_died() {
        assert!(!ClosureReason::Died.may_write_to_person());
        assert!(ClosureReason::PersonChoseToStop.may_write_to_person());
    }
}
