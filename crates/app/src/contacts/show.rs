//! One contact with its note.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::contacts::Contact;
use footbridge_domain::ids::{ContactId, PersonId};
use footbridge_store::contacts;

use crate::app::App;
use crate::error::{AppError, Noun, Result};
use crate::load::open_person;
use crate::record::{Event, record_read};

pub async fn run(app: &App, actor: &Actor, person: PersonId, id: ContactId) -> Result<Contact> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::ViewRecord, person, now).await?;
    let contact = contacts::find(&mut tx, id, opened.record.scheme)
        .await?
        .filter(|it| it.person == person && it.undone_at.is_none())
        .ok_or(AppError::NotFound(Noun::Contact))?;
    let event = Event::of("contact_viewed", "contact", id.uuid()).person(person).reason(opened.reason);
    record_read(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(contact)
}
