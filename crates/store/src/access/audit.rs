//! The hash-chained trail: each entry is written in the transaction of the change or read it speaks of.

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::args;
use crate::db::{Engine, Tx};
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;

/// One thing that happened. Text holds codes, names of accounts and reasons given, never a person's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub at: Timestamp,
    pub scheme: Option<Uuid>,
    pub actor_kind: String,
    pub actor: Option<Uuid>,
    pub actor_name: String,
    pub event: String,
    pub subject_kind: String,
    pub subject: Option<Uuid>,
    pub person: Option<Uuid>,
    pub reason: String,
    pub detail: String,
}

/// An entry in its place in the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chained {
    pub seq: i64,
    pub entry: Entry,
    pub previous: [u8; 32],
    pub hash: [u8; 32],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    pub seq: i64,
    pub hash: [u8; 32],
}

statements! {
    HEAD = "SELECT seq, hash FROM audit_head WHERE one = 1";
    HEAD_LOCKED = "SELECT seq, hash FROM audit_head WHERE one = 1 FOR UPDATE";
    START = "INSERT INTO audit_head (one, seq, hash) VALUES (1, 0, $1) ON CONFLICT (one) DO NOTHING";
    MOVE = "UPDATE audit_head SET seq = $1, hash = $2 WHERE one = 1";
    INSERT = "INSERT INTO audit (seq, at, scheme_id, actor_kind, actor_id, actor_name, event, subject_kind, subject_id, \
              person_id, reason, detail, previous_hash, hash) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    PAGE = "SELECT seq, at, scheme_id, actor_kind, actor_id, actor_name, event, subject_kind, subject_id, person_id, \
            reason, detail, previous_hash, hash FROM audit WHERE seq > $1 ORDER BY seq LIMIT $2";
    OF_PERSON = "SELECT seq, at, scheme_id, actor_kind, actor_id, actor_name, event, subject_kind, subject_id, person_id, \
                 reason, detail, previous_hash, hash FROM audit WHERE person_id = $1 AND scheme_id = $2 \
                 ORDER BY seq DESC LIMIT $3";
    LATEST = "SELECT seq, at, scheme_id, actor_kind, actor_id, actor_name, event, subject_kind, subject_id, person_id, \
              reason, detail, previous_hash, hash FROM audit WHERE scheme_id = $1 AND seq < $2 ORDER BY seq DESC LIMIT $3";
}

impl FromRow for Head {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { seq: row.get("seq")?, hash: row.get("hash")? })
    }
}

impl FromRow for Chained {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            seq: row.get("seq")?,
            entry: Entry {
                at: row.get("at")?,
                scheme: row.get("scheme_id")?,
                actor_kind: row.get("actor_kind")?,
                actor: row.get("actor_id")?,
                actor_name: row.get("actor_name")?,
                event: row.get("event")?,
                subject_kind: row.get("subject_kind")?,
                subject: row.get("subject_id")?,
                person: row.get("person_id")?,
                reason: row.get("reason")?,
                detail: row.get("detail")?,
            },
            previous: row.get("previous_hash")?,
            hash: row.get("hash")?,
        })
    }
}

impl Entry {
    /// The bytes that are hashed: every field with its length, so that no two entries read the same.
    fn canonical(&self, seq: i64) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(256);
        let mut put = |field: &[u8]| {
            bytes.extend_from_slice(&(field.len() as u64).to_be_bytes());
            bytes.extend_from_slice(field);
        };
        put(&seq.to_be_bytes());
        put(&self.at.as_millisecond().to_be_bytes());
        for id in [self.scheme, self.actor, self.subject, self.person] {
            put(id.as_ref().map_or(&[][..], |it| it.as_bytes()));
        }
        for text in [&self.actor_kind, &self.actor_name, &self.event, &self.subject_kind, &self.reason, &self.detail] {
            put(text.as_bytes());
        }
        bytes
    }

    /// SHA-256 over the previous hash and this entry.
    pub fn hash_after(&self, previous: &[u8; 32], seq: i64) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update(previous);
        hasher.update(self.canonical(seq));
        hasher.finalize().into()
    }
}

