//! What a person needs so that contact works: recorded, shown everywhere, looked at again on a day, ended.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::{ContactNeedId, PersonId};
use footbridge_domain::people::contact_need::{ContactNeed, NeedKind};
use footbridge_store::people::contact_needs as store;
use jiff::civil::Date;

use crate::app::App;
use crate::error::{AppError, FieldErrors, Result};
use crate::ids::fresh;
use crate::load::open_person;
use crate::record::{Event, record};

#[derive(Clone, Default)]
pub struct Typed {
    pub kind: String,
    pub note: String,
    pub warning: bool,
    pub review_on: String,
}

/// The Accessible Information Standard asks to review; a year where nobody says otherwise.
const REVIEW_AFTER_DAYS: i32 = 365;

pub async fn add(app: &App, actor: &Actor, person: PersonId, typed: Typed) -> Result<()> {
    let (now, today) = (app.now(), app.today());
    let mut errors = FieldErrors::default();
    let kind = NeedKind::from_code(typed.kind.trim());
    let note = typed.note.trim().to_owned();
    match kind {
        None => errors.add("kind", "Choose a need from the list."),
        Some(NeedKind::SomethingElse) if note.is_empty() => errors.add("note", "Say what the person needs."),
        Some(_) => {}
    }
    if note.chars().count() > 120 {
        errors.add("note", "Use at most 120 letters: it stands on every page.");
    }
    let review_on = review_day(&typed.review_on, today, &mut errors);
    errors.into_result()?;
    let kind = kind.unwrap_or(NeedKind::SomethingElse);
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::EditPerson, person, now).await?;
    if store::in_force(&mut tx, person).await?.iter().any(|it| it.kind == kind && it.note == note) {
        return Ok(());
    }
    let need = ContactNeed {
        id: fresh(),
        person,
        kind,
        note,
        warning: typed.warning || kind.is_warning(),
        review_on: Some(review_on),
        ended_on: None,
    };
    store::insert(&mut tx, &need, now).await?;
    let event = Event::of("contact_need_recorded", "contact_need", need.id.uuid())
        .person(person)
        .reason(opened.reason)
        .detail(kind.code());
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(())
}

fn review_day(typed: &str, today: Date, errors: &mut FieldErrors) -> Date {
    let usual = today.saturating_add(jiff::Span::new().days(REVIEW_AFTER_DAYS));
    match typed.trim() {
        "" => usual,
        text => match text.parse::<Date>() {
            Ok(day) if day >= today => day,
            Ok(_) => {
                errors.add("review_on", "That day is over. Choose a day to look again.");
                usual
            }
            Err(_) => {
                errors.add("review_on", "Enter a day, like 24/11/2027.");
                usual
            }
        },
    }
}

pub async fn end(app: &App, actor: &Actor, person: PersonId, need: ContactNeedId) -> Result<()> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::EditPerson, person, now).await?;
    store::end(&mut tx, need, person, app.today()).await.map_err(|_| AppError::Conflict)?;
    let event = Event::of("contact_need_ended", "contact_need", need.uuid()).person(person).reason(opened.reason);
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(())
}

/// Asked again, and still right: look again in a year.
pub async fn still_right(app: &App, actor: &Actor, person: PersonId, need: ContactNeedId) -> Result<()> {
    let now = app.now();
    let next = app.today().saturating_add(jiff::Span::new().days(REVIEW_AFTER_DAYS));
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::EditPerson, person, now).await?;
    store::reviewed(&mut tx, need, person, Some(next)).await.map_err(|_| AppError::Conflict)?;
    let event = Event::of("contact_need_reviewed", "contact_need", need.uuid()).person(person).reason(opened.reason);
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(())
}
