//! Giving somebody a group's details: by text, on paper, by letter, by word of mouth. Nothing about the person leaves,
//! and it is counted apart from referrals.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::{PersonId, ServiceId};
use footbridge_domain::onward::Signpost;
use footbridge_domain::onward::lists::SignpostHow;
use footbridge_store::access::outbox::Message;
use footbridge_store::access::schemes::{self, Scheme};
use footbridge_store::directory::{self, Entry};
use footbridge_store::onward::signposts;

use crate::app::App;
use crate::error::{AppError, FieldErrors, Noun, Result};
use crate::ids::fresh;
use crate::load::open_person;
use crate::people::header::{self, PersonHeader};
use crate::record::{Event, message, record, record_read};

/// The page: who, and what they would be given.
pub struct Slip {
    pub header: PersonHeader,
    pub entry: Entry,
    pub scheme: Scheme,
}

pub async fn prepare(app: &App, actor: &Actor, person: PersonId, service: ServiceId) -> Result<Slip> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::ReferOnward, person, now).await?;
    let scheme = schemes::get(&mut tx, opened.record.scheme).await?;
    let header = header::within(&mut tx, opened.record).await?;
    let entry = directory::get(&mut tx, service).await.map_err(|error| AppError::from(error).noun(Noun::Entry))?;
    let event = Event::of("signpost_prepared", "person", person.uuid()).person(person).reason(opened.reason);
    record_read(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(Slip { header, entry, scheme })
}

#[derive(Debug, Clone, Default)]
pub struct GiveDetails {
    pub how: String,
    pub note: String,
}

pub async fn run(
    app: &App,
    actor: &Actor,
    person: PersonId,
    service: ServiceId,
    typed: &GiveDetails,
) -> Result<SignpostHow> {
    let now = app.now();
    let given_by = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::ReferOnward, person, now).await?;
    let details = &opened.record.details;
    let entry = directory::get(&mut tx, service).await.map_err(|error| AppError::from(error).noun(Noun::Entry))?;
    let mut errors = FieldErrors::default();
    let how = SignpostHow::from_code(&typed.how);
    let (channel, to) = match how {
        None => {
            errors.add("how", "Choose how you give them the details.");
            ("", String::new())
        }
        Some(SignpostHow::Text) => ("text", details.phone.as_ref().map(ToString::to_string).unwrap_or_default()),
        Some(SignpostHow::Email) => ("email", details.email.clone()),
        Some(SignpostHow::Letter) => {
            let postcode = details.postcode.as_ref().map(ToString::to_string).unwrap_or_default();
            (
                "letter",
                if details.address.is_empty() { String::new() } else { format!("{}\n{postcode}", details.address) },
            )
        }
        Some(SignpostHow::Print | SignpostHow::Said) => ("", String::new()),
    };
    if !channel.is_empty() && to.trim().is_empty() {
        let missing = match channel {
            "text" => "phone number",
            "email" => "email address",
            _ => "address",
        };
        errors.add(
            "how",
            format!("We have no {missing} for {}. Choose another way, or add it to their details.", details.called()),
        );
    }
    if typed.note.chars().count() > 500 {
        errors.add("note", "Use at most 500 letters.");
    }
    errors.into_result()?;
    let how = how.ok_or_else(|| AppError::internal("checked above"))?;
    let signpost = Signpost {
        id: fresh(),
        scheme: opened.record.scheme,
        person,
        service,
        how,
        note: typed.note.trim().to_owned(),
        given_by,
        given_at: now,
    };
    signposts::insert(&mut tx, &signpost).await?;
    if !channel.is_empty() {
        let scheme = schemes::get(&mut tx, opened.record.scheme).await?;
        let letter = Message {
            id: fresh(),
            scheme: scheme.id,
            person: Some(person),
            channel: channel.to_owned(),
            kind: "signpost".to_owned(),
            language: "en".to_owned(),
            recipient: to,
            recipient_name: details.full_name(),
            subject: "Details you asked for".to_owned(),
            body: words(&entry, details.called(), &scheme),
            created_at: now,
            sent_at: None,
            failed: String::new(),
        };
        message(&mut tx, &letter).await?;
    }
    let event = Event::of("signpost_given", "signpost", signpost.id.uuid())
        .person(person)
        .reason(opened.reason)
        .detail(how.code());
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(how)
}

/// The facts of a group in the order somebody needs them: label and words.
pub fn facts(entry: &Entry) -> Vec<(&'static str, String)> {
    let service = &entry.service;
    let lines = |all: Vec<String>| all.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n");
    let cost = match &service.cost.words {
        Some(words) => words.clone(),
        None => service.cost.kind.label().to_owned(),
    };
    [
        ("What it is", service.description.clone().unwrap_or_default()),
        ("The first time", entry.first_visit.clone()),
        ("When", lines(service.schedules.iter().map(footbridge_domain::directory::Schedule::words).collect())),
        ("Where", lines(service.locations.iter().take(2).map(place).collect())),
        ("Cost", cost),
        ("Phone", service.phone.clone().unwrap_or_default()),
        ("Email", service.email.clone().unwrap_or_default()),
        ("Website", service.website.clone().unwrap_or_default()),
    ]
    .into_iter()
    .filter(|(_, words)| !words.trim().is_empty())
    .collect()
}

fn place(it: &footbridge_domain::directory::Location) -> String {
    let address = it.address.one_line();
    match &it.name {
        Some(name) if !address.contains(name.as_str()) => {
            format!("{name}, {address}").trim_end_matches(", ").to_owned()
        }
        _ => address,
    }
}

/// As a message: short enough for a telephone.
fn words(entry: &Entry, called: &str, scheme: &Scheme) -> String {
    let facts: Vec<_> = facts(entry)
        .into_iter()
        .filter(|(label, _)| *label != "What it is")
        .map(|(label, words)| format!("{label}: {words}"))
        .collect();
    format!(
        "Hello {called},\n\n{}\n{}\n\nFrom {}, {}\n",
        entry.service.name,
        facts.join("\n"),
        scheme.name,
        scheme.phone
    )
}
