//! Why a service is suggested, and what to check before telling the person about it.
//!
//! Each line is a fact with its own wording, so that a page can show it, translate it by
//! its code, or read it aloud. Nothing here weighs anything: it says what the score used.

use jiff::civil::Date;

use super::wants::{Bar, Wants};
use super::wishes::Wish;
use crate::directory::{
    AccessFeature, CapacityState, CostKind, Freshness, FreshnessBand, LocationKind, Misfit, Provision, Reach,
    ReferralRoute, Service,
};
use crate::geography::{Distance, Precision};

/// One thing that speaks for a service.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// It helps with a need they have; the label is in plain words.
    Fits(String),
    /// It is about something they like.
    Likes(String),
    /// It is near.
    Near(Distance),
    /// It comes to them, or needs no journey.
    NoJourney(Reach),
    /// It has access they depend on.
    Has(AccessFeature),
    /// It costs nothing.
    Free,
    /// It speaks their language; the label is in plain words.
    Speaks(String),
    /// It is on days that suit.
    DaysSuit(String),
    /// There is room, in the words it was said.
    Room(String),
    /// They can just turn up or ask for themselves.
    EasyToJoin(ReferralRoute),
    /// It was checked lately.
    Checked(String),
}

impl Reason {
    /// A stable code for the kind of reason.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Fits(_) => "fits",
            Self::Likes(_) => "likes",
            Self::Near(_) => "near",
            Self::NoJourney(_) => "no_journey",
            Self::Has(_) => "has_access",
            Self::Free => "free",
            Self::Speaks(_) => "speaks",
            Self::DaysSuit(_) => "days_suit",
            Self::Room(_) => "room",
            Self::EasyToJoin(_) => "easy_to_join",
            Self::Checked(_) => "checked",
        }
    }

    /// The reason in plain words.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Fits(need) => format!("Fits: {}", small_first(need)),
            Self::Likes(interest) => format!("Likes: {interest}"),
            Self::Near(distance) => format!("{} away", capital_first(&distance.words())),
            Self::NoJourney(Reach::Online) => "Online".to_owned(),
            Self::NoJourney(Reach::Phone) => "By telephone".to_owned(),
            Self::NoJourney(_) => "Works across the area".to_owned(),
            Self::Has(feature) => feature.label().to_owned(),
            Self::Free => "Free".to_owned(),
            Self::Speaks(language) => format!("Speaks {language}"),
            Self::DaysSuit(days) => format!("On days that suit: {days}"),
            Self::Room(words) | Self::Checked(words) => words.clone(),
            Self::EasyToJoin(route) => route.label().to_owned(),
        }
    }
}

/// One thing to check before a person is told.
#[derive(Debug, Clone, PartialEq)]
pub enum Check {
    /// Something rules it out for this person: shown only where somebody looked it up by name.
    RuledOut(Bar),
    /// There is no room or a list, in the words it was said.
    NoRoom(String),
    /// Nobody has checked the entry lately.
    NotChecked(Freshness),
    /// Nobody has said whether it has something they depend on.
    AskAbout(AccessFeature),
    /// Nobody has said anything about access.
    NoAccessInformation,
    /// Their age or sex is not known, and it is for some only.
    ForSome(String),
    /// A professional must refer.
    NeedsReferral,
    /// There is a charge, in its own words when we have them.
    Costs(Option<String>),
    /// Nobody has said what it costs, and they cannot pay.
    AskAboutCost,
    /// The distance is from the middle of a postcode district.
    DistanceApproximate,
    /// The address is where post goes, not where people meet; the note says so.
    Address(String),
    /// Nobody has said which days.
    AskAboutDays,
    /// Nobody has said whether their language is spoken.
    AskAboutLanguage(String),
    /// The entry does not say whether it keeps a condition of theirs.
    AskWhether(Wish),
}

