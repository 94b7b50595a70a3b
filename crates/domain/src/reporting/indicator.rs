//! The figures a scheme can be asked for, as data: each with its definition in words and a version.

crate::coded! {
    pub enum Indicator: "figure" {
        Received = "referrals_received", "Referrals received, by source";
        ByMonth = "referrals_by_month", "Referrals received, by month";
        Wait = "wait_first_contact", "Wait from referral to first contact";
        State = "referrals_by_state", "Where referrals stand now";
        Declined = "declined_by_reason", "Referrals not taken on, by reason";
        FirstAttendance = "first_attendance", "First attendance after a referral to a group";
        Dose = "contacts_per_person", "Contacts for each person";
        Closures = "closures_by_reason", "Support ended, by reason";
        Needs = "needs", "What people need";
        Gaps = "gaps", "Needs for which nothing fitted";
        ChangeOns4 = "change_ons4", "Change in personal wellbeing (ONS4)";
        ChangeLoneliness = "change_loneliness", "Change in loneliness";
    }
}

/// What a figure means, precisely enough to work it out again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Definition {
    /// Goes up whenever the figure would come out differently.
    pub version: u16,
    pub words: &'static str,
    pub numerator: &'static str,
    /// Empty where the figure is a plain count.
    pub denominator: &'static str,
    /// Which day puts something inside the period.
    pub counted_by: &'static str,
    /// What it cannot tell.
    pub caution: &'static str,
}

impl Indicator {
    pub const fn definition(self) -> Definition {
        match self {
            Self::Received => Definition {
                version: 1,
                words: "How many referrals came in, by who sent them. A second referral of the same person counts again.",
                numerator: "Referrals received in the period, whatever became of them.",
                denominator: "",
                counted_by: "The day the referral was received.",
                caution: "Referrals, not people.",
            },
            Self::ByMonth => Definition {
                version: 1,
                words: "How many referrals came in each month.",
                numerator: "Referrals received in the month.",
                denominator: "",
                counted_by: "The day the referral was received.",
                caution: "The present month is not over.",
            },
            Self::Wait => Definition {
                version: 1,
                words: "Days from receiving a referral to first reaching the person: the middle wait, and the quarters on either side.",
                numerator: "Calendar days from receiving to the first time a worker spoke or met with the person.",
                denominator: "Referrals received in the period whose person was reached.",
                counted_by: "The day the referral was received.",
                caution: "Those still waiting are not in the middle wait; their number stands beside it. Tries nobody answered do not end a wait.",
            },
            Self::State => Definition {
                version: 1,
                words: "Where the referrals of the period stand today.",
                numerator: "Referrals received in the period, by their state now.",
                denominator: "",
                counted_by: "The day the referral was received.",
                caution: "It changes every day.",
            },
            Self::Declined => Definition {
                version: 1,
                words: "Referrals that were not taken on, and why. The person’s own “no” is kept apart from ours.",
                numerator: "Referrals declined in the period, by reason.",
                denominator: "",
                counted_by: "The day it was declined.",
                caution: "Only a person can decline a referral here. Nothing is declined by time.",
            },
            Self::FirstAttendance => Definition {
                version: 1,
                words: "Of the referrals sent to groups, how many led to a first visit.",
                numerator: "Of those, the ones with a first attendance.",
                denominator: "Referrals sent to groups in the period, without those we took back.",
                counted_by: "The day it was sent to the group.",
                caution: "Recent ones may still lead to a visit. Giving details is not a referral and is not counted.",
            },
            Self::Dose => Definition {
                version: 1,
                words: "How often people were really reached in an episode that has ended. Evidence says that it matters.",
                numerator: "Times a worker spoke or met with the person in the episode.",
                denominator: "Episodes closed in the period.",
                counted_by: "The day support ended.",
                caution: "Messages and calls nobody answered are not counted.",
            },
            Self::Closures => Definition {
                version: 1,
                words: "Why support ended.",
                numerator: "Episodes closed in the period, by reason.",
                denominator: "",
                counted_by: "The day support ended.",
                caution: "The worker chooses one reason of several that may be true.",
            },
            Self::Needs => Definition {
                version: 1,
                words: "What people need help with, as noted with them.",
                numerator: "People for whom this need was noted in the period. One person can have several.",
                denominator: "",
                counted_by: "The day the need was noted.",
                caution: "The parts add up to more than the number of people.",
            },
            Self::Gaps => Definition {
                version: 1,
                words: "Where a worker looked and nothing in the directory fitted.",
                numerator: "Gaps recorded in the period, by need. One gap can name several needs.",
                denominator: "",
                counted_by: "The day the gap was recorded.",
                caution: "Only what workers wrote down. Silence is not proof that enough is there.",
            },
            Self::ChangeOns4 | Self::ChangeLoneliness => Definition {
                version: 1,
                words: "The change between the first and the last score of the same people.",
                numerator: "Last score minus first score, for people with both; their mean, with the range it lies in (95%).",
                denominator: "People due: episodes closed in the period that had a first score.",
                counted_by: "The day support ended.",
                caution: "It cannot show cause: people often come at a low point. Not shown below 10 pairs; with caution below 30.",
            },
        }
    }

    /// Referrals, people and groups each have their own name in a table.
    pub const fn what_is_counted(self) -> &'static str {
        match self {
            Self::Needs => "People",
            Self::Gaps => "Gaps",
            Self::Dose | Self::Closures => "Episodes",
            Self::FirstAttendance => "Referrals to groups",
            Self::ChangeOns4 | Self::ChangeLoneliness => "People",
            Self::Received | Self::ByMonth | Self::Wait | Self::State | Self::Declined => "Referrals",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_says_what_it_means() {
        crate::coded::check_list::<Indicator>();
        for it in Indicator::ALL {
            let definition = it.definition();
            assert!(definition.version > 0);
            for words in [definition.words, definition.numerator, definition.counted_by, definition.caution] {
                assert!(words.ends_with('.'), "{it}: {words}");
            }
        }
    }
}
