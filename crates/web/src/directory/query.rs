//! What is asked of the directory, as an address says it: read from it, and written back with another page.

use footbridge_app::directory::Ask;
use footbridge_components::{Checkboxes, Choice, Details, Input, Select};
use footbridge_domain::directory::{AccessFeature, Day, Days};
use footbridge_domain::matching::needs::Need;
use footbridge_domain::matching::wants::Wants;
use footbridge_front::Fields;
use maud::{Markup, html};

use crate::errors::encode;

/// Entries on one page.
pub const PAGE: usize = 20;
const MILES: &[&str] = &["1", "2", "3", "5", "10", "20", "50"];

/// Access that people ask about most; the rest stands in each entry.
const ACCESS: &[AccessFeature] = &[
    AccessFeature::StepFree,
    AccessFeature::AccessibleToilet,
    AccessFeature::HearingLoop,
    AccessFeature::QuietSpace,
    AccessFeature::BlueBadgeParking,
    AccessFeature::TransportOffered,
];

/// The filters as they stand in the address. Unknown ones are passed over.
pub struct Asked {
    fields: Fields,
}

impl Asked {
    pub fn read(query: Option<String>) -> Self {
        Self { fields: Fields::parse(query.unwrap_or_default().as_bytes()).unwrap_or_default() }
    }

    pub fn text(&self, name: &str) -> &str {
        self.fields.get(name).trim()
    }

    pub fn has(&self, name: &str) -> bool {
        self.fields.has(name)
    }

    pub fn all(&self, name: &str) -> Vec<String> {
        self.fields.all(name)
    }

    pub fn needs(&self) -> Vec<String> {
        self.all("need").into_iter().filter(|it| Need::from_code(it).is_some()).collect()
    }

    pub fn access(&self) -> Vec<AccessFeature> {
        self.all("access").iter().filter_map(|it| AccessFeature::from_code(it)).collect()
    }

    pub fn days(&self) -> Days {
        self.all("day").iter().filter_map(|it| Day::from_code(it)).collect()
    }

    pub fn miles(&self) -> Option<f64> {
        Some(self.text("miles")).filter(|it| MILES.contains(it)).and_then(|it| it.parse().ok())
    }

    /// Which page, from 1.
    pub fn number(&self) -> usize {
        self.text("page").parse().ok().filter(|it| (1..=500).contains(it)).unwrap_or(1)
    }

    pub fn ask(&self) -> Ask {
        Ask {
            words: self.text("q").chars().take(200).collect(),
            wants: Wants {
                needs: self.needs().into_iter().map(|it| (it, 1.0)).collect(),
                access: self.access(),
                days: self.days(),
                free_only: self.has("free"),
                no_referral: self.has("open"),
                ..Wants::default()
            },
            near: self.text("near").chars().take(60).collect(),
            miles: self.miles(),
            no_journey: self.has("online"),
            stated_only: self.has("sure"),
            limit: PAGE,
            offset: (self.number() - 1) * PAGE,
            ..Ask::default()
        }
    }

    /// How many filters are on, words and place aside.
    pub fn on(&self) -> u32 {
        let ticked = ["need", "access", "day"].iter().map(|it| self.all(it).len()).sum::<usize>();
        let single = ["free", "open", "online", "sure"].iter().filter(|it| self.has(it)).count();
        u32::try_from(ticked + single).unwrap_or_default()
    }

    /// Whether anything is asked at all.
    pub fn is_empty(&self) -> bool {
        self.on() == 0 && self.text("q").is_empty() && self.text("near").is_empty()
    }

    /// What is asked, but for these: hidden in a form of its own.
    pub fn carried(&self, without: &[&str]) -> Markup {
        let kept =
            self.fields.iter().filter(|(name, value)| *name != "page" && !value.is_empty() && !without.contains(name));
        html! { @for (name, value) in kept { input type="hidden" name=(name) value=(value); } }
    }

    /// The same question on another page.
    pub fn address(&self, path: &str, page: u32) -> String {
        let kept = self.fields.iter().filter(|(name, value)| *name != "page" && !value.is_empty());
        let mut pairs: Vec<String> = kept.map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        if page > 1 {
            pairs.push(format!("page={page}"));
        }
        if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
    }

    /// The question without one of its filters.
    pub fn without(&self, path: &str, name: &str, value: &str) -> String {
        let kept = self.fields.iter().filter(|(n, v)| !(*n == name && *v == value) && *n != "page" && !v.is_empty());
        let pairs: Vec<String> = kept.map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
    }
}

/// The usual needs first: what link workers meet most.
pub fn need_choices() -> Vec<(&'static str, &'static str)> {
    Need::ALL.iter().filter(|it| **it != Need::Other).map(|it| (it.code(), it.label())).collect()
}

/// The fields that every filter form has, with what is ticked.
pub fn place_fields(near: &str, miles: &str, error: Option<&str>, hint: Option<&str>) -> Markup {
    let miles_choices =
        MILES.iter().map(|it| (*it, if *it == "1" { "1 mile".to_owned() } else { format!("{it} miles") }));
    html! {
        (Input::new("near", "Postcode or place").value(near.to_owned()).error(error).hint(hint.unwrap_or_default().to_owned()).width(10).autocomplete("off"))
        (Select::new("miles", "Within", miles_choices).value(if miles.is_empty() { "5" } else { miles }.to_owned()))
    }
}

/// Ticked needs first; the rest folds away.
pub fn needs_field(ticked: &[String]) -> Markup {
    let (on, off): (Vec<_>, Vec<_>) = need_choices().into_iter().partition(|it| ticked.iter().any(|need| need == it.0));
    let rest = |label: &'static str| html! { (Checkboxes::new("need", label, off).id("more-need").small()) };
    html! {
        @if on.is_empty() {
            (Details::new("Needs", rest("Needs")))
        } @else {
            (Checkboxes::new("need", "Needs", on).values(ticked.to_vec()).small())
            (Details::new("More needs", rest("More needs")))
        }
    }
}

pub fn access_field(ticked: &[AccessFeature]) -> Markup {
    let choices = ACCESS.iter().map(|it| (it.code(), it.label()));
    html! { (Checkboxes::new("access", "Must have", choices).values(ticked.iter().map(|it| it.code())).small()) }
}

pub fn days_field(ticked: Days) -> Markup {
    let choices = Day::ALL.iter().map(|it| (it.code(), it.label()));
    html! { (Checkboxes::new("day", "Days", choices).values(ticked.iter().map(|it| it.code()).collect::<Vec<_>>()).small()) }
}

pub fn yes_no_fields(free: bool, open: bool, online: bool) -> Markup {
    let single = |name: &'static str, text: &'static str, ticked: bool| Choice {
        selected: ticked,
        name: name.into(),
        id: name.into(),
        ..Choice::new("yes", text)
    };
    let choices = [
        single("free", "Free", free),
        single("open", "Anybody can join", open),
        single("online", "No journey: online, by phone or at home", online),
    ];
    html! { (Checkboxes::new("more", "Joining", choices).small()) }
}

/// A kind word where something asked for is left out when silent.
pub fn sure_field(sure: bool) -> Markup {
    let choice = Choice {
        selected: sure,
        name: "sure".into(),
        id: "sure".into(),
        ..Choice::new("yes", "Leave out what does not say")
    };
    html! { (Checkboxes::new("certainty", "If an entry does not say", [choice]).small()) }
}
