//! What the person agreed to share: noted with how they said it. `onward::withdraw` takes it back.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::PersonId;
use footbridge_domain::people::consent::{AgreedHow, Consent, ConsentKind};
use footbridge_store::people::consents as store;

use super::header::{self, PersonHeader};
use crate::app::App;
use crate::error::{AppError, FieldErrors, Result};
use crate::ids::fresh;
use crate::load::open_person;
use crate::record::{Event, record, record_read};

/// The page of details and consent.
pub struct ShownConsents {
    pub header: PersonHeader,
    pub consents: Vec<Consent>,
    pub may_edit: bool,
}

pub async fn show(app: &App, actor: &Actor, person: PersonId) -> Result<ShownConsents> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::ViewRecord, person, now).await?;
    let header = header::within(&mut tx, opened.record).await?;
    let consents = store::of_person(&mut tx, person).await?;
    let event = Event::of("details_viewed", "person", person.uuid()).person(person).reason(opened.reason);
    record_read(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(ShownConsents { header, consents, may_edit: footbridge_domain::access::may_ever(actor, Action::EditPerson) })
}

#[derive(Clone, Default)]
pub struct Typed {
    pub kind: String,
    pub recipient: String,
    pub how: String,
}

pub async fn give(app: &App, actor: &Actor, person: PersonId, typed: Typed) -> Result<()> {
    let now = app.now();
    let mut errors = FieldErrors::default();
    let kind = ConsentKind::from_code(typed.kind.trim());
    let how = AgreedHow::from_code(typed.how.trim());
    if kind.is_none() {
        errors.add("consent_kind", "Choose what the person agreed to.");
    }
    if how.is_none() {
        errors.add("consent_how", "Choose how they said yes.");
    }
    let recipient = typed.recipient.trim().to_owned();
    if kind == Some(ConsentKind::ShareWithOrganisation) && recipient.is_empty() {
        errors.add("consent_recipient", "Enter which group or organisation.");
    }
    if recipient.chars().count() > 200 {
        errors.add("consent_recipient", "Use at most 200 letters.");
    }
    errors.into_result()?;
    let (Some(kind), Some(how)) = (kind, how) else { return Err(AppError::internal("checked above")) };
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::ManageConsent, person, now).await?;
    let consent = Consent {
        id: fresh(),
        person,
        kind,
        service: None,
        recipient,
        given_at: now,
        given_how: how.code().to_owned(),
        recorded_by: actor.account_id(),
        withdrawn_at: None,
    };
    store::insert(&mut tx, &consent).await?;
    let event = Event::of("consent_given", "consent", consent.id.uuid())
        .person(person)
        .reason(opened.reason)
        .detail(kind.code());
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(())
}
