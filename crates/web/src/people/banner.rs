//! Who this is and how to treat them well, on top of every page about a person; and the ways between those pages.

use footbridge_app::people::header::{self, PersonHeader};
use footbridge_app::time;
use footbridge_components::{Fact, Link, OwnWords, PersonBanner, SubNav, Text};
use footbridge_domain::ids::PersonId;
use footbridge_domain::people::contact_need;
use footbridge_domain::people::phone::PhoneNumber;
use footbridge_front::{Caller, Front};
use jiff::civil::Date;
use maud::{Markup, html};

/// For a page of another slice that has a heading of its own: loads who it is and draws the banner.
/// The use case behind the page writes down that the record was opened.
#[allow(dead_code, reason = "the pages of matches and onward referrals call it")]
pub async fn banner(front: &Front, caller: &Caller, person: PersonId) -> Result<Markup, footbridge_app::AppError> {
    let header = header::run(&front.app, &caller.actor, person).await?;
    Ok(of(&header, front.app.today(), 2))
}

/// The banner of a person who is loaded already. Level 1 where the name is the page's heading.
pub fn of(header: &PersonHeader, today: Date, level: u8) -> Markup {
    let person = &header.person;
    let details = &person.details;
    let id = person.id;
    let mut facts: Vec<Fact<'_>> = Vec::new();
    if let Some(born) = details.born_on {
        let age = person.age_on(today).map(|age| format!(" ({age})")).unwrap_or_default();
        facts.push(Fact::new("Born", format!("{}{age}", time::short_date(born))));
    }
    if let Some(number) = &details.nhs_number {
        facts.push(Fact::new("NHS number", html! { span class="app-nowrap" { (number) } }));
    }
    if let Some(phone) = &details.phone {
        facts.push(Fact::new("Phone", tel(phone)));
    }
    if !header.practice.is_empty() {
        facts.push(Fact::new("Practice", header.practice.as_str()).wide_only());
    }
    let worker = if header.worker.is_empty() { "nobody yet" } else { header.worker.as_str() };
    facts.push(Fact::new("Worker", worker).wide_only());
    let (needs, mut warnings) = contact_need::shown(details, &header.needs);
    if header.open_concerns > 0 {
        warnings.push("Open safeguarding concern".to_owned());
    }
    let called = if details.called().is_empty() { "them" } else { details.called() };
    let own_words = person.own_words.as_ref().map(|(words, on)| OwnWords {
        words: words.as_str().into(),
        said: on
            .map_or_else(
                || "In their own words.".to_owned(),
                |on| format!("In their own words, {}.", day_and_month(on, today)),
            )
            .into(),
        change: Some(Link::new("Edit", format!("/people/{id}/what-matters")).about("their own words")),
    });
    let name = match details.preferred_name.as_str() {
        "" => details.full_name(),
        preferred if preferred == details.first_name => details.full_name(),
        preferred => format!("{} ({preferred})", details.full_name()),
    };
    PersonBanner {
        name: name.into(),
        level,
        href: if level > 1 { format!("/people/{id}").into() } else { "".into() },
        facts,
        needs_title: format!("How to contact and support {called}:").into(),
        needs: needs.into_iter().map(Text::from).collect(),
        warnings: warnings.into_iter().map(Text::from).collect(),
        change_needs: Some(
            Link::new("Change", format!("/people/{id}/details#needs")).about("contact and support needs"),
        ),
        own_words,
        actions: Markup::default(),
    }
    .render()
}

/// A number that rings when it is pressed.
pub fn tel(phone: &PhoneNumber) -> Markup {
    html! { a class="app-nowrap" href=(format!("tel:{}", phone.digits())) { (phone) } }
}

/// "12 November", with the year when it is another one.
pub fn day_and_month(day: Date, today: Date) -> String {
    if day.year() == today.year() { day.strftime("%-d %B").to_string() } else { time::date_words(day) }
}

/// The pages of one record. `current` is the last part of the address; empty for the timeline.
pub fn sub_nav(header: &PersonHeader, current: &str) -> Markup {
    let id = header.person.id;
    let at = |part: &str| if part.is_empty() { format!("/people/{id}") } else { format!("/people/{id}/{part}") };
    let pages = [
        ("Timeline", ""),
        ("Plan", "plan"),
        ("Groups", "onward"),
        ("Measures", "measures"),
        ("Documents", "documents"),
        ("Details and consent", "details"),
    ];
    let links = pages.map(|(text, part)| Link::new(text, at(part)));
    SubNav::new(format!("{}’s record", header.person.details.full_name()), at(current), links).render()
}