impl Check {
    /// A stable code for the kind of check.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::RuledOut(_) => "ruled_out",
            Self::NoRoom(_) => "no_room",
            Self::NotChecked(_) => "not_checked",
            Self::AskAbout(_) => "ask_access",
            Self::NoAccessInformation => "no_access_information",
            Self::ForSome(_) => "for_some",
            Self::NeedsReferral => "needs_referral",
            Self::Costs(_) => "costs",
            Self::AskAboutCost => "ask_cost",
            Self::DistanceApproximate => "distance_approximate",
            Self::Address(_) => "address",
            Self::AskAboutDays => "ask_days",
            Self::AskAboutLanguage(_) => "ask_language",
            Self::AskWhether(_) => "ask_condition",
        }
    }

    /// What to check, in plain words.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::RuledOut(bar) => bar_words(*bar),
            Self::NoRoom(words) | Self::Address(words) => words.clone(),
            Self::NotChecked(freshness) => freshness.words(),
            Self::AskAbout(feature) => format!("Ask: {}?", small_first(feature.label())),
            Self::NoAccessInformation => "No access information".to_owned(),
            Self::ForSome(who) => format!("For {}", small_first(who)),
            Self::NeedsReferral => "Asks for a professional referral".to_owned(),
            Self::Costs(Some(words)) => format!("There is a charge: {words}"),
            Self::Costs(None) => CostKind::Paid.label().to_owned(),
            Self::AskAboutCost => CostKind::Unknown.label().to_owned(),
            Self::DistanceApproximate => "Distance is only approximate".to_owned(),
            Self::AskAboutDays => "Ask which days".to_owned(),
            Self::AskAboutLanguage(language) => format!("Ask whether they speak {language}"),
            Self::AskWhether(wish) => format!("Ask: {}?", small_first(wish.label())),
        }
    }
}

/// Why, and what first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Explanation {
    /// What speaks for it, the strongest first.
    pub reasons: Vec<Reason>,
    /// What to check first, the gravest first.
    pub checks: Vec<Check>,
}

/// Plain words for codes, as the caller's own lists have them.
pub trait Labels {
    /// The words for a need's code.
    fn need(&self, code: &str) -> String;
    /// The words for a language's code.
    fn language(&self, code: &str) -> String;
}

/// Explains a match.
#[must_use]
pub fn explain(
    wants: &Wants,
    service: &Service,
    distance: Option<Distance>,
    today: Date,
    labels: &impl Labels,
) -> Explanation {
    Explanation {
        reasons: reasons(wants, service, distance, today, labels),
        checks: checks(wants, service, distance, today, labels),
    }
}

fn reasons(
    wants: &Wants,
    service: &Service,
    distance: Option<Distance>,
    today: Date,
    labels: &impl Labels,
) -> Vec<Reason> {
    let mut out = Vec::new();
    let meets = |code: &&str| service.needs.iter().any(|it| it == code);
    out.extend(wants.need_codes().filter(meets).map(|it| Reason::Fits(labels.need(it))));
    let told = [Some(service.name.as_str()), service.description.as_deref()];
    let told = told.into_iter().flatten().collect::<Vec<_>>().join(" ").to_lowercase();
    let liked = wants.interests.iter().filter(|it| told.contains(&it.to_lowercase()));
    out.extend(liked.cloned().map(Reason::Likes));
    match (service.reach.first(), distance) {
        (Some(reach), _) if !reach.distance_matters() => out.push(Reason::NoJourney(*reach)),
        (_, Some(distance)) => out.push(Reason::Near(distance)),
        _ => {}
    }
    let has = wants.access.iter().filter(|it| service.provision(**it) == Provision::Yes);
    out.extend(has.map(|&it| Reason::Has(it)));
    if let Some(language) = &wants.language
        && service.languages.contains(language)
    {
        out.push(Reason::Speaks(labels.language(language)));
    }
    if service.cost.kind == CostKind::Free {
        out.push(Reason::Free);
    }
    if service.days().meets(wants.days) {
        let suiting = service.days().iter().filter(|it| wants.days.has(*it));
        let days: Vec<&str> = suiting.map(|it| it.label()).collect();
        out.push(Reason::DaysSuit(days.join(", ")));
    }
    if let Some(said) = service.capacity
        && matches!(said.state(today), CapacityState::Open | CapacityState::Few)
    {
        out.push(Reason::Room(said.words(today)));
    }
    if service.route.open_to_all() == Some(true) {
        out.push(Reason::EasyToJoin(service.route));
    }
    let freshness = service.freshness(today);
    if freshness.band == FreshnessBand::Fresh {
        out.push(Reason::Checked(freshness.words()));
    }
    out
}

