//! A list of referrals from a file: looked at first, then taken in whole, and taken back within a day where nobody
//! has worked on it. Rows follow the same rules as the form.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::{BatchId, SchemeId};
use footbridge_formats::spreadsheet::{ReferralFile, Severity, decode};
use footbridge_store::access::schemes;
use footbridge_store::referrals::batches::{self, Batch};
use footbridge_store::{Tx, people};
use jiff::SignedDuration;

use super::import_row::{self, ReadRow};
use super::receive::{self, ReceiveReferral};
use crate::app::App;
use crate::error::{AppError, FieldErrors, Noun, Result};
use crate::ids::fresh;
use crate::load::{permit_at_all, scheme_of};
use crate::people::known_people::{self, KnownPerson};
use crate::record::{Event, record};

/// More than this is for several files: a page must stay readable and a transaction short.
pub const MOST_ROWS: usize = 2_000;
const UNDO_HOURS: i64 = 24;

/// What one row would become.
pub enum Outcome {
    New,
    /// Somebody we may know: taken in as new, and shown to those who triage.
    MaybeKnown(Vec<KnownPerson>),
    /// Certainly somebody we know: joins their record.
    Known,
    /// They have an open referral: left out, so that the same file twice changes nothing.
    AlreadyOpen,
    Wrong(Vec<(String, String)>),
}

pub struct PreviewRow {
    pub number: usize,
    pub name: String,
    pub outcome: Outcome,
}

#[derive(Default)]
pub struct Preview {
    pub rows: Vec<PreviewRow>,
    pub new: usize,
    pub known: usize,
    pub left_out: usize,
    pub wrong: usize,
    /// Headings nobody recognised.
    pub passed_over: Vec<String>,
    /// The file as text, for the page that confirms.
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    pub batch: BatchId,
    pub new: usize,
    pub known: usize,
    pub refused: usize,
}

/// A file on its way in. The command line says which scheme it is for; a signed-in account has one.
pub struct ImportReferrals {
    pub scheme: Option<SchemeId>,
    pub source: String,
    pub bytes: Vec<u8>,
}

fn scheme_for(actor: &Actor, named: Option<SchemeId>) -> Result<SchemeId> {
    match (actor, named) {
        (Actor::Product, Some(scheme)) => Ok(scheme),
        _ => scheme_of(actor),
    }
}

fn read(bytes: &[u8]) -> Result<ReferralFile> {
    let file = ReferralFile::read(bytes).map_err(|error| AppError::invalid("file", error.to_string()))?;
    if file.rows.is_empty() && file.problems.is_empty() {
        return Err(AppError::invalid("file", "There are headings but no rows below them. Add a row for each person."));
    }
    if file.rows.len() > MOST_ROWS {
        let rows = file.rows.len();
        return Err(AppError::invalid(
            "file",
            format!("Use at most {MOST_ROWS} rows in one file. Yours has {rows}. Split it."),
        ));
    }
    Ok(file)
}

