//! A contact is taken back within ten minutes. Its words come back as a draft: nothing typed is lost.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::contacts::{Contact, ContactRefusal};
use footbridge_domain::ids::ContactId;
use footbridge_store::{contacts, people};

use crate::app::App;
use crate::drafts;
use crate::error::{AppError, Noun, Result};
use crate::load::{open_person, scheme_of};
use crate::record::{Event, record};

impl From<ContactRefusal> for AppError {
    fn from(refusal: ContactRefusal) -> Self {
        let code = match refusal {
            ContactRefusal::AlreadyUndone => "contact_already_undone",
            ContactRefusal::TooLate => "undo_too_late",
            ContactRefusal::NotYours => "contact_not_yours",
        };
        Self::refused(code, refusal)
    }
}

pub async fn run(app: &App, actor: &Actor, id: ContactId) -> Result<Contact> {
    let now = app.now();
    let by = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let mut tx = app.begin().await?;
    let contact =
        contacts::get(&mut tx, id, scheme_of(actor)?).await.map_err(|it| AppError::from(it).noun(Noun::Contact))?;
    let opened = open_person(&mut tx, actor, Action::LogContact, contact.person, now)
        .await
        .map_err(|it| it.noun(Noun::Contact))?;
    let undone = contact.undo(by, now)?;
    contacts::save_undone(&mut tx, &undone).await?;
    let mut person = opened.record;
    if let Some(referral) = undone.referral {
        contacts::refresh_first_contact(&mut tx, referral, person.scheme).await?;
    }
    person.last_contact_at = contacts::last_reached(&mut tx, person.id).await?;
    if person.next_contact_on == undone.next_on {
        person.next_contact_on = undone.before_next_on;
    }
    people::save(&mut tx, &person).await?;
    let fields = [
        ("kind", undone.kind.code().to_owned()),
        ("note", undone.note.clone()),
        ("minutes", undone.minutes.to_string()),
    ]
    .map(|(name, value)| (name.to_owned(), value));
    if !undone.note.is_empty() {
        drafts::put(app, &mut tx, by, drafts::CONTACT, person.id.uuid(), &fields, now).await?;
    }
    let event = Event::of("contact_undone", "contact", undone.id.uuid()).person(person.id).reason(opened.reason);
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(undone)
}
