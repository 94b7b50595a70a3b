//! A contact is logged: what happened, a note, minutes, the next contact. Sent twice, it is kept once.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::contacts::pick_lists::{ConsultationMethod, ContactKind, ContactOutcome, HoldingPurpose};
use footbridge_domain::contacts::{Contact, LONGEST_NOTE, MOST_MINUTES, usual_method};
use footbridge_domain::ids::{ContactId, PersonId};
use footbridge_store::people::contact_needs;
use footbridge_store::{StoreError, Tx, contacts, people, referrals};
use jiff::Timestamp;
use jiff::civil::Date;

use super::{drafts, next};
use crate::access::once::{self, Answer, OnceKey, Words};
use crate::app::App;
use crate::error::{AppError, FieldErrors, Result};
use crate::ids::fresh;
use crate::load::open_person;
use crate::record::{Event, record};

/// What was typed, untouched.
#[derive(Clone, Default)]
pub struct Typed {
    /// Made by the form: the same form sent twice is one contact.
    pub id: String,
    pub kind: String,
    pub note: String,
    pub minutes: String,
    pub next: String,
    pub method: String,
    pub outcome: String,
    pub holding: String,
    /// A day and a time where it happened earlier; empty: now.
    pub day: String,
    pub time: String,
}

pub struct LogContact {
    pub id: ContactId,
    pub person: PersonId,
    pub kind: ContactKind,
    pub method: Option<ConsultationMethod>,
    pub outcome: Option<ContactOutcome>,
    pub holding: Option<HoldingPurpose>,
    pub minutes: u16,
    pub note: String,
    pub next: String,
    pub happened_at: Option<Timestamp>,
}

/// What the page says afterwards.
pub struct Logged {
    pub contact: Contact,
    /// The first time this person was reached in this referral.
    pub first_contact: bool,
    /// After no answer: how to try next, and when.
    pub next_try: Option<String>,
    /// It had been saved before: the form was sent twice.
    pub again: bool,
}

/// A minute of leeway: clocks differ.
const AHEAD: jiff::SignedDuration = jiff::SignedDuration::from_mins(1);

impl Typed {
    pub fn parse(self, person: PersonId, now: Timestamp) -> std::result::Result<LogContact, FieldErrors> {
        let mut errors = FieldErrors::default();
        let kind = ContactKind::from_code(self.kind.trim());
        if kind.is_none() {
            errors.add("kind", "Choose what happened.");
        }
        let note = self.note.trim().to_owned();
        if note.chars().count() > LONGEST_NOTE {
            errors.add("note", format!("Use at most {LONGEST_NOTE} letters. You have {}.", note.chars().count()));
        }
        let minutes = match self.minutes.trim() {
            "" => 0,
            text => match text.parse::<u16>() {
                Ok(minutes) if minutes <= MOST_MINUTES => minutes,
                _ => {
                    errors.add("minutes", "Enter minutes as a number, like 15.");
                    0
                }
            },
        };
        let happened_at = self.moment(now, &mut errors);
        let method = optional(&self.method, ConsultationMethod::from_code, "how", &mut errors);
        let outcome = optional(&self.outcome, ContactOutcome::from_code, "outcome", &mut errors);
        let holding = optional(&self.holding, HoldingPurpose::from_code, "holding", &mut errors);
        match kind {
            Some(kind) if errors.is_empty() => Ok(LogContact {
                id: self.id.trim().parse().unwrap_or_else(|_| fresh()),
                person,
                kind,
                method,
                outcome,
                holding,
                minutes,
                note,
                next: self.next.trim().to_owned(),
                happened_at,
            }),
            _ => Err(errors),
        }
    }

    fn moment(&self, now: Timestamp, errors: &mut FieldErrors) -> Option<Timestamp> {
        let (day, clock) = (self.day.trim(), self.time.trim());
        if day.is_empty() && clock.is_empty() {
            return None;
        }
        let day = if day.is_empty() { Ok(crate::time::day_of(now)) } else { day.parse::<Date>() };
        let clock =
            if clock.is_empty() { Ok(jiff::civil::time(12, 0, 0, 0)) } else { clock.parse::<jiff::civil::Time>() };
        let (Ok(day), Ok(clock)) = (day, clock) else {
            errors.add("day", "Enter a day and a time, like 24/11/2026 and 14:30.");
            return None;
        };
        let at = day.to_datetime(clock).to_zoned(crate::time::london().clone()).ok().map(|it| it.timestamp());
        if at.is_some_and(|at| at > now + AHEAD) {
            errors.add("day", "That is in the future. Book it in the calendar instead.");
            return None;
        }
        at
    }
}

fn optional<T>(code: &str, parse: impl Fn(&str) -> Option<T>, field: &str, errors: &mut FieldErrors) -> Option<T> {
    if code.trim().is_empty() {
        return None;
    }
    let parsed = parse(code.trim());
    if parsed.is_none() {
        errors.add(field, "Choose an answer from the list.");
    }
    parsed
}

