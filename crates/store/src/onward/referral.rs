//! One onward referral's row, and its way back to a state that carries only what is true in it.

use footbridge_domain::ids::{ConsentId, OnwardReferralId, SchemeId, ServiceId};
use footbridge_domain::onward::lists::{CancelReason, SentBy, UnsuitableReason};
use footbridge_domain::onward::{
    Answer, AnsweredBy, Attendance, Barrier, Closing, OnwardReferral, OnwardState, OnwardStatus, Sending, Shared,
    SharedItem,
};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::access::accounts::email_key;
use crate::args;
use crate::bulk::{self, BulkRow};
use crate::db::{Only, Tx};
use crate::error::{Result, StoreError};
use crate::people_coded as coded;
use crate::row::{FromRow, Row};
use crate::statements;
use crate::value::Value;

macro_rules! columns {
    () => {
        "id, scheme_id, person_id, referral_id, service_id, consent_id, sent_by, state, state_at, initials, shared, message, \
         recipient, send_on, sent_at, sent_how, opened_at, answered_at, answered_by, answer_note, place_from_on, wait_weeks, \
         first_attended_on, last_attended_on, still_coming_on, attended_times, end_reason, end_note, ended_on, reminders, \
         next_chase_at, ring_needed, rang_at, asked_about_visit, version"
    };
}

statements! {
    GET = concat!("SELECT ", columns!(), " FROM onward_referral WHERE id = $1 AND scheme_id = $2");
    GET_BY_ID = concat!("SELECT ", columns!(), " FROM onward_referral WHERE id = $1");
    OF_CONSENT = concat!("SELECT ", columns!(), " FROM onward_referral WHERE consent_id = $1 ORDER BY id");
    INSERT = concat!("INSERT INTO onward_referral (", columns!(), ", recipient_key) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, \
        $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, \
        $33, $34, $35, $36)");
    SAVE = "UPDATE onward_referral SET state = $3, state_at = $4, shared = $5, message = $6, recipient = $7, recipient_key = $8, \
        send_on = $9, sent_at = $10, sent_how = $11, opened_at = $12, answered_at = $13, answered_by = $14, answer_note = $15, \
        place_from_on = $16, wait_weeks = $17, first_attended_on = $18, last_attended_on = $19, still_coming_on = $20, \
        attended_times = $21, end_reason = $22, end_note = $23, ended_on = $24, reminders = $25, next_chase_at = $26, \
        ring_needed = $27, rang_at = $28, asked_about_visit = $29, version = version + 1 \
        WHERE id = $1 AND scheme_id = $2 AND version = $30";
    DUE = "SELECT id AS value FROM onward_referral WHERE next_chase_at IS NOT NULL AND next_chase_at <= $1 \
        ORDER BY next_chase_at LIMIT $2";
    QUEUED = "SELECT id AS value FROM onward_referral WHERE send_on IS NOT NULL AND send_on <= $1 AND state = 'draft' \
        ORDER BY send_on, state_at, id LIMIT $2";
    SENT_SINCE = "SELECT COUNT(*) AS value FROM onward_referral WHERE service_id = $1 AND sent_at >= $2 AND state <> 'cancelled'";
}

/// One shared item as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    item: String,
    words: String,
}

pub(super) fn shared_json(shared: &Shared) -> Result<String> {
    let kept: Vec<_> =
        shared.iter().map(|(item, words)| Kept { item: item.code().to_owned(), words: words.to_owned() }).collect();
    serde_json::to_string(&kept).map_err(StoreError::corrupt)
}

pub(super) fn shared_of(row: &Row<'_>) -> Result<Shared> {
    let kept: Vec<Kept> = serde_json::from_str(&row.get::<String>("shared")?).map_err(StoreError::corrupt)?;
    let items: Result<Vec<_>> = kept
        .into_iter()
        .map(|it| match SharedItem::from_code(&it.item) {
            Some(item) => Ok((item, it.words)),
            None => Err(StoreError::corrupt("shared holds an unknown item")),
        })
        .collect();
    Ok(Shared::of(items?))
}

impl FromRow for OnwardReferral {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            scheme: row.get("scheme_id")?,
            person: row.get("person_id")?,
            referral: row.get("referral_id")?,
            service: row.get("service_id")?,
            consent: row.get("consent_id")?,
            sent_by: row.get("sent_by")?,
            initials: row.get("initials")?,
            shared: shared_of(row)?,
            message: row.get("message")?,
            recipient: row.get("recipient")?,
            state: state_of(row)?,
            state_at: row.get("state_at")?,
            reminders: row.get("reminders")?,
            ring_needed: row.get("ring_needed")?,
            rang_at: row.get("rang_at")?,
            asked_about_visit: row.get("asked_about_visit")?,
            next_chase_at: row.get("next_chase_at")?,
            version: row.get("version")?,
        })
    }
}

fn missing(what: &str) -> StoreError {
    StoreError::corrupt(format!("onward referral without {what}"))
}

