//! One entry in a list: why it fits, what to check first, where, when, what it costs, whether there is room.

use footbridge_app::directory::Match;
use footbridge_components::{MatchCard, Tone};
use footbridge_domain::directory::{Freshness, FreshnessBand, LocationKind, Schedule, Service};
use footbridge_domain::matching::explain::{Check, Reason};
use jiff::civil::Date;

/// Letters of the summary.
const SUMMARY: usize = 170;
/// Sessions in the list; the rest stands on the entry's page.
const SESSIONS: usize = 3;
/// Things to check in the list, the gravest first.
const CHECKS: usize = 4;

pub fn of(number: usize, found: &Match, href: String, today: Date) -> MatchCard<'static> {
    let service = &found.entry.service;
    let mut card = MatchCard::new(u32::try_from(number).unwrap_or_default(), service.name.clone(), href)
        .id(format!("match-{number}"))
        .summary(summary(found));
    for reason in found.reasons.iter().filter_map(tag_words) {
        card = card.reason(reason);
    }
    for check in found.checks.iter().filter(|it| !said_elsewhere(it)).take(CHECKS) {
        card = card.check_first(sentence(&check.words()));
    }
    let (tone, checked) = checked(service.freshness(today));
    card.fact("Where", place(found))
        .fact("When", when(&service.schedules))
        .fact("Cost", cost(service))
        .fact("Places", service.capacity.map_or_else(|| "Ask about room".to_owned(), |it| it.words(today)))
        .checked(tone, checked)
}

/// The listing's own line says how old it is, and "about" says that a distance is rough.
const fn said_elsewhere(check: &Check) -> bool {
    matches!(check, Check::NotChecked(_) | Check::DistanceApproximate)
}

/// What is told in its own line is no tag.
fn tag_words(reason: &Reason) -> Option<String> {
    match reason {
        Reason::Near(_) | Reason::Room(_) | Reason::Checked(_) => None,
        Reason::Fits(need) => Some(need.clone()),
        other => Some(other.words()),
    }
}

fn summary(found: &Match) -> String {
    let words =
        found.entry.service.description.clone().or_else(|| found.entry.organisation_name.clone()).unwrap_or_default();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    shortened(&words)
}

/// The first sentences that fit, else whole words.
fn shortened(words: &str) -> String {
    if words.chars().count() <= SUMMARY {
        return words.to_owned();
    }
    let cut: String = words.chars().take(SUMMARY).collect();
    match cut.rfind(". ").filter(|at| *at > SUMMARY / 3) {
        Some(at) => cut[..=at].to_owned(),
        None => format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |it| it.0)),
    }
}

/// "0.8 miles · Sale Library, M33", "Online", "Ask where it meets".
pub fn place(found: &Match) -> String {
    let service = &found.entry.service;
    let near = found.distance.map(|it| it.words());
    let by_other_means = service.reach.iter().find(|it| !it.distance_matters()).map(|it| it.label().to_owned());
    let at = service.locations.first().map(|it| match it.kind {
        LocationKind::Postal => format!("office in {}", district(it.address.postcode.as_deref())),
        _ => {
            let line =
                it.name.clone().or_else(|| it.address.lines.first().cloned()).or_else(|| it.address.town.clone());
            [line, Some(district(it.address.postcode.as_deref()))]
                .into_iter()
                .flatten()
                .filter(|it| !it.is_empty())
                .collect::<Vec<_>>()
                .join(", ")
        }
    });
    let parts: Vec<String> = [by_other_means, near, at].into_iter().flatten().filter(|it| !it.is_empty()).collect();
    if parts.is_empty() { "Ask where it meets".to_owned() } else { capital(&parts.join(" · ")) }
}

fn district(postcode: Option<&str>) -> String {
    postcode.and_then(|it| it.split(' ').next()).unwrap_or_default().to_owned()
}

pub fn when(schedules: &[Schedule]) -> String {
    if schedules.is_empty() {
        return "Ask which days".to_owned();
    }
    let mut words = schedules.iter().take(SESSIONS).map(Schedule::words).collect::<Vec<_>>().join("; ");
    if schedules.len() > SESSIONS {
        words.push_str("; and more");
    }
    words
}

pub fn cost(service: &Service) -> String {
    service.cost.words.clone().unwrap_or_else(|| service.cost.kind.label().to_owned())
}

/// How lately it was checked, louder the longer ago.
pub fn checked(freshness: Freshness) -> (Tone, String) {
    let words = freshness.words();
    match freshness.band {
        FreshnessBand::Fresh | FreshnessBand::Ageing => (Tone::Plain, words),
        FreshnessBand::Stale => (Tone::Need, format!("{words} – needs checking")),
        FreshnessBand::VeryOld | FreshnessBand::Unknown => (Tone::Warning, format!("{words} – needs checking")),
    }
}

fn sentence(words: &str) -> String {
    let words = capital(words);
    if words.ends_with(['.', '?', '!']) { words } else { format!("{words}.") }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