fn checks(
    wants: &Wants,
    service: &Service,
    distance: Option<Distance>,
    today: Date,
    labels: &impl Labels,
) -> Vec<Check> {
    let mut out: Vec<Check> = wants.bars(service).into_iter().map(Check::RuledOut).collect();
    if let Some(said) = service.capacity
        && matches!(said.state(today), CapacityState::Full | CapacityState::Waiting)
    {
        out.push(Check::NoRoom(said.words(today)));
    }
    if service.route == ReferralRoute::Professional && !wants.no_referral {
        out.push(Check::NeedsReferral);
    }
    let who = &service.eligibility;
    let age_unknown = wants.age.is_none() && (who.min_age.is_some() || who.max_age.is_some());
    let sex_unknown = wants.sex.is_none() && who.sex.is_some();
    if age_unknown || sex_unknown {
        out.push(Check::ForSome(who.words()));
    }
    if let Some(note) = &who.note {
        out.push(Check::ForSome(note.clone()));
    }
    let unsaid = wants.access.iter().filter(|it| service.provision(**it) == Provision::Unknown);
    if service.access_is_silent() {
        out.push(Check::NoAccessInformation);
    } else {
        out.extend(unsaid.map(|&it| Check::AskAbout(it)));
    }
    match service.cost.kind {
        CostKind::Paid if !wants.free_only => out.push(Check::Costs(service.cost.words.clone())),
        CostKind::Unknown if wants.free_only => out.push(Check::AskAboutCost),
        _ => {}
    }
    if let Some(language) = &wants.language
        && !service.languages.contains(language)
    {
        out.push(Check::AskAboutLanguage(labels.language(language)));
    }
    if !wants.days.is_empty() && service.days().is_empty() {
        out.push(Check::AskAboutDays);
    }
    if service.locations.iter().any(|it| it.kind == LocationKind::Postal)
        && let Some(note) = service.locations.iter().find_map(|it| it.note.clone())
    {
        out.push(Check::Address(note));
    }
    let travels = service.reach.first().is_none_or(|it| it.distance_matters());
    if travels && distance.is_some_and(|it| it.precision == Precision::District) {
        out.push(Check::DistanceApproximate);
    }
    let freshness = service.freshness(today);
    if !matches!(freshness.band, FreshnessBand::Fresh | FreshnessBand::Ageing) {
        out.push(Check::NotChecked(freshness));
    }
    out
}

fn bar_words(bar: Bar) -> String {
    match bar {
        Bar::NotRunning(status) => status.label().to_owned(),
        Bar::Misfit(Misfit::TooYoung { from }) => format!("For people aged {from} and over"),
        Bar::Misfit(Misfit::TooOld { to }) => format!("For people up to age {to}"),
        Bar::Misfit(Misfit::ForOthers(sex)) => {
            format!("For {} only", sex.label().to_lowercase())
        }
        Bar::Without(feature) => format!("Not there: {}", small_first(feature.label())),
        Bar::Costs => CostKind::Paid.label().to_owned(),
        Bar::OtherDays => "On other days".to_owned(),
        Bar::NeedsReferral => "Asks for a professional referral".to_owned(),
    }
}

/// "Loneliness" inside a sentence; "British Sign Language" and "Wi-Fi" keep their capitals.
fn small_first(words: &str) -> String {
    let second_word_capital = words.split(' ').nth(1).is_some_and(|it| it.starts_with(char::is_uppercase));
    let mut letters = words.chars();
    match letters.next() {
        Some(first) if !second_word_capital => first.to_lowercase().chain(letters).collect(),
        _ => words.to_owned(),
    }
}

fn capital_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |it| it.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
#[path = "explain_tests.rs"]
mod tests;