/// A state whose columns are not all there is a corrupt row, never a guess.
fn state_of(row: &Row<'_>) -> Result<OnwardState> {
    let maybe_sending = || -> Result<Option<Sending>> {
        match row.get::<Option<Timestamp>>("sent_at")? {
            Some(at) => Ok(Some(Sending { at, by: coded::<SentBy>(row, "sent_how")? })),
            None => Ok(None),
        }
    };
    let sending = || -> Result<Sending> { maybe_sending()?.ok_or_else(|| missing("sent_at")) };
    let maybe_answer = || -> Result<Option<Answer>> {
        match row.get::<Option<Timestamp>>("answered_at")? {
            Some(at) => {
                Ok(Some(Answer { at, by: coded::<AnsweredBy>(row, "answered_by")?, note: row.get("answer_note")? }))
            }
            None => Ok(None),
        }
    };
    let answer = || -> Result<Answer> { maybe_answer()?.ok_or_else(|| missing("answered_at")) };
    let maybe_attendance = || -> Result<Option<Attendance>> {
        match row.get::<Option<Date>>("first_attended_on")? {
            Some(first_on) => Ok(Some(Attendance {
                first_on,
                last_on: row.get("last_attended_on")?,
                still_coming_on: row.get("still_coming_on")?,
                times: row.get("attended_times")?,
            })),
            None => Ok(None),
        }
    };
    let attendance = || -> Result<Attendance> { maybe_attendance()?.ok_or_else(|| missing("first_attended_on")) };
    let closing = || -> Result<Closing> {
        Ok(Closing {
            on: row.get::<Option<Date>>("ended_on")?.ok_or_else(|| missing("ended_on"))?,
            note: row.get("end_note")?,
        })
    };
    Ok(match coded::<OnwardStatus>(row, "state")? {
        OnwardStatus::Draft => OnwardState::Draft { send_on: row.get("send_on")? },
        OnwardStatus::Sent => OnwardState::Sent { sending: sending()? },
        OnwardStatus::Received => OnwardState::Received {
            sending: sending()?,
            opened_at: row.get::<Option<Timestamp>>("opened_at")?.ok_or_else(|| missing("opened_at"))?,
        },
        OnwardStatus::Waiting => {
            OnwardState::Waiting { sending: sending()?, answer: answer()?, weeks: row.get("wait_weeks")? }
        }
        OnwardStatus::Accepted => {
            OnwardState::Accepted { sending: sending()?, answer: answer()?, from: row.get("place_from_on")? }
        }
        OnwardStatus::Declined => OnwardState::Declined {
            sending: sending()?,
            answer: answer()?,
            reason: coded::<UnsuitableReason>(row, "end_reason")?,
        },
        OnwardStatus::Started => {
            OnwardState::Started { sending: sending()?, answer: maybe_answer()?, attendance: attendance()? }
        }
        OnwardStatus::Completed => OnwardState::Completed {
            sending: sending()?,
            answer: maybe_answer()?,
            attendance: attendance()?,
            closing: closing()?,
        },
        OnwardStatus::Ended => OnwardState::Ended {
            sending: sending()?,
            answer: maybe_answer()?,
            attendance: maybe_attendance()?,
            reason: coded::<Barrier>(row, "end_reason")?,
            closing: closing()?,
        },
        OnwardStatus::Cancelled => OnwardState::Cancelled {
            sending: maybe_sending()?,
            reason: coded::<CancelReason>(row, "end_reason")?,
            closing: closing()?,
        },
    })
}

/// The columns a state fills.
#[derive(Default)]
struct StateColumns<'a> {
    send_on: Option<Date>,
    sent_at: Option<Timestamp>,
    sent_how: &'a str,
    opened_at: Option<Timestamp>,
    answered_at: Option<Timestamp>,
    answered_by: &'a str,
    answer_note: &'a str,
    place_from_on: Option<Date>,
    wait_weeks: Option<u16>,
    first_on: Option<Date>,
    last_on: Option<Date>,
    still_coming_on: Option<Date>,
    times: Option<u16>,
    end_reason: &'a str,
    end_note: &'a str,
    ended_on: Option<Date>,
}

impl<'a> StateColumns<'a> {
    fn of(state: &'a OnwardState) -> Self {
        let mut it = Self::default();
        if let Some(sending) = state.sending() {
            (it.sent_at, it.sent_how) = (Some(sending.at), sending.by.code());
        }
        if let Some(answer) = state.answer() {
            (it.answered_at, it.answered_by, it.answer_note) = (Some(answer.at), answer.by.code(), &answer.note);
        }
        if let Some(attendance) = state.attendance() {
            it.first_on = Some(attendance.first_on);
            (it.last_on, it.still_coming_on, it.times) =
                (attendance.last_on, attendance.still_coming_on, attendance.times);
        }
        match state {
            OnwardState::Draft { send_on } => it.send_on = *send_on,
            OnwardState::Sent { .. } | OnwardState::Started { .. } => {}
            OnwardState::Received { opened_at, .. } => it.opened_at = Some(*opened_at),
            OnwardState::Waiting { weeks, .. } => it.wait_weeks = *weeks,
            OnwardState::Accepted { from, .. } => it.place_from_on = *from,
            OnwardState::Declined { reason, .. } => it.end_reason = reason.code(),
            OnwardState::Completed { closing, .. } => it.closed("", closing),
            OnwardState::Ended { reason, closing, .. } => it.closed(reason.code(), closing),
            OnwardState::Cancelled { reason, closing, .. } => it.closed(reason.code(), closing),
        }
        it
    }