/// Adds an entry to the chain. On PostgreSQL the head row's lock keeps writers in one order until they commit.
pub async fn append(tx: &mut Tx, entry: &Entry) -> Result<i64> {
    let select = if tx.engine() == Engine::Postgres { HEAD_LOCKED } else { HEAD };
    let head = match tx.maybe::<Head>(select, args![]).await? {
        Some(head) => head,
        None => {
            tx.execute(START, args![[0_u8; 32]]).await?;
            tx.one(select, args![]).await?
        }
    };
    let seq = head.seq + 1;
    let hash = entry.hash_after(&head.hash, seq);
    tx.execute(
        INSERT,
        args![
            seq,
            entry.at,
            entry.scheme,
            entry.actor_kind,
            entry.actor,
            entry.actor_name,
            entry.event,
            entry.subject_kind,
            entry.subject,
            entry.person,
            entry.reason,
            entry.detail,
            head.hash,
            hash
        ],
    )
    .await?;
    tx.execute_one(MOVE, args![seq, hash]).await?;
    Ok(seq)
}

/// Adds a history in one go: the head is read and moved once. For records that are brought in whole.
pub async fn append_all(tx: &mut Tx, entries: &[Entry]) -> Result<()> {
    let Some((first, rest)) = entries.split_first() else { return Ok(()) };
    // The first goes the ordinary way: it starts the chain where there is none, and takes the lock.
    append(tx, first).await?;
    let mut head = head(tx).await?;
    let mut links = Vec::with_capacity(rest.len());
    for entry in rest {
        let previous = head.hash;
        head = Head { seq: head.seq + 1, hash: entry.hash_after(&previous, head.seq + 1) };
        links.push((head, previous, entry));
    }
    let rows: Vec<_> = links.iter().map(|(head, previous, entry)| Link { head: *head, previous, entry }).collect();
    crate::bulk::insert(tx, &rows).await?;
    if rows.is_empty() {
        return Ok(());
    }
    tx.execute_one(MOVE, args![head.seq, head.hash]).await
}

/// One row of the chain on its way in.
struct Link<'a> {
    head: Head,
    previous: &'a [u8; 32],
    entry: &'a Entry,
}

impl crate::bulk::BulkRow for Link<'_> {
    const INSERT: &'static str = INSERT;
    fn values<'a>(&'a self, into: &mut Vec<crate::Value<'a>>) {
        let (head, entry) = (&self.head, self.entry);
        into.extend_from_slice(args![
            head.seq,
            entry.at,
            entry.scheme,
            entry.actor_kind,
            entry.actor,
            entry.actor_name,
            entry.event,
            entry.subject_kind,
            entry.subject,
            entry.person,
            entry.reason,
            entry.detail,
            self.previous,
            head.hash
        ]);
    }
}

pub async fn head(tx: &mut Tx) -> Result<Head> {
    Ok(tx.maybe(HEAD, args![]).await?.unwrap_or(Head { seq: 0, hash: [0; 32] }))
}

/// Entries after `seq`, oldest first: for verification, page by page.
pub async fn page_after(tx: &mut Tx, seq: i64, most: i64) -> Result<Vec<Chained>> {
    tx.all(PAGE, args![seq, most]).await
}

/// Everything that was done with one person's record, newest first.
pub async fn of_person(
    tx: &mut Tx,
    person: footbridge_domain::ids::PersonId,
    scheme: footbridge_domain::ids::SchemeId,
    most: i64,
) -> Result<Vec<Chained>> {
    tx.all(OF_PERSON, args![person, scheme, most]).await
}

/// The scheme's newest entries before `seq`.
pub async fn latest(
    tx: &mut Tx,
    scheme: footbridge_domain::ids::SchemeId,
    before: i64,
    most: i64,
) -> Result<Vec<Chained>> {
    tx.all(LATEST, args![scheme, before, most]).await
}
