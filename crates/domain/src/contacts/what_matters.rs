//! The seven headings of "About me" (PRSB), in the person's own words. Every one can be skipped.

use jiff::Timestamp;

use crate::ids::{AccountId, PersonId, WhatMattersId};

crate::coded! {
    pub enum AboutMe: "heading" {
        MostImportant = "most_important", "What is most important to me";
        ImportantPeople = "important_people", "People who are important to me";
        Communication = "communication", "How I communicate and how to communicate with me";
        Wellness = "wellness", "My wellness";
        PleaseDo = "please_do", "Please do and please don’t";
        HowToSupport = "how_to_support", "How and when to support me";
        AlsoWorthKnowing = "also_worth_knowing", "Also worth knowing about me";
    }
}

impl AboutMe {
    /// A question that opens the heading in a conversation.
    pub const fn prompt(self) -> &'static str {
        match self {
            Self::MostImportant => "What makes a good day? What would you miss most?",
            Self::ImportantPeople => "Who do you see or talk to? Who would you ring? Pets count.",
            Self::Communication => "What helps you take things in? Which language feels like home?",
            Self::Wellness => "How are you on a good day, and on a bad one?",
            Self::PleaseDo => "What should people always do, or never do?",
            Self::HowToSupport => "When do you want help, and when do you want to be left alone?",
            Self::AlsoWorthKnowing => "Anything else you would like people to know?",
        }
    }

    pub const fn label_cy(self) -> &'static str {
        match self {
            Self::MostImportant => "Beth sydd bwysicaf i mi",
            Self::ImportantPeople => "Pobl sy’n bwysig i mi",
            Self::Communication => "Sut rwy’n cyfathrebu a sut i gyfathrebu â mi",
            Self::Wellness => "Fy lles",
            Self::PleaseDo => "Gwnewch a pheidiwch â gwneud",
            Self::HowToSupport => "Sut a phryd i fy nghefnogi",
            Self::AlsoWorthKnowing => "Hefyd yn werth ei wybod amdanaf i",
        }
    }
}

/// One saving of the conversation. Each is kept: words are never overwritten.
#[derive(Clone, PartialEq, Eq)]
pub struct WhatMatters {
    pub id: WhatMattersId,
    pub person: PersonId,
    /// In the order of `AboutMe::ALL`; empty where it was skipped.
    pub answers: [String; 7],
    /// Who helped the person to say it.
    pub supported_by: String,
    pub written_by: AccountId,
    pub written_at: Timestamp,
}

impl WhatMatters {
    pub fn answer(&self, heading: AboutMe) -> &str {
        let place = AboutMe::ALL.iter().position(|it| *it == heading).unwrap_or_default();
        self.answers.get(place).map_or("", String::as_str)
    }

    /// Headings that were answered, in order.
    pub fn answered(&self) -> impl Iterator<Item = (AboutMe, &str)> {
        AboutMe::ALL.iter().map(|it| (*it, self.answer(*it))).filter(|(_, words)| !words.is_empty())
    }

    pub fn is_empty(&self) -> bool {
        self.answers.iter().all(String::is_empty) && self.supported_by.is_empty()
    }
}

impl std::fmt::Debug for WhatMatters {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WhatMatters").field("id", &self.id).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_seven_headings_each_with_a_question() {
        crate::coded::check_list::<AboutMe>();
        assert_eq!(AboutMe::ALL.len(), 7);
        assert!(AboutMe::ALL.iter().all(|it| it.prompt().contains(['?', '.']) && !it.label_cy().is_empty()));
    }
}
