//! A person's contacts, newest first: for systems that keep a copy. What was taken back is left out.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::contacts::Contact;
use footbridge_domain::ids::PersonId;
use footbridge_store::contacts;

use crate::app::App;
use crate::error::Result;
use crate::load::open_person;
use crate::record::{Event, record_read};

/// `most` contacts after the first `after`.
pub async fn run(app: &App, actor: &Actor, person: PersonId, most: i64, after: i64) -> Result<Vec<Contact>> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::ViewRecord, person, now).await?;
    let found = contacts::of_person(&mut tx, person, opened.record.scheme, most, after).await?;
    let event = Event::of("contacts_listed", "person", person.uuid()).person(person).reason(opened.reason);
    record_read(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(found)
}