    fn closed(&mut self, reason: &'a str, closing: &'a Closing) {
        (self.end_reason, self.end_note, self.ended_on) = (reason, &closing.note, Some(closing.on));
    }
}

pub async fn get(tx: &mut Tx, id: OnwardReferralId, scheme: SchemeId) -> Result<OnwardReferral> {
    tx.one(GET, args![id, scheme]).await
}

/// For the product's own jobs and for the holder of a link, whose scheme is not known yet.
pub async fn get_by_id(tx: &mut Tx, id: OnwardReferralId) -> Result<OnwardReferral> {
    tx.one(GET_BY_ID, args![id]).await
}

/// Everything that rests on one agreement.
pub async fn of_consent(tx: &mut Tx, consent: ConsentId) -> Result<Vec<OnwardReferral>> {
    tx.all(OF_CONSENT, args![consent]).await
}

/// A referral with the texts its row needs.
struct Whole<'r> {
    it: &'r OnwardReferral,
    state: &'static str,
    columns: StateColumns<'r>,
    shared: String,
    key: String,
}

impl<'r> Whole<'r> {
    fn of(it: &'r OnwardReferral) -> Result<Self> {
        Ok(Self {
            it,
            state: it.status().code(),
            columns: StateColumns::of(&it.state),
            shared: shared_json(&it.shared)?,
            key: email_key(&it.recipient),
        })
    }
}

impl BulkRow for Whole<'_> {
    const INSERT: &'static str = INSERT;

    fn values<'a>(&'a self, into: &mut Vec<Value<'a>>) {
        let Self { it, columns, .. } = self;
        into.extend_from_slice(args![
            it.id,
            it.scheme,
            it.person,
            it.referral,
            it.service,
            it.consent,
            it.sent_by,
            self.state,
            it.state_at,
            it.initials,
            self.shared,
            it.message,
            it.recipient,
            columns.send_on,
            columns.sent_at,
            columns.sent_how,
            columns.opened_at,
            columns.answered_at,
            columns.answered_by,
            columns.answer_note,
            columns.place_from_on,
            columns.wait_weeks,
            columns.first_on,
            columns.last_on,
            columns.still_coming_on,
            columns.times,
            columns.end_reason,
            columns.end_note,
            columns.ended_on,
            it.reminders,
            it.next_chase_at,
            it.ring_needed,
            it.rang_at,
            it.asked_about_visit,
            it.version,
            self.key
        ]);
    }
}

pub async fn insert(tx: &mut Tx, it: &OnwardReferral) -> Result<()> {
    insert_all(tx, std::slice::from_ref(it)).await
}

/// Histories that are brought in whole.
pub async fn insert_all(tx: &mut Tx, all: &[OnwardReferral]) -> Result<()> {
    let rows: Vec<_> = all.iter().map(Whole::of).collect::<Result<_>>()?;
    bulk::insert(tx, &rows).await
}

/// Saves what was read at `it.version`; loses against a faster change.
pub async fn save(tx: &mut Tx, it: &OnwardReferral) -> Result<()> {
    let columns = StateColumns::of(&it.state);
    let shared = shared_json(&it.shared)?;
    tx.execute_one(
        SAVE,
        args![
            it.id,
            it.scheme,
            it.status().code(),
            it.state_at,
            shared,
            it.message,
            it.recipient,
            email_key(&it.recipient),
            columns.send_on,
            columns.sent_at,
            columns.sent_how,
            columns.opened_at,
            columns.answered_at,
            columns.answered_by,
            columns.answer_note,
            columns.place_from_on,
            columns.wait_weeks,
            columns.first_on,
            columns.last_on,
            columns.still_coming_on,
            columns.times,
            columns.end_reason,
            columns.end_note,
            columns.ended_on,
            it.reminders,
            it.next_chase_at,
            it.ring_needed,
            it.rang_at,
            it.asked_about_visit,
            it.version
        ],
    )
    .await
}

/// Referrals whose next look is due, longest overdue first. Each is then taken with its version: two nodes never do one twice.
pub async fn due(tx: &mut Tx, now: Timestamp, most: i64) -> Result<Vec<OnwardReferralId>> {
    Ok(tx.all::<Only<OnwardReferralId>>(DUE, args![now, most]).await?.into_iter().map(|it| it.0).collect())
}

/// Drafts whose day has come.
pub async fn queued(tx: &mut Tx, today: Date, most: i64) -> Result<Vec<OnwardReferralId>> {
    Ok(tx.all::<Only<OnwardReferralId>>(QUEUED, args![today, most]).await?.into_iter().map(|it| it.0).collect())
}

/// How many referrals, from whichever scheme, this service was sent since an instant.
pub async fn sent_since(tx: &mut Tx, service: ServiceId, since: Timestamp) -> Result<i64> {
    Ok(tx.one::<Only<i64>>(SENT_SINCE, args![service, since]).await?.0)
}