pub async fn run(app: &App, actor: &Actor, command: LogContact) -> Result<Logged> {
    match at_once(app, actor, &command).await {
        // Two sendings at the same instant: the other one was first.
        Err(AppError::Conflict) => match already(app, actor, &command).await? {
            Some(logged) => Ok(logged),
            None => Err(AppError::Conflict),
        },
        result => result,
    }
}

async fn already(app: &App, actor: &Actor, command: &LogContact) -> Result<Option<Logged>> {
    let mut tx = app.read().await?;
    let opened = open_person(&mut tx, actor, Action::LogContact, command.person, app.now()).await?;
    let found = contacts::find(&mut tx, command.id, opened.record.scheme).await?;
    Ok(found.filter(|it| it.person == command.person && Some(it.worker) == actor.account_id()).map(|contact| Logged {
        contact,
        first_contact: false,
        next_try: None,
        again: true,
    }))
}

async fn at_once(app: &App, actor: &Actor, command: &LogContact) -> Result<Logged> {
    let mut tx = app.begin().await?;
    let logged = within(app, &mut tx, actor, command).await?;
    tx.commit().await?;
    Ok(logged)
}

/// The same for a sender with a key of its own: the second time it is told what it was told the first time.
pub async fn run_once(
    app: &App,
    actor: &Actor,
    command: &LogContact,
    key: &OnceKey,
    words: impl FnOnce(&Logged) -> Result<Words>,
) -> Result<Answer> {
    let mut tx = app.begin().await?;
    if let Some(words) = once::earlier(&mut tx, actor, key).await? {
        return once::again(tx, words).await;
    }
    let logged = within(app, &mut tx, actor, command).await?;
    once::keep(app, tx, actor, key, words(&logged)?).await
}

async fn within(app: &App, tx: &mut Tx, actor: &Actor, command: &LogContact) -> Result<Logged> {
    let (now, today) = (app.now(), app.today());
    let worker = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let opened = open_person(tx, actor, Action::LogContact, command.person, now).await?;
    let mut person = opened.record;
    if let Some(contact) = contacts::find(tx, command.id, person.scheme).await? {
        return if contact.person == person.id && contact.worker == worker {
            Ok(Logged { contact, first_contact: false, next_try: None, again: true })
        } else {
            Err(AppError::Conflict)
        };
    }
    let method = command.method.or(Some(usual_method(command.kind)));
    let happened_at = command.happened_at.unwrap_or(now);
    let (next_try, try_on) = if command.kind == ContactKind::NoAnswer {
        let mut failed = contacts::failed_tries(tx, person.id).await?;
        failed.push(contacts::FailedTry { method, happened_at });
        let needs = contact_needs::in_force(tx, person.id).await?;
        let (next, on) = next::next_try(&failed, &person.details, &needs, today);
        (Some(next), on)
    } else {
        (None, today)
    };
    let next_on = next::chosen(&command.next, command.kind, person.next_contact_on, try_on, today)
        .ok_or_else(|| AppError::invalid("next", "Choose the next contact from the list."))?;
    let contact = Contact {
        id: command.id,
        scheme: person.scheme,
        person: person.id,
        referral: person.open_referral,
        worker,
        kind: command.kind,
        method,
        outcome: command.outcome,
        minutes: command.minutes,
        note: command.note.clone(),
        holding: command.holding,
        happened_at,
        written_at: now,
        undone_at: None,
        next_on,
        before_next_on: person.next_contact_on,
    };
    contacts::insert(tx, &contact).await.map_err(|error| match error {
        StoreError::Duplicate { .. } => AppError::Conflict,
        other => other.into(),
    })?;
    let mut first_contact = false;
    if let Some(referral) = contact.referral
        && contact.kind.reached_the_person()
    {
        first_contact = referrals::get(tx, referral, person.scheme).await?.first_contact_at.is_none();
        contacts::refresh_first_contact(tx, referral, person.scheme).await?;
    }
    person.last_contact_at = contacts::last_reached(tx, person.id).await?;
    person.next_contact_on = next_on;
    people::save(tx, &person).await?;
    drafts::delete(tx, worker, drafts::CONTACT, person.id.uuid()).await?;
    let event = Event::of("contact_logged", "contact", contact.id.uuid())
        .person(person.id)
        .reason(opened.reason)
        .detail(contact.kind.code());
    record(tx, actor, event, now).await?;
    if first_contact && let Some(referral) = contact.referral {
        // Once for each referral: what the practice's record is told follows from this.
        record(tx, actor, Event::of("first_contact_made", "referral", referral.uuid()).person(person.id), now).await?;
    }
    let next_try = next_try.map(|next| format!("{} on {}", next::try_words(&next), try_on.strftime("%A %-d %B")));
    Ok(Logged { contact, first_contact, next_try, again: false })
}
