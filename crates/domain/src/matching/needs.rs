//! What people need, in plain words: our own open list of needs and kinds of support.
//!
//! The national reference sets (needs and concerns, support) are licensed and not public,
//! so this list stands by itself and can be mapped later (field guide B2). Each term has a
//! stable path under the deployment's own address, for Open Referral taxonomy terms.

crate::coded! {
    /// What somebody needs help with.
    pub enum Need: "need" {
        Money = "money", "Money and debt";
        Benefits = "benefits", "Benefits";
        Food = "food", "Food";
        Fuel = "fuel", "Fuel and energy";
        HousingCondition = "housing_condition", "Housing condition";
        HousingSecurity = "housing_security", "Housing security";
        Work = "work", "Work";
        Volunteering = "volunteering", "Volunteering and purpose";
        Learning = "learning", "Learning and skills";
        Loneliness = "loneliness", "Loneliness and isolation";
        Mood = "mood", "Low mood, anxiety and stress";
        Bereavement = "bereavement", "Bereavement";
        Relationships = "relationships", "Relationships and family";
        Caring = "caring", "Caring for someone";
        PhysicalActivity = "physical_activity", "Physical activity";
        Weight = "weight", "Healthy weight and eating";
        LongTermCondition = "long_term_condition", "Living with a long-term condition or pain";
        Sleep = "sleep", "Sleep";
        Substances = "substances", "Alcohol, drugs and gambling";
        Smoking = "smoking", "Smoking";
        Safety = "safety", "Safety and abuse";
        Legal = "legal", "Legal and immigration";
        Transport = "transport", "Transport";
        Digital = "digital", "Digital access";
        Language = "language", "Language";
        DailyLiving = "daily_living", "Daily living and equipment";
        Faith = "faith", "Faith and culture";
        Nature = "nature", "Nature and creativity";
        Other = "other", "Something else";
    }
}

impl Need {
    /// The Welsh label.
    #[must_use]
    pub const fn label_cy(self) -> &'static str {
        match self {
            Self::Money => "Arian a dyled",
            Self::Benefits => "Budd-daliadau",
            Self::Food => "Bwyd",
            Self::Fuel => "Tanwydd ac ynni",
            Self::HousingCondition => "Cyflwr y cartref",
            Self::HousingSecurity => "Cadw cartref",
            Self::Work => "Gwaith",
            Self::Volunteering => "Gwirfoddoli a phwrpas",
            Self::Learning => "Dysgu a sgiliau",
            Self::Loneliness => "Unigrwydd",
            Self::Mood => "Hwyliau isel, gorbryder a straen",
            Self::Bereavement => "Profedigaeth",
            Self::Relationships => "Perthnasoedd a theulu",
            Self::Caring => "Gofalu am rywun",
            Self::PhysicalActivity => "Cadw'n heini",
            Self::Weight => "Pwysau iach a bwyta",
            Self::LongTermCondition => "Byw gyda chyflwr hirdymor neu boen",
            Self::Sleep => "Cysgu",
            Self::Substances => "Alcohol, cyffuriau a gamblo",
            Self::Smoking => "Ysmygu",
            Self::Safety => "Diogelwch a cham-drin",
            Self::Legal => "Y gyfraith a mewnfudo",
            Self::Transport => "Trafnidiaeth",
            Self::Digital => "Mynd ar-lein",
            Self::Language => "Iaith",
            Self::DailyLiving => "Byw bob dydd ac offer",
            Self::Faith => "Ffydd a diwylliant",
            Self::Nature => "Natur a chreadigrwydd",
            Self::Other => "Rhywbeth arall",
        }
    }

    /// Path of the term's address, to follow the deployment's own host name. Never changes.
    #[must_use]
    pub fn path(self) -> String {
        format!("/terms/need/{}", self.code().replace('_', "-"))
    }

    /// The lay words, shorthand and other languages that point to this need, in the
    /// phrase language of `phrase.rs`. Also what a search may add to a query: see
    /// [`Need::plain_words`].
    pub fn phrases(self) -> impl Iterator<Item = &'static str> {
        super::lay_words::phrases_of(self)
    }

    /// Those phrases that are plain words without choices or gaps, for widening a search.
    pub fn plain_words(self) -> impl Iterator<Item = &'static str> {
        self.phrases()
            .map(|phrase| phrase.trim_end_matches('*'))
            .filter(|phrase| !phrase.contains(['|', '?', '*']) && !phrase.contains(".."))
    }
}

