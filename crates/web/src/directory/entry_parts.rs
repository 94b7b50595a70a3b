//! The parts of an entry's page, also for paper: each in words that help somebody decide to go.

use footbridge_app::directory::need_label;
use footbridge_app::directory::show::Shown;
use footbridge_app::time;
use footbridge_components::{Cell, Column, Link, Table, key_values, links_stacked};
use footbridge_domain::directory::{LocationKind, Provision, Reach, Schedule};
use footbridge_domain::matching::needs::SupportKind;
use footbridge_domain::matching::wishes::Tongue;
use jiff::civil::Date;
use maud::{Markup, html};

use super::card;

pub fn about(it: &Shown) -> Markup {
    let service = &it.entry.service;
    html! {
        @match &service.description {
            Some(words) => { @for paragraph in words.lines().filter(|it| !it.trim().is_empty()) { p { (paragraph) } } }
            None => { p { "Nobody has told us yet. Ring and ask what happens there." } }
        }
        @if !service.needs.is_empty() {
            p { "It may help with " (and(service.needs.iter().map(|it| need_label(it).to_lowercase()).collect())) "." }
        }
        @let kinds: Vec<String> = service.kinds.iter().filter_map(|it| SupportKind::from_code(it)).map(|it| it.label().to_lowercase()).collect();
        @if !kinds.is_empty() { p { "What they do: " (and(kinds)) "." } }
    }
}

/// What a nervous person wants to know, or what to ask for them.
pub fn first_time(it: &Shown) -> Markup {
    let words = it.entry.first_visit.trim();
    html! {
        @if words.is_empty() {
            p { "Nobody has told us yet. Ring first and ask:" }
            ul {
                li { "Who meets new people, and where?" }
                li { "How many people come, and what do they do first?" }
                li { "What should they bring or wear?" }
                li { "Can somebody come along the first time?" }
            }
        } @else {
            @for paragraph in words.lines().filter(|it| !it.trim().is_empty()) { p { (paragraph) } }
        }
    }
}

pub fn getting_in(it: &Shown) -> Markup {
    let service = &it.entry.service;
    let everywhere = footbridge_domain::directory::AccessFeature::ALL;
    let with = |wanted: Provision| -> Vec<String> {
        everywhere.iter().filter(|f| service.provision(**f) == wanted).map(|f| f.label().to_owned()).collect()
    };
    let (there, missing) = (with(Provision::Yes), with(Provision::No));
    let notes = service.access.notes.iter().chain(service.locations.iter().filter_map(|it| it.access.notes.as_ref()));
    html! {
        @for place in &service.locations {
            p {
                @if place.kind == LocationKind::Postal { "Write to: " }
                @if let Some(name) = &place.name { (name) ", " }
                (place.address.one_line())
            }
            @if let Some(note) = &place.note { p { (note) } }
        }
        @if service.locations.is_empty() && service.reach.contains(&Reach::InPerson) { p { "Ask where it meets." } }
        @if !there.is_empty() { p { strong { "There is: " } (and(there)) "." } }
        @if !missing.is_empty() { p { strong { "There is not: " } (and(missing)) "." } }
        @for note in notes { p { (note) } }
        @if service.access_is_silent() && service.reach.contains(&Reach::InPerson) {
            p { "Nobody has told us about access. Ask about steps, toilets, seating and noise." }
        }
    }
}

pub fn facts(it: &Shown, today: Date) -> Markup {
    let service = &it.entry.service;
    let who = [service.eligibility.words(), service.eligibility.note.clone().unwrap_or_default()];
    let who = who.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ");
    let languages: Vec<&str> =
        service.languages.iter().filter_map(|it| Tongue::from_code(it)).map(Tongue::label).collect();
    let mut rows = vec![
        (
            "When",
            html! {
                @if service.schedules.is_empty() { "Ask which days" }
                @for session in &service.schedules { div { (Schedule::words(session)) } }
            },
        ),
        ("Cost", html! { (card::cost(service)) }),
        ("Places", html! { (service.capacity.map_or_else(|| "Ask about room".to_owned(), |it| it.words(today))) }),
        ("Who for", html! { @if who.is_empty() { "Anybody" } @else { (who) } }),
        ("Taking part", html! { (service.reach.iter().map(|it| it.label()).collect::<Vec<_>>().join("; ")) }),
    ];
    if let Some(area) = &service.area {
        rows.push(("Area", html! { (area) }));
    }
    if !languages.is_empty() {
        rows.push(("Languages", html! { "English, " (languages.join(", ")) }));
    }
    key_values(rows)
}

pub fn joining(it: &Shown) -> Markup {
    let service = &it.entry.service;
    let email = service.email.clone().or_else(|| it.organisation.as_ref().and_then(|it| it.email.clone()));
    let website = service.website.clone().or_else(|| it.organisation.as_ref().and_then(|it| it.website.clone()));
    let mut rows = Vec::new();
    if let Some(phone) = &service.phone {
        let digits: String = phone.chars().filter(|it| it.is_ascii_digit() || *it == '+').collect();
        rows.push(("Phone", html! { a class="app-nowrap" href={ "tel:" (digits) } { (phone) } }));
    }
    if let Some(email) = email {
        rows.push(("Email", html! { a href={ "mailto:" (email) } { (email) } }));
    }
    if let Some(website) = website {
        let plain =
            website.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/').to_owned();
        rows.push(("Website", html! { a href=(website) rel="noreferrer" { (plain) } }));
    }
    html! {
        p { strong { (service.route.label()) "." } @if let Some(note) = &service.route_note { " " (note) } }
        @if rows.is_empty() { p { "We have no phone number or email for them yet." } } @else { (key_values(rows)) }
    }
}

pub fn run_by(it: &Shown) -> Markup {
    html! {
        @match &it.organisation {
            Some(organisation) => {
                p { (organisation.name) "." }
                @if let Some((register, number)) = &organisation.identifier {
                    p class="app-muted" { (register_words(register)) " " (number) "." }
                }
                @if let Some(words) = &organisation.description { p { (words) } }
            }
            None => { p { "An informal group, or we do not know yet." } }
        }
        @if !it.others.is_empty() {
            h3 class="app-h3" { "They also offer" }
            (links_stacked(it.others.iter().take(10).map(|other| Link::new(other.service.name.as_str(), format!("/directory/{}", other.service.id)))))
        }
    }
}

fn register_words(register: &str) -> String {
    match register {
        "GB-CHC" => "Registered charity".to_owned(),
        "GB-SC" => "Scottish charity".to_owned(),
        "GB-NIC" => "Northern Ireland charity".to_owned(),
        "GB-COH" => "Company".to_owned(),
        "GB-NHS" => "NHS organisation".to_owned(),
        other => other.to_owned(),
    }
}

pub fn provenance(it: &Shown) -> Markup {
    let mut table = Table::new(
        "Where each part comes from",
        [Column::new("Part"), Column::new("As the source has it"), Column::new("Source")],
    )
    .compact()
    .hidden_caption();
    for value in &it.provenance {
        let source = match value.value.on {
            Some(day) => format!("{}, {}", value.value.source, time::short_date(day)),
            None => value.value.source.clone(),
        };
        table =
            table.row([Cell::new(value.value.field.label()), Cell::new(value.value.value.as_str()), Cell::new(source)]);
    }
    html! { (table) }
}

/// "a, b and c"
fn and(words: Vec<String>) -> String {
    match words.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, first)) => format!("{} and {last}", first.join(", ")),
    }
}
