//! The sixth beat of every use case: what happened goes to the audit trail and the outbox, in the same transaction.

use footbridge_domain::access::Actor;
use footbridge_domain::ids::{MessageId, PersonId, SchemeId};
use footbridge_store::Tx;
use footbridge_store::access::audit::{self, Entry};
use footbridge_store::access::outbox::{self, Message};
use jiff::Timestamp;
use uuid::Uuid;

use crate::error::Result;
use crate::ids::fresh;

/// Something that happened, named in the past tense: `referral_accepted`.
#[derive(Debug, Clone)]
pub struct Event {
    pub name: &'static str,
    pub scheme: Option<SchemeId>,
    /// The kind of thing it happened to: `referral`, `person` …
    pub subject_kind: &'static str,
    pub subject: Option<Uuid>,
    /// Whose record it belongs to, so that the person can be shown it.
    pub person: Option<PersonId>,
    /// Why: the purpose and words an account gave, or what the product knows.
    pub reason: String,
    /// Codes and counts, never a person's words.
    pub detail: String,
}

impl Event {
    pub fn of(name: &'static str, subject_kind: &'static str, subject: Uuid) -> Self {
        Self {
            name,
            scheme: None,
            subject_kind,
            subject: Some(subject),
            person: None,
            reason: String::new(),
            detail: String::new(),
        }
    }

    #[must_use]
    pub fn person(mut self, person: PersonId) -> Self {
        self.person = Some(person);
        self
    }

    #[must_use]
    pub fn scheme(mut self, scheme: SchemeId) -> Self {
        self.scheme = Some(scheme);
        self
    }

    #[must_use]
    pub fn reason(mut self, reason: impl Into<String>) -> Self {
        self.reason = reason.into();
        self
    }

    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }
}

/// A look at a record: audited like a change, but nothing follows from it.
pub type Read = Event;

/// Notes a change: one audit row, one outbox row.
pub async fn record(tx: &mut Tx, actor: &Actor, event: Event, now: Timestamp) -> Result<()> {
    let scheme = event.scheme.or(actor.scheme());
    outbox::put(tx, fresh(), now, scheme.map(SchemeId::uuid), event.name, event.subject, None).await?;
    audit::append(tx, &entry(actor, event, now)).await?;
    Ok(())
}

/// Notes that somebody looked at a record.
pub async fn record_read(tx: &mut Tx, actor: &Actor, event: Read, now: Timestamp) -> Result<()> {
    audit::append(tx, &entry(actor, event, now)).await?;
    Ok(())
}

/// Queues a message in the same transaction as what it tells of. The outbox job sends it.
pub async fn message(tx: &mut Tx, message: &Message) -> Result<MessageId> {
    outbox::insert_message(tx, message).await?;
    // A letter waits for a printer, not for a server.
    if message.channel != "letter" {
        let scheme = Some(message.scheme.uuid());
        outbox::put(tx, fresh(), message.created_at, scheme, "message_queued", None, Some(message.id)).await?;
    }
    Ok(message.id)
}

fn entry(actor: &Actor, event: Event, now: Timestamp) -> Entry {
    let (kind, name) = match actor {
        Actor::Public => ("public", String::new()),
        Actor::Link(_) => ("organisation_link", String::new()),
        Actor::Account(account) => {
            (if account.granted.is_some() { "machine" } else { "account" }, account.name.clone())
        }
        Actor::Product => ("product", "Footbridge".to_owned()),
    };
    Entry {
        at: now,
        scheme: event.scheme.or(actor.scheme()).map(SchemeId::uuid),
        actor_kind: kind.to_owned(),
        actor: actor.account_id().map(footbridge_domain::ids::AccountId::uuid),
        actor_name: name,
        event: event.name.to_owned(),
        subject_kind: event.subject_kind.to_owned(),
        subject: event.subject,
        person: event.person.map(PersonId::uuid),
        reason: event.reason,
        detail: event.detail,
    }
}
