//! Restricted notes: written by whoever helps the person, read by the person's own worker, or with the glass broken.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::{NoteId, PersonId};
use footbridge_domain::people::restricted_note::{NoteKind, RestrictedNote};
use footbridge_store::people::notes as store;
use footbridge_store::vault::Place;

use super::header::{self, PersonHeader};
use crate::app::App;
use crate::drafts;
use crate::error::{AppError, FieldErrors, Noun, Result};
use crate::ids::fresh;
use crate::load::open_person;
use crate::record::{Event, record, record_read};

const LONGEST: usize = 8_000;

fn place(id: NoteId) -> Place {
    Place { table: "restricted_note", column: "sealed", row: id.uuid() }
}

/// The page to write one, with what is there already: kinds and authors only.
pub struct NewNote {
    pub header: PersonHeader,
    pub notes: Vec<RestrictedNote>,
    pub draft: Option<drafts::Draft>,
}

pub async fn new(app: &App, actor: &Actor, person: PersonId) -> Result<NewNote> {
    let mut tx = app.read().await?;
    let opened = open_person(&mut tx, actor, Action::WriteRestrictedNote, person, app.now()).await?;
    let header = header::within(&mut tx, opened.record).await?;
    let notes = store::list(&mut tx, person).await?;
    let draft = drafts::within(app, &mut tx, actor, drafts::NOTE, Some(person.uuid())).await?;
    Ok(NewNote { header, notes, draft })
}

pub async fn write(app: &App, actor: &Actor, person: PersonId, kind: &str, words: &str) -> Result<NoteId> {
    let now = app.now();
    let author = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let mut errors = FieldErrors::default();
    let kind = NoteKind::from_code(kind.trim());
    if kind.is_none() {
        errors.add("kind", "Choose what the note is about.");
    }
    let words = words.trim();
    if words.is_empty() {
        errors.add("words", "Write the note.");
    } else if words.chars().count() > LONGEST {
        errors.add("words", format!("Use at most {LONGEST} letters. You have {}.", words.chars().count()));
    }
    errors.into_result()?;
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::WriteRestrictedNote, person, now).await?;
    let note = RestrictedNote {
        id: fresh(),
        person,
        kind: kind.unwrap_or(NoteKind::Other),
        author,
        author_name: String::new(),
        written_at: now,
    };
    let sealed = app.vault.seal(place(note.id), words)?;
    store::insert(&mut tx, &note, &sealed).await?;
    drafts::delete(&mut tx, author, drafts::NOTE, person.uuid()).await?;
    let event = Event::of("restricted_note_written", "restricted_note", note.id.uuid())
        .person(person)
        .reason(opened.reason)
        .detail(note.kind.code());
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(note.id)
}

/// A note with its words, for this one look.
pub struct OpenedNote {
    pub header: PersonHeader,
    pub note: RestrictedNote,
    pub words: String,
}

pub async fn open(app: &App, actor: &Actor, person: PersonId, id: NoteId) -> Result<OpenedNote> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::ReadRestrictedNote, person, now).await?;
    let header = header::within(&mut tx, opened.record).await?;
    let found = store::open(&mut tx, id, person).await.map_err(|it| AppError::from(it).noun(Noun::Note))?;
    let words = app.vault.open_sealed(place(id), &found.sealed)?;
    let event = Event::of("restricted_note_read", "restricted_note", id.uuid()).person(person).reason(opened.reason);
    record_read(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(OpenedNote { header, note: found.note, words })
}
