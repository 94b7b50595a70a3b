//! Correcting what is known about a person. Every part can be corrected; nothing typed is lost when something is wrong.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::{PersonId, ReferringOrganisationId};
use footbridge_domain::people::language::languages;
use footbridge_domain::people::nhs_number::NhsNumber;
use footbridge_domain::people::phone::PhoneNumber;
use footbridge_domain::people::postcode::Postcode;
use footbridge_domain::people::{ContactBy, Details, Person};
use footbridge_store::access::schemes::{self, ReferringOrganisation};
use footbridge_store::people;
use jiff::civil::Date;

use super::header::{self, PersonHeader};
use crate::app::App;
use crate::drafts;
use crate::error::{AppError, FieldErrors, Result};
use crate::load::open_person;
use crate::record::{Event, record, record_read};
use crate::typed_day::parse_day;

/// What was typed, untouched.
#[derive(Clone, Default)]
pub struct Typed {
    pub first_name: String,
    pub family_name: String,
    pub preferred_name: String,
    pub born_day: String,
    pub born_month: String,
    pub born_year: String,
    pub nhs_number: String,
    pub phone: String,
    pub email: String,
    pub address: String,
    pub postcode: String,
    pub practice: String,
    pub language: String,
    pub interpreter: bool,
    pub gender: String,
    pub ethnicity: String,
    pub pronouns: String,
    pub contact_by: String,
    pub voicemail_safe: bool,
    pub best_time: String,
    pub helper: String,
}

pub struct EditPerson {
    pub person: PersonId,
    /// The version of the record that was on the form.
    pub seen: i64,
    pub details: Details,
}

/// What the form needs.
pub struct ShownDetails {
    pub header: PersonHeader,
    pub practices: Vec<ReferringOrganisation>,
    pub draft: Option<drafts::Draft>,
}

const LONGEST: usize = 200;

pub async fn show(app: &App, actor: &Actor, id: PersonId) -> Result<ShownDetails> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::EditPerson, id, now).await?;
    let header = header::within(&mut tx, opened.record).await?;
    let mut practices = schemes::organisations(&mut tx, header.person.scheme).await?;
    practices.retain(|it| it.kind == "practice");
    let draft = drafts::within(app, &mut tx, actor, drafts::DETAILS, Some(id.uuid())).await?;
    let event = Event::of("details_viewed", "person", id.uuid()).person(id).reason(opened.reason);
    record_read(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(ShownDetails { header, practices, draft })
}

impl Typed {
    pub fn of(person: &Person) -> Self {
        let it = &person.details;
        let born = |part: fn(Date) -> String| it.born_on.map(part).unwrap_or_default();
        Self {
            first_name: it.first_name.clone(),
            family_name: it.family_name.clone(),
            preferred_name: it.preferred_name.clone(),
            born_day: born(|on| on.day().to_string()),
            born_month: born(|on| on.month().to_string()),
            born_year: born(|on| on.year().to_string()),
            nhs_number: it.nhs_number.as_ref().map(ToString::to_string).unwrap_or_default(),
            phone: it.phone.as_ref().map(ToString::to_string).unwrap_or_default(),
            email: it.email.clone(),
            address: it.address.clone(),
            postcode: it.postcode.as_ref().map(ToString::to_string).unwrap_or_default(),
            practice: it.practice.map(|id| id.to_string()).unwrap_or_default(),
            language: it.language.clone(),
            interpreter: it.interpreter,
            gender: it.gender.clone(),
            ethnicity: it.ethnicity.clone(),
            pronouns: it.pronouns.clone(),
            contact_by: it.contact_by.code().to_owned(),
            voicemail_safe: it.voicemail_safe,
            best_time: it.best_time.clone(),
            helper: it.helper.clone(),
        }
    }

