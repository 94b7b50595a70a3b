//! Restricted notes: the words are sealed; lists show only that a note exists, its kind and its author.

use footbridge_domain::ids::{NoteId, PersonId};
use footbridge_domain::people::restricted_note::{NoteKind, RestrictedNote};

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::people_coded as coded;
use crate::row::{FromRow, Row};
use crate::statements;

statements! {
    INSERT = "INSERT INTO restricted_note (id, person_id, kind, sealed, author_id, written_at) VALUES ($1, $2, $3, $4, $5, $6)";
    LIST = "SELECT n.id, n.person_id, n.kind, n.author_id, a.name AS author_name, n.written_at \
        FROM restricted_note n JOIN account a ON a.id = n.author_id WHERE n.person_id = $1 ORDER BY n.written_at DESC, n.id DESC";
    OPEN = "SELECT n.id, n.person_id, n.kind, n.author_id, a.name AS author_name, n.written_at, n.sealed \
        FROM restricted_note n JOIN account a ON a.id = n.author_id WHERE n.id = $1 AND n.person_id = $2";
}

/// A note with its words as they are kept: sealed.
pub struct SealedNote {
    pub note: RestrictedNote,
    pub sealed: Vec<u8>,
}

impl FromRow for RestrictedNote {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            person: row.get("person_id")?,
            kind: coded::<NoteKind>(row, "kind")?,
            author: row.get("author_id")?,
            author_name: row.get("author_name")?,
            written_at: row.get("written_at")?,
        })
    }
}

impl FromRow for SealedNote {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { note: RestrictedNote::from_row(row)?, sealed: row.get("sealed")? })
    }
}

pub async fn insert(tx: &mut Tx, it: &RestrictedNote, sealed: &[u8]) -> Result<()> {
    tx.execute(INSERT, args![it.id, it.person, it.kind.code(), sealed, it.author, it.written_at]).await.map(|_| ())
}

pub async fn list(tx: &mut Tx, person: PersonId) -> Result<Vec<RestrictedNote>> {
    tx.all(LIST, args![person]).await
}

pub async fn open(tx: &mut Tx, id: NoteId, person: PersonId) -> Result<SealedNote> {
    tx.one(OPEN, args![id, person]).await
}
