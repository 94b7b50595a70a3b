//! Conditions that go beyond what an index can weigh: the time of day, company, getting there.
//!
//! As everywhere in matching, only what is stated rules out. What an entry does not answer
//! stays, with a question to ask first.

use jiff::civil::Time;

use super::needs::{Need, SupportKind};
use super::wishes::Wish;
use crate::directory::{AccessFeature, ForSex, Provision, Service};
use crate::people::name::fold;

/// What an entry says of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It keeps it.
    Kept,
    /// It says otherwise.
    Broken,
    /// It does not say: ask.
    Unsaid,
}

/// What a directory entry says of a condition.
#[must_use]
pub fn answer(wish: Wish, service: &Service) -> Answer {
    match wish {
        // Held against the entry by the search itself.
        Wish::StepFree
        | Wish::Wheelchair
        | Wish::Quiet
        | Wish::FreeOfCharge
        | Wish::Weekends
        | Wish::Weekdays
        | Wish::Nearby => Answer::Kept,
        Wish::WomenOnly => only_for(ForSex::Women, service),
        Wish::MenOnly => only_for(ForSex::Men, service),
        Wish::Mornings => at_time(service, |from, _| from.hour() < 12),
        Wish::Afternoons => {
            at_time(service, |from, to| from.hour() < 17 && to.map_or(from.hour() >= 12, |to| to.hour() > 12))
        }
        Wish::Evenings => at_time(service, |from, to| from.hour() >= 17 || to.is_some_and(|to| to.hour() >= 19)),
        Wish::NotSporty => {
            let kind = service.kinds.iter().any(|it| it == SupportKind::PhysicalActivity.code());
            let need = service.needs.first().is_some_and(|it| it == Need::PhysicalActivity.code());
            if kind || need { Answer::Broken } else { Answer::Kept }
        }
        Wish::NoChildren => match service.eligibility {
            ref who if who.max_age.is_some_and(|it| it <= 18) => Answer::Broken,
            ref who if who.min_age.is_some_and(|it| it >= 16) => Answer::Kept,
            _ => Answer::Unsaid,
        },
        Wish::BringChildren => {
            if service.eligibility.min_age.is_some_and(|it| it >= 16) {
                Answer::Broken
            } else {
                has(AccessFeature::Creche, service)
            }
        }
        Wish::NeedsTransport if service.without_travel() => Answer::Kept,
        Wish::NeedsTransport => has(AccessFeature::TransportOffered, service),
        Wish::FromHome if service.without_travel() => Answer::Kept,
        Wish::FromHome => Answer::Broken,
        Wish::SmallGroup => Answer::Unsaid,
        Wish::SomebodyAlong => has(AccessFeature::ComeWithSomeone, service),
    }
}

/// Youngest age at which a group whose name says it is for children is plainly not for somebody.
const GROWN_UP: u8 = 26;

/// Whether a name alone says that it is for others: "Children's Theatre" to somebody of 72, "Male Voice Choir" to a woman.
#[must_use]
pub fn named_for_others(name: &str, age: Option<u8>, sex: Option<ForSex>) -> bool {
    let name = fold(name).replace(['\'', '’'], "");
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let has = |list: &[&str]| words.iter().any(|it| list.contains(it));
    let young = has(&[
        "childrens",
        "kids",
        "youth",
        "junior",
        "juniors",
        "toddlers",
        "toddler",
        "playgroup",
        "preschool",
        "nursery",
    ]) || words.windows(2).any(|it| it[0] == "young" && it[1].starts_with("people"));
    let men = has(&["male", "mens"]);
    let women = has(&["womens", "ladies"]);
    (young && age.is_some_and(|it| it >= GROWN_UP))
        || (men && !women && sex == Some(ForSex::Women))
        || (women && !men && sex == Some(ForSex::Men))
}

fn only_for(sex: ForSex, service: &Service) -> Answer {
    match service.eligibility.sex {
        Some(it) if it == sex => Answer::Kept,
        Some(_) => Answer::Broken,
        None => Answer::Unsaid,
    }
}

/// That it lacks help with the journey is no bar: somebody may bring them. It is asked.
fn has(feature: AccessFeature, service: &Service) -> Answer {
    match service.provision(feature) {
        Provision::Yes => Answer::Kept,
        Provision::No | Provision::Unknown => Answer::Unsaid,
    }
}

fn at_time(service: &Service, suits: impl Fn(Time, Option<Time>) -> bool) -> Answer {
    let mut timed = service.schedules.iter().filter_map(|it| Some((it.opens?, it.closes))).peekable();
    if timed.peek().is_none() {
        return Answer::Unsaid;
    }
    if timed.any(|(from, to)| suits(from, to)) {
        return Answer::Kept;
    }
    // A rule in words beside the times may still say so.
    if service.schedules.iter().any(|it| it.opens.is_none()) { Answer::Unsaid } else { Answer::Broken }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_can_say_whom_a_group_is_for() {
        let woman = Some(ForSex::Women);
        for (name, age, sex, others) in [
            ("Stretford Children's Theatre", Some(72), None, true),
            ("Stretford Children's Theatre", Some(12), None, false),
            ("Stretford Children’s Theatre", None, None, false),
            ("The Manchester Young People's Theatre Limited", Some(40), None, true),
            ("The Radcliffe Male Voice Choir", None, woman, true),
            ("The Willows Women's Institute", Some(72), woman, false),
            ("The Willows Women's Institute", None, Some(ForSex::Men), true),
            ("Sale Choral Society", Some(72), woman, false),
        ] {
            assert_eq!(named_for_others(name, age, sex), others, "{name}");
        }
    }
}
