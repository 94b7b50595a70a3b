//! What a person wants of a service, and what rules a service out.
//!
//! Rules are never traded against a good score, and only what is *stated* rules out: an
//! entry that says nothing of steps stays, with "ask about steps" beside it.

use jiff::civil::Date;

use super::story::Story;
use super::wishes::Wish;
use crate::directory::{AccessFeature, CostKind, Day, Days, ForSex, Misfit, Provision, ReferralRoute, Service, Status};

/// What a person needs, likes and cannot do without.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wants {
    /// Codes of needs with how much each matters, 1.0 for ordinarily.
    pub needs: Vec<(String, f32)>,
    /// Words for what they like: "gardening", "singing".
    pub interests: Vec<String>,
    /// Age in whole years.
    pub age: Option<u8>,
    /// Sex, where a service is for one only.
    pub sex: Option<ForSex>,
    /// Days they can go; none means any.
    pub days: Days,
    /// Access they depend on.
    pub access: Vec<AccessFeature>,
    /// A language they need spoken, as a code; `None` for English.
    pub language: Option<String>,
    /// They cannot pay.
    pub free_only: bool,
    /// Nobody will refer them: they must be able to ask for themselves.
    pub no_referral: bool,
}

/// Why a service cannot be offered to this person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bar {
    /// It is not running.
    NotRunning(Status),
    /// It is for another age or sex.
    Misfit(Misfit),
    /// It is said not to have something they depend on.
    Without(AccessFeature),
    /// It is said to cost money, and they cannot pay.
    Costs,
    /// It is said to be on other days.
    OtherDays,
    /// It takes professional referrals only, and there will be none.
    NeedsReferral,
}

impl Wants {
    /// Everything that rules a service out; empty when it may be offered.
    #[must_use]
    pub fn bars(&self, service: &Service) -> Vec<Bar> {
        let mut bars = Vec::new();
        if !service.status.can_be_offered() {
            bars.push(Bar::NotRunning(service.status));
        }
        bars.extend(service.eligibility.misfit(self.age, self.sex).map(Bar::Misfit));
        let without = self.access.iter().filter(|&&it| service.provision(it) == Provision::No);
        bars.extend(without.map(|&it| Bar::Without(it)));
        if self.free_only && service.cost.kind == CostKind::Paid {
            bars.push(Bar::Costs);
        }
        let days = service.days();
        if !self.days.is_empty() && !days.is_empty() && !days.meets(self.days) {
            bars.push(Bar::OtherDays);
        }
        if self.no_referral && service.route == ReferralRoute::Professional {
            bars.push(Bar::NeedsReferral);
        }
        bars
    }

    /// What a story asks for, as far as it can be held against a directory entry. A worker
    /// confirms it before anything is offered. What is said more often counts a little more.
    #[must_use]
    pub fn of_story(story: &Story) -> Self {
        let mut wants = Self::default();
        for (rank, need) in story.needs().enumerate() {
            let weight = if rank == 0 { 1.0 } else { 0.8 };
            wants.needs.push((need.code().to_owned(), weight));
        }
        for wish in story.wishes() {
            match wish {
                Wish::StepFree | Wish::Wheelchair => wants.access.push(AccessFeature::StepFree),
                Wish::Quiet => wants.access.push(AccessFeature::QuietSpace),
                Wish::FreeOfCharge => wants.free_only = true,
                Wish::WomenOnly => wants.sex = Some(ForSex::Women),
                Wish::MenOnly => wants.sex = Some(ForSex::Men),
                Wish::Weekends => {
                    wants.days = wants.days.with(Day::Saturday).with(Day::Sunday);
                }
                Wish::Weekdays => {
                    let weekdays = Day::ALL.iter().take(5).copied();
                    wants.days = weekdays.fold(wants.days, Days::with);
                }
                // These say nothing that a directory entry could answer yet.
                Wish::Mornings
                | Wish::Afternoons
                | Wish::Evenings
                | Wish::NotSporty
                | Wish::NoChildren
                | Wish::BringChildren
                | Wish::NeedsTransport
                | Wish::Nearby
                | Wish::FromHome
                | Wish::SmallGroup
                | Wish::SomebodyAlong => {}
            }
        }
        wants.access.dedup();
        wants.language = story.languages.first().map(|it| it.what.code().to_owned());
        wants
    }

    /// The need codes alone.
    pub fn need_codes(&self) -> impl Iterator<Item = &str> {
        self.needs.iter().map(|it| it.0.as_str())
    }
}

/// A person's age on a day, in whole years; `None` for a birth in the future or an age
/// nobody has reached.
#[must_use]
pub fn age_on(born: Date, today: Date) -> Option<u8> {
    let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
    let years = today.year() - born.year() - i16::from(!had_birthday);
    u8::try_from(years).ok().filter(|it| *it <= 125)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_story_becomes_wants() {
        let told = "I have been so lonely since my husband died. I use a wheelchair.";
        let wants = Wants::of_story(&super::super::story::read(told));
        let needs: Vec<&str> = wants.need_codes().collect();
        assert!(needs.contains(&"loneliness") && needs.contains(&"bereavement"), "{needs:?}");
        assert_eq!(wants.access, [AccessFeature::StepFree]);
    }

    #[test]
    fn an_age_counts_birthdays() {
        let born = date(1950, 6, 15);
        assert_eq!(age_on(born, date(2026, 6, 14)), Some(75));
        assert_eq!(age_on(born, date(2026, 6, 15)), Some(76));
        assert_eq!(age_on(date(2027, 1, 1), date(2026, 6, 15)), None);
    }
}