    pub fn parse(
        self,
        person: PersonId,
        seen: i64,
        today: Date,
        demo: bool,
    ) -> std::result::Result<EditPerson, FieldErrors> {
        let mut errors = FieldErrors::default();
        for (field, text) in [
            ("first_name", &self.first_name),
            ("family_name", &self.family_name),
            ("preferred_name", &self.preferred_name),
            ("email", &self.email),
            ("address", &self.address),
            ("gender", &self.gender),
            ("ethnicity", &self.ethnicity),
            ("pronouns", &self.pronouns),
            ("best_time", &self.best_time),
            ("helper", &self.helper),
        ] {
            if text.chars().count() > LONGEST {
                errors.add(field, format!("Use at most {LONGEST} letters here."));
            } else if text.chars().any(|it| it.is_control() && !matches!(it, '\n' | '\r' | '\t')) {
                errors.add(field, "Remove the characters that cannot be printed.");
            }
        }
        if self.first_name.trim().is_empty() && self.family_name.trim().is_empty() {
            errors.add("first_name", "Enter the person’s name.");
        }
        let nhs_number = given(&self.nhs_number).and_then(|it| errors.keep("nhs_number", NhsNumber::parse(it)));
        if demo && nhs_number.as_ref().is_some_and(|it| !it.is_test_range()) {
            errors.add("nhs_number", "This is a demonstration. Use a made-up NHS number that starts with 999.");
        }
        let born_on = parse_day("born", &self.born_day, &self.born_month, &self.born_year, today, &mut errors);
        let phone = given(&self.phone).and_then(|it| errors.keep("phone", PhoneNumber::parse(it)));
        let postcode = given(&self.postcode).and_then(|it| errors.keep("postcode", Postcode::parse(it)));
        let email = self.email.trim().to_owned();
        if !email.is_empty() && !crate::access::accounts::looks_like_email(&email) {
            errors.add("email", "Enter an email address, like name@example.org.");
        }
        let practice = given(&self.practice).and_then(|it| {
            let parsed = it.parse::<ReferringOrganisationId>().ok();
            if parsed.is_none() {
                errors.add("practice", "Choose a practice from the list.");
            }
            parsed
        });
        let language = given(&self.language).unwrap_or("en").to_owned();
        if !languages().iter().any(|(code, _)| *code == language) && language.len() > 8 {
            errors.add("language", "Choose a language from the list.");
        }
        let contact_by = ContactBy::from_code(self.contact_by.trim()).unwrap_or_else(|| {
            errors.add("contact_by", "Choose how the person likes to be contacted.");
            ContactBy::Phone
        });
        let missing = match contact_by {
            ContactBy::Phone | ContactBy::Text if given(&self.phone).is_none() => {
                Some(("phone", "Enter a phone number, or choose another way."))
            }
            ContactBy::Email if email.is_empty() => Some(("email", "Enter an email address, or choose another way.")),
            ContactBy::Letter if given(&self.address).is_none() => {
                Some(("address", "Enter an address, or choose another way."))
            }
            _ => None,
        };
        if let Some((field, message)) = missing {
            errors.add(field, message);
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let details = Details {
            first_name: tidy(&self.first_name),
            family_name: tidy(&self.family_name),
            preferred_name: tidy(&self.preferred_name),
            born_on,
            nhs_number,
            phone,
            email,
            address: self.address.trim().to_owned(),
            postcode,
            practice,
            language,
            interpreter: self.interpreter,
            gender: tidy(&self.gender),
            ethnicity: tidy(&self.ethnicity),
            pronouns: tidy(&self.pronouns),
            contact_by,
            voicemail_safe: self.voicemail_safe,
            best_time: tidy(&self.best_time),
            helper: tidy(&self.helper),
        };
        Ok(EditPerson { person, seen, details })
    }
}

fn given(text: &str) -> Option<&str> {
    let text = text.trim();
    if text.is_empty() { None } else { Some(text) }
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub async fn run(app: &App, actor: &Actor, command: EditPerson) -> Result<()> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::EditPerson, command.person, now).await?;
    let mut person = opened.record;
    if person.version != command.seen {
        return Err(AppError::Conflict);
    }
    if let Some(practice) = command.details.practice {
        schemes::organisation(&mut tx, practice, person.scheme)
            .await
            .map_err(|_| AppError::invalid("practice", "Choose a practice from the list."))?;
    }
    let changed = changed_fields(&person.details, &command.details);
    person.details = command.details;
    people::save(&mut tx, &person).await?;
    if let Some(account) = actor.account_id() {
        drafts::delete(&mut tx, account, drafts::DETAILS, person.id.uuid()).await?;
    }
    // Which fields, never what was in them.
    let event = Event::of("details_changed", "person", person.id.uuid())
        .person(person.id)
        .reason(opened.reason)
        .detail(changed);
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(())
}

fn changed_fields(before: &Details, after: &Details) -> String {
    [
        ("name", before.full_name() != after.full_name() || before.preferred_name != after.preferred_name),
        ("born", before.born_on != after.born_on),
        ("nhs_number", before.nhs_number != after.nhs_number),
        ("phone", before.phone != after.phone),
        ("email", before.email != after.email),
        ("address", before.address != after.address || before.postcode != after.postcode),
        ("practice", before.practice != after.practice),
        ("language", before.language != after.language || before.interpreter != after.interpreter),
        (
            "identity",
            before.gender != after.gender || before.ethnicity != after.ethnicity || before.pronouns != after.pronouns,
        ),
        (
            "contact",
            before.contact_by != after.contact_by
                || before.voicemail_safe != after.voicemail_safe
                || before.best_time != after.best_time,
        ),
        ("helper", before.helper != after.helper),
    ]
    .into_iter()
    .filter_map(|(name, changed)| changed.then_some(name))
    .collect::<Vec<_>>()
    .join(" ")
}
