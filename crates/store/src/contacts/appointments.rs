//! Appointments: a worker's days, a person's next ones, what a calendar feed holds.

use footbridge_domain::contacts::appointment::{Appointment, AppointmentKind, AppointmentStatus};
use footbridge_domain::ids::{AccountId, AppointmentId, ContactNeedId, PersonId, SchemeId};
use footbridge_domain::people::Details;
use footbridge_domain::people::contact_need::ContactNeed;
use footbridge_domain::people::phone::PhoneNumber;
use jiff::Timestamp;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::people_coded as coded;
use crate::row::{FromRow, Row};
use crate::statements;

/// An appointment with what its line in a list shows of the person.
#[derive(Clone)]
pub struct AppointmentLine {
    pub appointment: Appointment,
    /// Name, and what is known about reaching them. Other details are left out.
    pub details: Option<Details>,
    pub worker_name: String,
}

statements! {
    INSERT = "INSERT INTO appointment (id, scheme_id, person_id, worker_id, starts_at, minutes, kind, place, note, status, \
        sequence) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    SAVE = "UPDATE appointment SET starts_at = $3, minutes = $4, kind = $5, place = $6, note = $7, status = $8, sequence = $9 \
        WHERE id = $1 AND scheme_id = $2 AND sequence = $9 - 1";
    GET = "SELECT id, scheme_id, person_id, worker_id, starts_at, minutes, kind, place, note, status, sequence \
        FROM appointment WHERE id = $1 AND scheme_id = $2";
    BETWEEN = "SELECT t.id, t.scheme_id, t.person_id, t.worker_id, t.starts_at, t.minutes, t.kind, t.place, t.note, t.status, \
        t.sequence, a.name AS worker_name, p.first_name, p.family_name, p.preferred_name, p.phone, p.email, p.postcode, \
        p.language, p.interpreter, p.contact_by, p.voicemail_safe, p.best_time \
        FROM appointment t JOIN account a ON a.id = t.worker_id LEFT JOIN person p ON p.id = t.person_id \
        WHERE t.worker_id = $2 AND t.scheme_id = $1 AND t.starts_at >= $3 AND t.starts_at < $4 \
        ORDER BY t.starts_at, t.id";
    NEEDS_BETWEEN = "SELECT n.id, n.person_id, n.code, n.note, n.warning, n.review_on, n.ended_on \
        FROM contact_need n WHERE n.ended_on IS NULL AND n.person_id IN ( \
        SELECT t.person_id FROM appointment t WHERE t.worker_id = $2 AND t.scheme_id = $1 AND t.starts_at >= $3 \
        AND t.starts_at < $4) ORDER BY n.created_at, n.id";
}

impl FromRow for Appointment {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            scheme: row.get("scheme_id")?,
            person: row.get("person_id")?,
            worker: row.get("worker_id")?,
            starts_at: row.get("starts_at")?,
            minutes: row.get("minutes")?,
            kind: coded::<AppointmentKind>(row, "kind")?,
            place: row.get("place")?,
            note: row.get("note")?,
            status: coded::<AppointmentStatus>(row, "status")?,
            sequence: row.get("sequence")?,
        })
    }
}

impl FromRow for AppointmentLine {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let appointment = Appointment::from_row(row)?;
        let details = match row.get::<Option<String>>("first_name")? {
            None => None,
            Some(first_name) => Some(Details {
                first_name,
                family_name: row.get("family_name")?,
                preferred_name: row.get("preferred_name")?,
                phone: PhoneNumber::parse(&row.get::<String>("phone")?).ok(),
                email: row.get("email")?,
                language: row.get("language")?,
                interpreter: row.get("interpreter")?,
                contact_by: coded(row, "contact_by")?,
                voicemail_safe: row.get("voicemail_safe")?,
                best_time: row.get("best_time")?,
                ..Details::default()
            }),
        };
        Ok(Self { appointment, details, worker_name: row.get("worker_name")? })
    }
}

struct NeedRow(ContactNeed);

impl FromRow for NeedRow {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self(ContactNeed {
            id: row.get::<ContactNeedId>("id")?,
            person: row.get::<PersonId>("person_id")?,
            kind: coded(row, "code")?,
            note: row.get("note")?,
            warning: row.get("warning")?,
            review_on: row.get("review_on")?,
            ended_on: row.get("ended_on")?,
        }))
    }
}

pub async fn insert(tx: &mut Tx, it: &Appointment) -> Result<()> {
    tx.execute(
        INSERT,
        args![
            it.id,
            it.scheme,
            it.person,
            it.worker,
            it.starts_at,
            it.minutes,
            it.kind.code(),
            it.place,
            it.note,
            it.status.code(),
            it.sequence
        ],
    )
    .await
    .map(|_| ())
}

/// Saves a change that counted the sequence up by one; loses against a faster one.
pub async fn save(tx: &mut Tx, it: &Appointment) -> Result<()> {
    tx.execute_one(
        SAVE,
        args![
            it.id,
            it.scheme,
            it.starts_at,
            it.minutes,
            it.kind.code(),
            it.place,
            it.note,
            it.status.code(),
            it.sequence
        ],
    )
    .await
}

pub async fn get(tx: &mut Tx, id: AppointmentId, scheme: SchemeId) -> Result<Appointment> {
    tx.one(GET, args![id, scheme]).await
}

/// One worker's appointments from one instant up to another, cancelled ones too.
pub async fn between(
    tx: &mut Tx,
    scheme: SchemeId,
    worker: AccountId,
    from: Timestamp,
    until: Timestamp,
) -> Result<Vec<AppointmentLine>> {
    tx.all(BETWEEN, args![scheme, worker, from, until]).await
}

/// The contact needs of everybody in those appointments: one statement however many they are.
pub async fn needs_between(
    tx: &mut Tx,
    scheme: SchemeId,
    worker: AccountId,
    from: Timestamp,
    until: Timestamp,
) -> Result<Vec<ContactNeed>> {
    let rows: Vec<NeedRow> = tx.all(NEEDS_BETWEEN, args![scheme, worker, from, until]).await?;
    Ok(rows.into_iter().map(|it| it.0).collect())
}
