//! Many rows at once, for histories that are brought in whole: the synthetic world, a scheme that moves in.
//!
//! The directory's rows and onward referrals have their own ways in (`directory::insert_all`, `onward::insert_all`): they are
//! whole there.
//! Use cases never come here. Each row is one struct whose fields are the table's columns; one statement carries a
//! hundred of them, so that a database across a network is not asked once per row.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use crate::db::Tx;
use crate::error::Result;
use crate::sql::repeated;
use crate::statements;
use crate::value::{AsValue as _, Value};

/// A row that can go in with many others.
pub trait BulkRow {
    /// An INSERT that ends in `VALUES ($1, … $n)`.
    const INSERT: &'static str;
    fn values<'a>(&'a self, into: &mut Vec<Value<'a>>);
}

/// Values in one statement: well below what either engine takes.
const MOST_VALUES: usize = 2_000;

pub async fn insert<R: BulkRow>(tx: &mut Tx, rows: &[R]) -> Result<()> {
    let Some(first) = rows.first() else { return Ok(()) };
    let mut values = Vec::with_capacity(MOST_VALUES);
    first.values(&mut values);
    let columns = values.len().max(1);
    let each = (MOST_VALUES / columns).clamp(1, 100);
    for some in rows.chunks(each) {
        values.clear();
        for row in some {
            row.values(&mut values);
        }
        tx.execute(repeated(R::INSERT, columns, some.len()), &values).await?;
    }
    Ok(())
}