pub async fn preview(app: &App, actor: &Actor, command: &ImportReferrals) -> Result<Preview> {
    permit_at_all(actor, Action::ImportReferrals)?;
    let scheme = scheme_for(actor, command.scheme)?;
    let file = read(&command.bytes)?;
    let mut tx = app.read().await?;
    let house = import_row::House::load(app, &mut tx, scheme).await?;
    let text = decode(&command.bytes)
        .map(|(text, _)| text.into_owned())
        .map_err(|error| AppError::invalid("file", error.to_string()))?;
    let mut preview = Preview { passed_over: file.passed_over.clone(), text, ..Preview::default() };
    for problem in file.problems.iter().filter(|it| it.severity == Severity::RowLeftOut) {
        let words = format!("{} {}", problem.reason, problem.remedy);
        let outcome = Outcome::Wrong(vec![(problem.field.clone(), words)]);
        preview.rows.push(PreviewRow { number: problem.row, name: String::new(), outcome });
    }
    let mut seen: Vec<String> = Vec::new();
    for row in &file.rows {
        let ReadRow { name, parsed } = house.read(row);
        let outcome = match parsed {
            Err(errors) => wrong(&errors),
            Ok(command) => {
                let key = import_row::key_of(&command.details);
                let twice = key.as_ref().is_some_and(|it| seen.contains(it));
                seen.extend(key);
                if twice { Outcome::AlreadyOpen } else { outcome_of(&mut tx, scheme, &command).await? }
            }
        };
        preview.rows.push(PreviewRow { number: row.number, name, outcome });
    }
    preview.rows.sort_by_key(|it| it.number);
    for row in &preview.rows {
        match row.outcome {
            Outcome::New | Outcome::MaybeKnown(_) => preview.new += 1,
            Outcome::Known => preview.known += 1,
            Outcome::AlreadyOpen => preview.left_out += 1,
            Outcome::Wrong(_) => preview.wrong += 1,
        }
    }
    Ok(preview)
}

fn wrong(errors: &FieldErrors) -> Outcome {
    Outcome::Wrong(
        errors
            .iter()
            .map(|(field, message)| (import_row::column_words(field).to_owned(), message.to_owned()))
            .collect(),
    )
}

async fn outcome_of(tx: &mut Tx, scheme: SchemeId, command: &ReceiveReferral) -> Result<Outcome> {
    let known = known_people::find(tx, scheme, &command.details).await?;
    Ok(match known.iter().find(|it| it.is_certain()) {
        Some(certain) if certain.has_open_referral => Outcome::AlreadyOpen,
        Some(_) => Outcome::Known,
        None if known.is_empty() => Outcome::New,
        None => Outcome::MaybeKnown(known),
    })
}

/// Takes in every good row, in one transaction; rows with errors are counted and left out.
pub async fn run(app: &App, actor: &Actor, command: ImportReferrals) -> Result<Imported> {
    permit_at_all(actor, Action::ImportReferrals)?;
    let now = app.now();
    let scheme = scheme_for(actor, command.scheme)?;
    let file = read(&command.bytes)?;
    let mut tx = app.begin().await?;
    let house = import_row::House::load(app, &mut tx, scheme).await?;
    let batch = Batch {
        id: fresh(),
        scheme,
        source: command.source.chars().take(200).collect(),
        rows_read: count(file.rows.len() + file.problems.len()),
        rows_new: 0,
        rows_changed: 0,
        rows_refused: 0,
        imported_at: now,
        imported_by: actor.account_id(),
        undone_at: None,
    };
    batches::insert(&mut tx, &batch).await?;
    let left_out = file.problems.iter().filter(|it| it.severity == Severity::RowLeftOut).count();
    let mut imported = Imported { batch: batch.id, new: 0, known: 0, refused: left_out };
    for row in &file.rows {
        let Ok(mut command) = house.read(row).parsed else {
            imported.refused += 1;
            continue;
        };
        match outcome_of(&mut tx, scheme, &command).await? {
            Outcome::AlreadyOpen | Outcome::Wrong(_) => {
                imported.refused += 1;
                continue;
            }
            Outcome::Known => imported.known += 1,
            Outcome::New | Outcome::MaybeKnown(_) => imported.new += 1,
        }
        command.door.batch = Some(batch.id);
        receive::within(app, &mut tx, actor, command).await?;
    }
    if imported.new + imported.known == 0 {
        return Err(AppError::refused(
            "nothing_to_import",
            "No row of this file can be taken in. Nothing was changed.",
        ));
    }
    batches::set_counts(&mut tx, batch.id, count(imported.new), count(imported.known), count(imported.refused)).await?;
    let detail = format!("{} new, {} known, {} left out", imported.new, imported.known, imported.refused);
    record(
        &mut tx,
        actor,
        Event::of("referrals_imported", "import_batch", batch.id.uuid()).scheme(scheme).detail(detail),
        now,
    )
    .await?;
    tx.commit().await?;
    Ok(imported)
}

