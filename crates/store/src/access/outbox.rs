//! What waits to be acted on outside a transaction, and the messages that leave.

use footbridge_domain::ids::{MessageId, PersonId, SchemeId};
use jiff::Timestamp;
use uuid::Uuid;

use crate::args;
use crate::db::{Engine, Tx};
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;

/// A message as it leaves: nothing is composed later than this.
#[derive(Clone)]
pub struct Message {
    pub id: MessageId,
    pub scheme: SchemeId,
    pub person: Option<PersonId>,
    pub channel: String,
    pub kind: String,
    pub language: String,
    pub recipient: String,
    pub recipient_name: String,
    pub subject: String,
    pub body: String,
    pub created_at: Timestamp,
    pub sent_at: Option<Timestamp>,
    pub failed: String,
}

impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Message").field("id", &self.id).field("kind", &self.kind).finish_non_exhaustive()
    }
}

#[derive(Debug, Clone)]
pub struct Waiting {
    pub id: Uuid,
    pub scheme: Option<Uuid>,
    pub event: String,
    pub subject: Option<Uuid>,
    pub message: Option<MessageId>,
    pub attempts: i64,
}

statements! {
    PUT = "INSERT INTO outbox (id, at, scheme_id, event, subject_id, message_id, due_at, attempts, leased_until, done_at, \
           last_error) VALUES ($1, $2, $3, $4, $5, $6, $2, 0, 0, $7, '')";
    DUE = "SELECT id, scheme_id, event, subject_id, message_id, attempts FROM outbox \
           WHERE done_at IS NULL AND due_at <= $1 AND leased_until <= $1 ORDER BY due_at LIMIT $2";
    DUE_LOCKED = "SELECT id, scheme_id, event, subject_id, message_id, attempts FROM outbox \
           WHERE done_at IS NULL AND due_at <= $1 AND leased_until <= $1 ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED";
    LEASE = "UPDATE outbox SET leased_until = $2, attempts = attempts + 1 WHERE id = $1";
    DONE = "UPDATE outbox SET done_at = $2, last_error = '' WHERE id = $1";
    LATER = "UPDATE outbox SET due_at = $2, leased_until = 0, last_error = $3 WHERE id = $1";
    WAITING = "SELECT COUNT(*) AS value FROM outbox WHERE done_at IS NULL";
    MESSAGE_INSERT = "INSERT INTO message (id, scheme_id, person_id, channel, kind, language, recipient, recipient_name, \
           subject, body, created_at, sent_at, failed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    MESSAGE_GET = "SELECT id, scheme_id, person_id, channel, kind, language, recipient, recipient_name, subject, body, \
           created_at, sent_at, failed FROM message WHERE id = $1";
    MESSAGE_SENT = "UPDATE message SET sent_at = $2, failed = '' WHERE id = $1";
    MESSAGE_FAILED = "UPDATE message SET failed = $2 WHERE id = $1";
    MESSAGES_OF_SCHEME = "SELECT id, scheme_id, person_id, channel, kind, language, recipient, recipient_name, subject, body, \
           created_at, sent_at, failed FROM message WHERE scheme_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2";
    MESSAGES_OF_PERSON = "SELECT id, scheme_id, person_id, channel, kind, language, recipient, recipient_name, subject, body, \
           created_at, sent_at, failed FROM message WHERE person_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2";
    LETTERS = "SELECT id, scheme_id, person_id, channel, kind, language, recipient, recipient_name, subject, body, \
           created_at, sent_at, failed FROM message WHERE scheme_id = $1 AND channel = 'letter' AND sent_at IS NULL \
           ORDER BY created_at LIMIT 200";
}

impl FromRow for Waiting {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            scheme: row.get("scheme_id")?,
            event: row.get("event")?,
            subject: row.get("subject_id")?,
            message: row.get("message_id")?,
            attempts: row.get("attempts")?,
        })
    }
}

impl FromRow for Message {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            scheme: row.get("scheme_id")?,
            person: row.get("person_id")?,
            channel: row.get("channel")?,
            kind: row.get("kind")?,
            language: row.get("language")?,
            recipient: row.get("recipient")?,
            recipient_name: row.get("recipient_name")?,
            subject: row.get("subject")?,
            body: row.get("body")?,
            created_at: row.get("created_at")?,
            sent_at: row.get("sent_at")?,
            failed: row.get("failed")?,
        })
    }
}

/// Notes that something happened. Events nobody outside listens to yet are kept as done: the feed for later readers.
pub async fn put(
    tx: &mut Tx,
    id: Uuid,
    at: Timestamp,
    scheme: Option<Uuid>,
    event: &str,
    subject: Option<Uuid>,
    message: Option<MessageId>,
) -> Result<()> {
    let done = if message.is_some() { None } else { Some(at) };
    tx.execute(PUT, args![id, at, scheme, event, subject, message, done]).await?;
    Ok(())
}

/// Takes up to `most` due entries for a while; another node leaves them alone until `until`.
pub async fn claim(tx: &mut Tx, now: Timestamp, until: Timestamp, most: i64) -> Result<Vec<Waiting>> {
    let select = if tx.engine() == Engine::Postgres { DUE_LOCKED } else { DUE };
    let due: Vec<Waiting> = tx.all(select, args![now, most]).await?;
    for entry in &due {
        tx.execute(LEASE, args![entry.id, until]).await?;
    }
    Ok(due)
}

pub async fn done(tx: &mut Tx, id: Uuid, now: Timestamp) -> Result<()> {
    tx.execute(DONE, args![id, now]).await.map(|_| ())
}

pub async fn try_later(tx: &mut Tx, id: Uuid, at: Timestamp, error: &str) -> Result<()> {
    tx.execute(LATER, args![id, at, error]).await.map(|_| ())
}

pub async fn waiting(tx: &mut Tx) -> Result<i64> {
    Ok(tx.one::<crate::Only<i64>>(WAITING, args![]).await?.0)
}

pub async fn insert_message(tx: &mut Tx, message: &Message) -> Result<()> {
    tx.execute(
        MESSAGE_INSERT,
        args![
            message.id,
            message.scheme,
            message.person,
            message.channel,
            message.kind,
            message.language,
            message.recipient,
            message.recipient_name,
            message.subject,
            message.body,
            message.created_at,
            message.sent_at,
            message.failed
        ],
    )
    .await
    .map(|_| ())
}

pub async fn message(tx: &mut Tx, id: MessageId) -> Result<Message> {
    tx.one(MESSAGE_GET, args![id]).await
}

pub async fn message_sent(tx: &mut Tx, id: MessageId, now: Timestamp) -> Result<()> {
    tx.execute_one(MESSAGE_SENT, args![id, now]).await
}

pub async fn message_failed(tx: &mut Tx, id: MessageId, why: &str) -> Result<()> {
    tx.execute_one(MESSAGE_FAILED, args![id, why]).await
}

/// The scheme's messages, newest first.
pub async fn messages(tx: &mut Tx, scheme: SchemeId, most: i64) -> Result<Vec<Message>> {
    tx.all(MESSAGES_OF_SCHEME, args![scheme, most]).await
}

/// What was sent to or about a person, newest first. The caller has been allowed to see the record.
pub async fn messages_of(tx: &mut Tx, person: PersonId, most: i64) -> Result<Vec<Message>> {
    tx.all(MESSAGES_OF_PERSON, args![person, most]).await
}

/// Letters that wait to be printed.
pub async fn letters(tx: &mut Tx, scheme: SchemeId) -> Result<Vec<Message>> {
    tx.all(LETTERS, args![scheme]).await
}