macro_rules! rows {
    ($($(#[$meta:meta])* $name:ident by $insert:ident { $($field:ident: $kind:ty),* $(,)? })*) => {$(
        $(#[$meta])*
        pub struct $name { $(pub $field: $kind),* }

        impl BulkRow for $name {
            const INSERT: &'static str = $insert;
            fn values<'a>(&'a self, into: &mut Vec<Value<'a>>) {
                $(into.push(self.$field.as_value());)*
            }
        }
    )*};
}

statements! {
    CONTACT_NEED = "INSERT INTO contact_need (id, person_id, code, note, warning, review_on, ended_on, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    CONSENT = "INSERT INTO consent (id, person_id, kind, service_id, recipient, given_at, given_how, recorded_by, \
        withdrawn_at, withdrawn_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    RESTRICTED_NOTE = "INSERT INTO restricted_note (id, person_id, kind, sealed, author_id, written_at) VALUES ($1, $2, $3, \
        $4, $5, $6)";
    SAFEGUARDING_CONCERN = "INSERT INTO safeguarding_concern (id, person_id, category, source, immediate_danger, wishes, \
        capacity, sharing_ground, decision, decided_by, referred_to, referred_at, follow_up_on, outcome, \
        sealed, recorded_by, recorded_at, closed_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, \
        $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)";
    CONTACT = "INSERT INTO contact (id, scheme_id, person_id, referral_id, worker_id, kind, method, outcome, \
        minutes, note, holding, happened_at, written_at, undone_at, replaces_id) VALUES ($1, $2, $3, $4, $5, \
        $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    APPOINTMENT = "INSERT INTO appointment (id, scheme_id, person_id, worker_id, starts_at, minutes, kind, place, note, \
        status, sequence) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    WHAT_MATTERS = "INSERT INTO what_matters (id, person_id, most_important, important_people, communication, wellness, \
        please_do, how_to_support, also_worth_knowing, supported_by, written_by, written_at) VALUES ($1, $2, \
        $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    STRENGTH = "INSERT INTO strength (id, person_id, words, noted_at, removed_at) VALUES ($1, $2, $3, $4, $5)";
    NEED = "INSERT INTO need (id, person_id, referral_id, code, words, noted_at, met_at, removed_at) VALUES ($1, \
        $2, $3, $4, $5, $6, $7, $8)";
    PLAN = "INSERT INTO plan (id, person_id, referral_id, state, revision, agreed_at, agreed_how, agreed_by, \
        review_on, contingency, written_by, updated_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, \
        $10, $11, $12, $13)";
    GOAL = "INSERT INTO goal (id, person_id, plan_id, need_id, words, importance, state, outcome, created_at, \
        updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    ACTION = "INSERT INTO action (id, person_id, goal_id, words, who, by_on, confidence, would_help, state, \
        done_on, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    ONWARD_LINK = "INSERT INTO onward_link (token_hash, onward_id, created_at, expires_at, revoked_at, code_hash, \
        code_expires_at, code_failures) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    ONWARD_EVENT = "INSERT INTO onward_event (onward_id, seq, at, who, event, note) VALUES ($1, $2, $3, $4, $5, $6)";
    SIGNPOST = "INSERT INTO signpost (id, scheme_id, person_id, service_id, how, note, given_by, given_at) VALUES \
        ($1, $2, $3, $4, $5, $6, $7, $8)";
    GAP = "INSERT INTO gap (id, scheme_id, person_id, needs, outcode, ward, why, words, recorded_by, \
        recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    MEASURE_RESPONSE = "INSERT INTO measure_response (id, scheme_id, person_id, referral_id, measure, version, items, mode, \
        helper, language, occasion, taken_on, recorded_by, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, \
        $8, $9, $10, $11, $12, $13, $14)";
    CODE_TO_RECORD = "INSERT INTO code_to_record (referral_id, kind, queued_at) VALUES ($1, $2, $3)";
    MEASURE_MISSED = "INSERT INTO measure_missed (referral_id, measure, reason, recorded_at) VALUES ($1, $2, $3, $4)";
}

rows! {
    ContactNeedRow by CONTACT_NEED {
        id: Uuid, person_id: Uuid, code: String, note: String, warning: bool,
        review_on: Option<Date>, ended_on: Option<Date>, created_at: Timestamp,
    }
    ConsentRow by CONSENT {
        id: Uuid, person_id: Uuid, kind: String, service_id: Option<Uuid>, recipient: String,
        given_at: Timestamp, given_how: String, recorded_by: Option<Uuid>,
        withdrawn_at: Option<Timestamp>, withdrawn_by: Option<Uuid>,
    }
    RestrictedNoteRow by RESTRICTED_NOTE {
        id: Uuid, person_id: Uuid, kind: String, sealed: Vec<u8>, author_id: Uuid,
        written_at: Timestamp,
    }
    SafeguardingConcernRow by SAFEGUARDING_CONCERN {
        id: Uuid, person_id: Uuid, category: String, source: String, immediate_danger: bool,
        wishes: String, capacity: String, sharing_ground: String, decision: String,
        decided_by: String, referred_to: String, referred_at: Option<Timestamp>,
        follow_up_on: Option<Date>, outcome: String, sealed: Vec<u8>, recorded_by: Uuid,
        recorded_at: Timestamp, closed_at: Option<Timestamp>, version: i64,
    }
    ContactRow by CONTACT {
        id: Uuid, scheme_id: Uuid, person_id: Uuid, referral_id: Option<Uuid>, worker_id: Uuid,
        kind: String, method: String, outcome: String, minutes: i64, note: String, holding: String,
        happened_at: Timestamp, written_at: Timestamp, undone_at: Option<Timestamp>,
        replaces_id: Option<Uuid>,
    }
    AppointmentRow by APPOINTMENT {
        id: Uuid, scheme_id: Uuid, person_id: Option<Uuid>, worker_id: Uuid, starts_at: Timestamp,
        minutes: i64, kind: String, place: String, note: String, status: String, sequence: i64,
    }
    WhatMattersRow by WHAT_MATTERS {
        id: Uuid, person_id: Uuid, most_important: String, important_people: String,
        communication: String, wellness: String, please_do: String, how_to_support: String,
        also_worth_knowing: String, supported_by: String, written_by: Uuid, written_at: Timestamp,
    }
    StrengthRow by STRENGTH {
        id: Uuid, person_id: Uuid, words: String, noted_at: Timestamp,
        removed_at: Option<Timestamp>,
    }
    NeedRow by NEED {
        id: Uuid, person_id: Uuid, referral_id: Option<Uuid>, code: String, words: String,
        noted_at: Timestamp, met_at: Option<Timestamp>, removed_at: Option<Timestamp>,
    }
    PlanRow by PLAN {
        id: Uuid, person_id: Uuid, referral_id: Option<Uuid>, state: String, revision: i64,
        agreed_at: Option<Timestamp>, agreed_how: String, agreed_by: String,
        review_on: Option<Date>, contingency: String, written_by: Uuid, updated_at: Timestamp,
        version: i64,
    }
    GoalRow by GOAL {
        id: Uuid, person_id: Uuid, plan_id: Uuid, need_id: Option<Uuid>, words: String,
        importance: i64, state: String, outcome: String, created_at: Timestamp,
        updated_at: Timestamp,
    }
    ActionRow by ACTION {
        id: Uuid, person_id: Uuid, goal_id: Uuid, words: String, who: String, by_on: Option<Date>,
        confidence: i64, would_help: String, state: String, done_on: Option<Date>,
        created_at: Timestamp,
    }
    OnwardLinkRow by ONWARD_LINK {
        token_hash: Vec<u8>, onward_id: Uuid, created_at: Timestamp, expires_at: Timestamp,
        revoked_at: Option<Timestamp>, code_hash: Option<Vec<u8>>,
        code_expires_at: Option<Timestamp>, code_failures: i64,
    }
    OnwardEventRow by ONWARD_EVENT {
        onward_id: Uuid, seq: i64, at: Timestamp, who: String, event: String, note: String,
    }
    SignpostRow by SIGNPOST {
        id: Uuid, scheme_id: Uuid, person_id: Uuid, service_id: Uuid, how: String, note: String,
        given_by: Uuid, given_at: Timestamp,
    }
    GapRow by GAP {
        id: Uuid, scheme_id: Uuid, person_id: Option<Uuid>, needs: String, outcode: String,
        ward: String, why: String, words: String, recorded_by: Uuid, recorded_at: Timestamp,
    }
    MeasureResponseRow by MEASURE_RESPONSE {
        id: Uuid, scheme_id: Uuid, person_id: Uuid, referral_id: Option<Uuid>, measure: String,
        version: String, items: String, mode: String, helper: String, language: String,
        occasion: String, taken_on: Date, recorded_by: Option<Uuid>, recorded_at: Timestamp,
    }
    MeasureMissedRow by MEASURE_MISSED {
        referral_id: Uuid, measure: String, reason: String, recorded_at: Timestamp,
    }
    CodeToRecordRow by CODE_TO_RECORD {
        referral_id: Uuid, kind: String, queued_at: Timestamp,
    }
}