crate::coded! {
    /// What kind of help is offered.
    pub enum SupportKind: "kind of support" {
        Information = "information", "Information";
        Advice = "advice", "Advice and casework";
        Befriending = "befriending", "Befriending";
        GroupActivity = "group_activity", "Group activity";
        Arts = "arts", "Arts";
        Nature = "nature", "Nature";
        PhysicalActivity = "physical_activity", "Physical activity";
        PeerSupport = "peer_support", "Peer support";
        TalkingSupport = "talking_support", "Talking support";
        PracticalHelp = "practical_help", "Practical help";
        Learning = "learning", "Learning";
        Volunteering = "volunteering", "Volunteering";
        Grant = "grant", "Grant or fund";
        Advocacy = "advocacy", "Advocacy";
        StatutoryReferral = "statutory_referral", "Statutory referral";
        AccompaniedVisit = "accompanied_visit", "Accompanied visit";
        Holding = "holding", "Holding support";
    }
}

impl SupportKind {
    /// The Welsh label.
    #[must_use]
    pub const fn label_cy(self) -> &'static str {
        match self {
            Self::Information => "Gwybodaeth",
            Self::Advice => "Cyngor a gwaith achos",
            Self::Befriending => "Cyfeillio",
            Self::GroupActivity => "Gweithgaredd grŵp",
            Self::Arts => "Celf",
            Self::Nature => "Natur",
            Self::PhysicalActivity => "Gweithgaredd corfforol",
            Self::PeerSupport => "Cefnogaeth gan gymheiriaid",
            Self::TalkingSupport => "Cefnogaeth siarad",
            Self::PracticalHelp => "Help ymarferol",
            Self::Learning => "Dysgu",
            Self::Volunteering => "Gwirfoddoli",
            Self::Grant => "Grant neu gronfa",
            Self::Advocacy => "Eiriolaeth",
            Self::StatutoryReferral => "Atgyfeiriad statudol",
            Self::AccompaniedVisit => "Ymweliad gyda chwmni",
            Self::Holding => "Cefnogaeth wrth aros",
        }
    }

    /// Path of the term's address. Never changes.
    #[must_use]
    pub fn path(self) -> String {
        format!("/terms/support/{}", self.code().replace('_', "-"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_lists_are_whole() {
        crate::coded::check_list::<Need>();
        crate::coded::check_list::<SupportKind>();
        assert_eq!(Need::ALL.len(), 29);
        assert_eq!(SupportKind::ALL.len(), 17);
        let paths: HashSet<_> = Need::ALL.iter().map(|n| n.path()).collect();
        assert_eq!(paths.len(), 29);
        assert_eq!(Need::HousingCondition.path(), "/terms/need/housing-condition");
    }

    #[test]
    fn the_commonest_needs_have_many_words() {
        use Need::*;
        for need in [
            Money,
            Benefits,
            Food,
            Fuel,
            HousingCondition,
            HousingSecurity,
            Work,
            Loneliness,
            Mood,
            Bereavement,
            Relationships,
            Caring,
            PhysicalActivity,
            Weight,
            LongTermCondition,
            Substances,
            Safety,
            Transport,
            Digital,
            DailyLiving,
            Nature,
            Volunteering,
            Learning,
        ] {
            assert!(need.phrases().count() >= 15, "{need}: {}", need.phrases().count());
        }
        for &need in Need::ALL {
            assert!(need == Other || need.phrases().count() >= 6, "{need}");
        }
    }
}
