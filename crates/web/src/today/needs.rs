//! One thing that needs the worker: who, why, and the one button that deals with it.

use footbridge_app::store::workforce::today::{Attention, QueueTop};
use footbridge_app::time;
use footbridge_app::workforce::today::Need;
use footbridge_components::{Button, Item};
use footbridge_domain::workforce::{AttentionKind, Targets};
use jiff::civil::Date;

/// The first one has the strong button.
pub fn item(need: &Need, strong: bool, targets: &Targets, today: Date) -> Item<'static> {
    let (title, href, line, words, to) = match need {
        Need::Crisis(it) => {
            let to = format!("/referrals/{}", it.referral);
            (
                it.name.clone(),
                to.clone(),
                "The referral has words of crisis. Read it now.".to_owned(),
                "Open referral",
                to,
            )
        }
        Need::NewReferrals(it) => {
            let title =
                if it.waiting == 1 { "1 new referral".to_owned() } else { format!("{} new referrals", it.waiting) };
            (
                title,
                "/referrals".to_owned(),
                queue_words(it, targets, today),
                "Review referrals",
                "/referrals".to_owned(),
            )
        }
        Need::Person(it) => person(it, today),
    };
    let mut button = Button::link(words, to).about(format!("for {title}"));
    if !strong {
        button = button.secondary();
    }
    if matches!(need, Need::NewReferrals(_)) {
        button = button.about("");
    }
    Item::new(title).href(href).line(line).button(button)
}

fn queue_words(it: &QueueTop, targets: &Targets, today: Date) -> String {
    let days = time::working_days_between(time::day_of(it.oldest), today);
    let waited = match days {
        0 => "The oldest came today.".to_owned(),
        1 => "The oldest has waited 1 working day.".to_owned(),
        days => format!("The oldest has waited {days} working days."),
    };
    format!("{waited} Your team aims for {}.", targets.wait_working_days)
}

type Parts = (String, String, String, &'static str, String);

fn person(it: &Attention, today: Date) -> Parts {
    let home = it.person.map_or_else(|| "/people".to_owned(), |id| format!("/people/{id}"));
    let at = |rest: &str| format!("{home}{rest}");
    let due = it.day.map(|day| due_words(day, today)).unwrap_or_default();
    match it.kind {
        AttentionKind::Safeguarding => (
            it.name.clone(),
            home.clone(),
            format!("Safeguarding follow-up {due}."),
            "Record follow-up",
            at("/safeguarding"),
        ),
        AttentionKind::Ring => {
            let days = it.at.map_or(0, |at| time::days_between(time::day_of(at), today));
            (
                it.name.clone(),
                home.clone(),
                format!("{} has not answered for {days} days. Ring them.", it.words),
                "See the request",
                at("/onward"),
            )
        }
        AttentionKind::PlaceOffered => {
            let from = it.day.map(|day| format!(" from {}", near_day(day, today))).unwrap_or_default();
            let first = it.name.split(' ').next().unwrap_or_default();
            let line = format!("{} has a place{from}. {first} has not been told yet.", it.words);
            (it.name.clone(), home.clone(), line, "Tell them", at("#log"))
        }
        AttentionKind::PlaceRefused => {
            let line = format!("{} cannot take them now. Look for something else.", it.words);
            (it.name.clone(), home.clone(), line, "Find another group", at("/matches"))
        }
        AttentionKind::NextContact => (
            it.name.clone(),
            home.clone(),
            format!("The next contact {due}.{}", last_words(it, today)),
            "Log a contact",
            at("#log"),
        ),
        AttentionKind::Review => {
            (it.name.clone(), home.clone(), format!("The plan’s review {due}."), "Review the plan", at("/plan"))
        }
        AttentionKind::Draft => draft(it, today),
        // The queue has its own rows; these never come from a person.
        AttentionKind::Quiet | AttentionKind::Crisis | AttentionKind::NewReferrals => {
            let line = it.at.map_or_else(
                || "Nobody has been in touch yet.".to_owned(),
                |last| format!("No contact for {} weeks.", time::days_between(time::day_of(last), today) / 7),
            );
            (it.name.clone(), home.clone(), line, "Log a contact", at("#log"))
        }
    }
}

fn draft(it: &Attention, today: Date) -> Parts {
    let (what, to) = match (it.words.as_str(), it.person) {
        ("contact", Some(person)) => ("contact note", format!("/people/{person}#log")),
        ("contact", None) => ("contact note", "/contacts/new".to_owned()),
        ("what-matters", Some(person)) => ("what matters conversation", format!("/people/{person}/what-matters")),
        ("note", Some(person)) => ("restricted note", format!("/people/{person}/notes/new")),
        ("details", Some(person)) => ("change of details", format!("/people/{person}/details/edit")),
        ("close", Some(person)) => ("closing", format!("/people/{person}/close")),
        ("safeguarding", Some(person)) => ("safeguarding record", format!("/people/{person}/safeguarding")),
        (_, Some(person)) => ("form", format!("/people/{person}")),
        (_, None) => ("form", "/today".to_owned()),
    };
    let title = if it.name.is_empty() { format!("An unfinished {what}") } else { it.name.clone() };
    let saved = it.at.map(|at| time::moment_words(at, today)).unwrap_or_default();
    let line = if it.name.is_empty() {
        format!("Kept {}.", lower_first(&saved))
    } else {
        format!("An unfinished {what}, kept {}.", lower_first(&saved))
    };
    (title, to.clone(), line, "Finish it", to)
}

fn lower_first(words: &str) -> String {
    match words.strip_prefix("Today") {
        Some(rest) => format!("today{rest}"),
        None => words.strip_prefix("Yesterday").map_or_else(|| words.to_owned(), |rest| format!("yesterday{rest}")),
    }
}

/// "is due today", "was due on Friday 20 November".
fn due_words(day: Date, today: Date) -> String {
    match time::days_between(day, today) {
        0 => "is due today".to_owned(),
        1 => "was due yesterday".to_owned(),
        _ => format!("was due on {}", near_day(day, today)),
    }
}

/// The weekday, and the year only when it is another one.
fn near_day(day: Date, today: Date) -> String {
    if day.year() == today.year() { day.strftime("%A %-d %B").to_string() } else { time::day_words(day) }
}

fn last_words(it: &Attention, today: Date) -> String {
    match it.at.map(|at| time::days_between(time::day_of(at), today)) {
        None => " Nobody has reached them yet.".to_owned(),
        Some(0) => " You were in touch today.".to_owned(),
        Some(1) => " The last was yesterday.".to_owned(),
        Some(days) => format!(" The last was {days} days ago."),
    }
}