/// The ten newest lists, and until when each can be taken back.
pub async fn latest(app: &App, actor: &Actor) -> Result<Vec<(Batch, bool)>> {
    permit_at_all(actor, Action::ImportReferrals)?;
    let mut tx = app.read().await?;
    let now = app.now();
    let found = batches::latest(&mut tx, scheme_of(actor)?).await?;
    Ok(found
        .into_iter()
        .map(|it| {
            let open = may_undo(&it, now);
            (it, open)
        })
        .collect())
}

fn may_undo(batch: &Batch, now: jiff::Timestamp) -> bool {
    batch.undone_at.is_none() && batch.imported_at + SignedDuration::from_hours(UNDO_HOURS) > now
}

#[derive(Debug, PartialEq, Eq)]
pub struct TakenBack {
    pub gone: usize,
    /// Somebody has worked on them since: they stay.
    pub stay: usize,
}

pub async fn undo(app: &App, actor: &Actor, id: BatchId) -> Result<TakenBack> {
    permit_at_all(actor, Action::ImportReferrals)?;
    let now = app.now();
    let scheme = scheme_of(actor)?;
    let mut tx = app.begin().await?;
    let batch = batches::get(&mut tx, id, scheme).await.map_err(|error| AppError::from(error).noun(Noun::Batch))?;
    if !may_undo(&batch, now) {
        return Err(AppError::refused(
            "too_late_to_undo",
            "A list can be taken back once, within 24 hours. Withdraw single referrals instead.",
        ));
    }
    let untouched = batches::untouched(&mut tx, id, scheme).await?;
    for it in &untouched {
        let mut person = people::get(&mut tx, it.person, scheme).await?;
        let newcomer = person.version == 0;
        if !newcomer && person.open_referral == Some(it.referral) {
            person.open_referral = None;
            people::save(&mut tx, &person).await?;
        }
        batches::delete_referral(&mut tx, it.referral, scheme).await?;
        if newcomer {
            batches::delete_newcomer(&mut tx, it.person, scheme).await?;
        }
        let event = Event::of("referral_import_undone", "referral", it.referral.uuid()).person(it.person);
        record(&mut tx, actor, event, now).await?;
    }
    batches::set_undone(&mut tx, id, now).await?;
    let taken = usize::try_from(batch.rows_new + batch.rows_changed).unwrap_or_default();
    let outcome = TakenBack { gone: untouched.len(), stay: taken.saturating_sub(untouched.len()) };
    let detail = format!("{} taken back, {} stay", outcome.gone, outcome.stay);
    record(&mut tx, actor, Event::of("import_undone", "import_batch", id.uuid()).detail(detail), now).await?;
    tx.commit().await?;
    Ok(outcome)
}

fn count(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

/// The scheme by its name, for the command line. One scheme needs no name.
pub async fn scheme_named(app: &App, name: Option<&str>) -> Result<SchemeId> {
    let mut tx = app.read().await?;
    let all = schemes::list(&mut tx).await?;
    let found = match name {
        Some(name) => all.iter().find(|it| it.name.eq_ignore_ascii_case(name.trim())),
        None if all.len() == 1 => all.first(),
        None => None,
    };
    found.map(|it| it.id).ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|it| it.name.as_str()).collect();
        AppError::invalid("scheme", format!("Say which scheme the list is for: {}.", names.join(", ")))
    })
}

/// The state of a referral from a batch, for tests and the page after importing.
pub async fn of_batch(app: &App, actor: &Actor, id: BatchId) -> Result<Batch> {
    permit_at_all(actor, Action::ImportReferrals)?;
    let mut tx = app.read().await?;
    batches::get(&mut tx, id, scheme_of(actor)?).await.map_err(|error| AppError::from(error).noun(Noun::Batch))
}
