//! The closed lists of a safeguarding concern (B8): what it is about, who raised it,
//! what the person wants, whether they can decide, what was decided and what came of it.
//!
//! Categories are those of the Care Act 2014 statutory guidance (adults) and of
//! "Working together to safeguard children", plus exploitation and radicalisation.

crate::coded! {
    /// What the concern is about.
    pub enum ConcernCategory: "kind of concern" {
        Physical = "physical", "Physical abuse";
        Domestic = "domestic", "Domestic abuse";
        Sexual = "sexual", "Sexual abuse";
        Psychological = "psychological", "Emotional or psychological abuse";
        Financial = "financial", "Financial abuse or scams";
        ModernSlavery = "modern_slavery", "Modern slavery";
        Discriminatory = "discriminatory", "Discriminatory abuse";
        Organisational = "organisational", "Abuse or neglect by a care organisation";
        Neglect = "neglect", "Neglect";
        SelfNeglect = "self_neglect", "Self-neglect or hoarding";
        ChildAtRisk = "child_at_risk", "A child at risk";
        Exploitation = "exploitation", "Exploitation, including cuckooing";
        Radicalisation = "radicalisation", "Radicalisation";
    }
}

crate::coded! {
    /// How the concern came to us.
    pub enum ConcernSource: "source of the concern" {
        PersonToldUs = "person_told_us", "The person told us";
        WorkerSaw = "worker_saw", "A worker saw or heard it";
        Referrer = "referrer", "The referrer told us";
        FamilyOrFriend = "family_or_friend", "Family or a friend told us";
        Organisation = "organisation", "A group or organisation told us";
        Other = "other", "Someone else told us";
    }
}

crate::coded! {
    /// What the person wants to happen: their wishes are asked and recorded, not guessed.
    pub enum PersonsWishes: "answer about the person's wishes" {
        WantsAction = "wants_action", "They want us to act";
        WantsNoAction = "wants_no_action", "They do not want us to act";
        WantsTime = "wants_time", "They want time to think";
        NotAskedUnsafe = "not_asked_unsafe", "Not asked: asking was not safe";
        CouldNotAsk = "could_not_ask", "Could not be asked";
    }
}

crate::coded! {
    /// Whether the person can make this decision (Mental Capacity Act 2005: presumed unless shown).
    pub enum Capacity: "answer about capacity" {
        Presumed = "presumed", "No reason to doubt they can decide";
        Assessed = "assessed", "Assessed: they can decide this";
        Lacks = "lacks", "Assessed: they cannot decide this now";
        InDoubt = "in_doubt", "In doubt: assessment asked for";
    }
}

crate::coded! {
    /// On what ground the concern is shared.
    pub enum SharingGround: "ground for sharing" {
        Consent = "consent", "The person agrees";
        DangerToLife = "danger_to_life", "Danger to life or of serious harm";
        OthersAtRisk = "others_at_risk", "Other people are at risk";
        ChildAtRisk = "child_at_risk", "A child is at risk";
        LacksCapacity = "lacks_capacity", "They cannot decide, and it is in their best interests";
        Coercion = "coercion", "They may be under pressure from somebody";
        CrimeOrCourt = "crime_or_court", "A serious crime, or a court order";
        NotShared = "not_shared", "Not shared";
    }
}

impl SharingGround {
    /// True when the concern goes on without the person's agreement, so a reason in words is needed.
    #[must_use]
    pub const fn overrides_consent(self) -> bool {
        !matches!(self, Self::Consent | Self::NotShared)
    }
}

crate::coded! {
    /// What was decided.
    pub enum SafeguardingDecision: "decision" {
        EmergencyServices = "emergency_services", "Rang 999";
        ReferredAdults = "referred_adults", "Referred to adult safeguarding";
        ReferredChildren = "referred_children", "Referred to children's safeguarding";
        ReferredMarac = "referred_marac", "Referred to MARAC or a domestic abuse service";
        ToldPolice = "told_police", "Told the police (101)";
        ToldPractice = "told_practice", "Told the GP practice";
        AskedLead = "asked_lead", "Asked the safeguarding lead";
        SafetyPlan = "safety_plan", "Made a safety plan with the person";
        WatchAndReview = "watch_and_review", "Watch and review on a date";
        NoFurtherAction = "no_further_action", "No further action, with reason";
    }
}

crate::coded! {
    /// What came of it.
    pub enum SafeguardingOutcome: "outcome" {
        Waiting = "waiting", "Waiting for a reply";
        EnquiryOpened = "enquiry_opened", "Enquiry opened";
        NotTakenOn = "not_taken_on", "Not taken on by the safeguarding team";
        RiskRemoved = "risk_removed", "Risk removed";
        RiskReduced = "risk_reduced", "Risk reduced";
        RiskRemains = "risk_remains", "Risk remains";
        NotSubstantiated = "not_substantiated", "Found not to be so";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coded::check_list;

    #[test]
    fn the_lists_hold_together() {
        check_list::<ConcernCategory>();
        check_list::<ConcernSource>();
        check_list::<PersonsWishes>();
        check_list::<Capacity>();
        check_list::<SharingGround>();
        check_list::<SafeguardingDecision>();
        check_list::<SafeguardingOutcome>();
    }

    #[test]
    fn sharing_without_agreement_asks_for_a_reason() {
        assert!(SharingGround::DangerToLife.overrides_consent());
        assert!(!SharingGround::Consent.overrides_consent());
        assert!(!SharingGround::NotShared.overrides_consent());
    }
}
