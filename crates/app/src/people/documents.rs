//! What was sent to or about a person: letters, emails and texts, as they left.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::{MessageId, PersonId};
use footbridge_domain::people::restricted_note::RestrictedNote;
use footbridge_store::access::outbox::{self, Message};
use footbridge_store::access::schemes::{self, Scheme};
use footbridge_store::people::notes;

use super::header::{self, PersonHeader};
use crate::app::App;
use crate::error::{AppError, Noun, Result};
use crate::load::open_person;
use crate::record::{Event, record_read};

pub struct ShownDocuments {
    pub header: PersonHeader,
    pub messages: Vec<Message>,
    pub notes: Vec<RestrictedNote>,
}

pub async fn run(app: &App, actor: &Actor, person: PersonId) -> Result<ShownDocuments> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::ViewRecord, person, now).await?;
    let header = header::within(&mut tx, opened.record).await?;
    let messages = outbox::messages_of(&mut tx, person, 200).await?;
    let notes = notes::list(&mut tx, person).await?;
    let event = Event::of("documents_viewed", "person", person.uuid()).person(person).reason(opened.reason);
    record_read(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(ShownDocuments { header, messages, notes })
}

/// One of them, to read or print, with the scheme that wrote it.
pub struct ShownDocument {
    pub header: PersonHeader,
    pub message: Message,
    pub scheme: Scheme,
}

pub async fn one(app: &App, actor: &Actor, person: PersonId, id: MessageId) -> Result<ShownDocument> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::ViewRecord, person, now).await?;
    let header = header::within(&mut tx, opened.record).await?;
    let message = outbox::message(&mut tx, id).await.map_err(|it| AppError::from(it).noun(Noun::Page))?;
    if message.person != Some(person) || message.scheme != header.person.scheme {
        return Err(AppError::NotFound(Noun::Page));
    }
    let scheme = schemes::get(&mut tx, message.scheme).await?;
    let event = Event::of("document_viewed", "message", id.uuid()).person(person).reason(opened.reason);
    record_read(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(ShownDocument { header, message, scheme })
}
