//! One contact's row. Rows are added and marked undone, never changed or deleted.

use footbridge_domain::contacts::Contact;
use footbridge_domain::contacts::pick_lists::ConsultationMethod;
use footbridge_domain::ids::{ContactId, PersonId, ReferralId, SchemeId};
use jiff::Timestamp;

use crate::args;
use crate::db::{Only, Tx};
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;
use crate::{maybe_coded, people_coded as coded};

macro_rules! columns {
    () => {
        "id, scheme_id, person_id, referral_id, worker_id, kind, method, outcome, minutes, note, holding, happened_at, \
         written_at, undone_at, next_on, before_next_on"
    };
}

statements! {
    INSERT = concat!("INSERT INTO contact (", columns!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, \
        $14, $15, $16)");
    GET = concat!("SELECT ", columns!(), " FROM contact WHERE id = $1 AND scheme_id = $2");
    OF_PERSON = concat!("SELECT ", columns!(), " FROM contact WHERE person_id = $1 AND scheme_id = $2 AND undone_at IS NULL \
        ORDER BY happened_at DESC, id DESC LIMIT $3 OFFSET $4");
    UNDO = "UPDATE contact SET undone_at = $3 WHERE id = $1 AND scheme_id = $2 AND undone_at IS NULL";
    // Messages count as being in touch: for some people writing is how they talk.
    LAST_REACHED = "SELECT MAX(happened_at) AS value FROM contact WHERE person_id = $1 AND undone_at IS NULL \
        AND kind IN ('spoke', 'visit', 'message')";
    FIRST_CONTACT = "UPDATE referral SET first_contact_at = (SELECT MIN(c.happened_at) FROM contact c \
        WHERE c.referral_id = $1 AND c.undone_at IS NULL AND c.kind IN ('spoke', 'visit')) WHERE id = $1 AND scheme_id = $2";
    FAILED_TRIES = "SELECT c.method, c.happened_at FROM contact c WHERE c.person_id = $1 AND c.undone_at IS NULL \
        AND c.kind = 'no_answer' AND c.happened_at > COALESCE((SELECT MAX(r.happened_at) FROM contact r \
        WHERE r.person_id = $1 AND r.undone_at IS NULL AND r.kind IN ('spoke', 'visit', 'message')), CAST(0 AS BIGINT)) \
        ORDER BY c.happened_at, c.id";
}

impl FromRow for Contact {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            scheme: row.get("scheme_id")?,
            person: row.get("person_id")?,
            referral: row.get("referral_id")?,
            worker: row.get("worker_id")?,
            kind: coded(row, "kind")?,
            method: maybe_coded(row, "method")?,
            outcome: maybe_coded(row, "outcome")?,
            minutes: row.get("minutes")?,
            note: row.get("note")?,
            holding: maybe_coded(row, "holding")?,
            happened_at: row.get("happened_at")?,
            written_at: row.get("written_at")?,
            undone_at: row.get("undone_at")?,
            next_on: row.get("next_on")?,
            before_next_on: row.get("before_next_on")?,
        })
    }
}

/// A try that reached nobody, since the person was last reached.
#[derive(Debug, Clone)]
pub struct FailedTry {
    pub method: Option<ConsultationMethod>,
    pub happened_at: Timestamp,
}

impl FromRow for FailedTry {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { method: maybe_coded(row, "method")?, happened_at: row.get("happened_at")? })
    }
}

pub async fn insert(tx: &mut Tx, it: &Contact) -> Result<()> {
    tx.execute(
        INSERT,
        args![
            it.id,
            it.scheme,
            it.person,
            it.referral,
            it.worker,
            it.kind.code(),
            it.method.map_or("", ConsultationMethod::code),
            it.outcome.map_or("", |it| it.code()),
            it.minutes,
            it.note,
            it.holding.map_or("", |it| it.code()),
            it.happened_at,
            it.written_at,
            it.undone_at,
            it.next_on,
            it.before_next_on
        ],
    )
    .await
    .map(|_| ())
}

pub async fn get(tx: &mut Tx, id: ContactId, scheme: SchemeId) -> Result<Contact> {
    tx.one(GET, args![id, scheme]).await
}

/// One person's contacts that were not taken back, newest first.
pub async fn of_person(tx: &mut Tx, person: PersonId, scheme: SchemeId, most: i64, after: i64) -> Result<Vec<Contact>> {
    tx.all(OF_PERSON, args![person, scheme, most, after]).await
}

/// For a form that was sent twice.
pub async fn find(tx: &mut Tx, id: ContactId, scheme: SchemeId) -> Result<Option<Contact>> {
    tx.maybe(GET, args![id, scheme]).await
}

pub async fn save_undone(tx: &mut Tx, it: &Contact) -> Result<()> {
    tx.execute_one(UNDO, args![it.id, it.scheme, it.undone_at]).await
}

/// When the person was last really in touch.
pub async fn last_reached(tx: &mut Tx, person: PersonId) -> Result<Option<Timestamp>> {
    Ok(tx.one::<Only<Option<Timestamp>>>(LAST_REACHED, args![person]).await?.0)
}

/// Sets a referral's first contact from its contacts: right after a late entry and after an undo alike.
pub async fn refresh_first_contact(tx: &mut Tx, referral: ReferralId, scheme: SchemeId) -> Result<()> {
    tx.execute(FIRST_CONTACT, args![referral, scheme]).await.map(|_| ())
}

/// Tries since the person was last reached, oldest first.
pub async fn failed_tries(tx: &mut Tx, person: PersonId) -> Result<Vec<FailedTry>> {
    tx.all(FAILED_TRIES, args![person]).await
}
