//! One referral's row, and its way back to a state that carries only what is true in it.

use footbridge_domain::ids::{AccountId, BatchId, ReferralId, SchemeId};
use footbridge_domain::referrals::pick_lists::{ClosureReason, DeclineReason};
use footbridge_domain::referrals::{
    Acceptance, Allocation, CrisisLevel, End, Referral, ReferralState, ReferralStatus, Referrer, Request,
};
use jiff::Timestamp;

use crate::args;
use crate::db::{Only, Tx};
use crate::error::{Result, StoreError};
use crate::people_coded as coded;
use crate::row::{FromRow, Row};
use crate::statements;

macro_rules! columns {
    () => {
        "id, scheme_id, reference, person_id, source, method, referring_organisation_id, referrer_account_id, referrer_name, \
         referrer_role, referrer_contact, reason, needs, risk, risk_note, agreed_to_contact, crisis, urgent, \
         previous_referral_id, received_at, state, state_at, question, accepted_by, accepted_at, worker_id, allocated_at, \
         first_contact_at, end_reason, end_note, ended_at, ended_by, version"
    };
}

statements! {
    GET = concat!("SELECT ", columns!(), " FROM referral WHERE id = $1 AND scheme_id = $2");
    BY_REFERENCE = concat!("SELECT ", columns!(), " FROM referral WHERE reference = $1 AND scheme_id = $2");
    INSERT = concat!("INSERT INTO referral (", columns!(), ", batch_id, reply) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, \
        $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, \
        $33, $34, NULL)");
    SAVE = "UPDATE referral SET reason = $3, crisis = $4, urgent = $5, state = $6, state_at = $7, question = $8, \
        accepted_by = $9, accepted_at = $10, worker_id = $11, allocated_at = $12, end_reason = $13, end_note = $14, \
        ended_at = $15, ended_by = $16, risk = $18, risk_note = $19, version = version + 1 \
        WHERE id = $1 AND scheme_id = $2 AND version = $17";
    FIRST_CONTACT = "UPDATE referral SET first_contact_at = $2 WHERE id = $1 AND first_contact_at IS NULL";
    QUEUE_CODE = "INSERT INTO code_to_record (referral_id, kind, queued_at) VALUES ($1, 'referral', $2) \
        ON CONFLICT (referral_id, kind) DO NOTHING";
    SET_REPLY = "UPDATE referral SET reply = $3 WHERE id = $1 AND scheme_id = $2";
    REPLY = "SELECT reply AS value FROM referral WHERE id = $1 AND scheme_id = $2";
    COUNT_BY_STATE = "SELECT state AS code, COUNT(*) AS people FROM referral WHERE scheme_id = $1 GROUP BY state ORDER BY state";
}

impl FromRow for Referral {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let crisis: String = row.get("crisis")?;
        let needs: String = row.get("needs")?;
        Ok(Self {
            id: row.get("id")?,
            scheme: row.get("scheme_id")?,
            reference: row.get("reference")?,
            person: row.get("person_id")?,
            request: Request {
                source: coded(row, "source")?,
                method: coded(row, "method")?,
                referrer: Referrer {
                    account: row.get("referrer_account_id")?,
                    organisation: row.get("referring_organisation_id")?,
                    name: row.get("referrer_name")?,
                    role: row.get("referrer_role")?,
                    contact: row.get("referrer_contact")?,
                },
                reason: row.get("reason")?,
                needs: needs.split_whitespace().map(str::to_owned).collect(),
                risk: coded(row, "risk")?,
                risk_note: row.get("risk_note")?,
                agreed_to_contact: row.get("agreed_to_contact")?,
                crisis: match crisis.as_str() {
                    "now" => Some(CrisisLevel::Now),
                    "soon" => Some(CrisisLevel::Soon),
                    _ => None,
                },
                urgent: row.get("urgent")?,
            },
            received_at: row.get("received_at")?,
            previous: row.get("previous_referral_id")?,
            state: state_of(row)?,
            state_at: row.get("state_at")?,
            first_contact_at: row.get("first_contact_at")?,
            version: row.get("version")?,
        })
    }
}

/// A state whose columns are not all there is a corrupt row, never a guess.
fn state_of(row: &Row<'_>) -> Result<ReferralState> {
    let missing = |what: &str| StoreError::corrupt(format!("referral without {what}"));
    let accepted = || -> Result<Acceptance> {
        Ok(Acceptance {
            by: row.get::<Option<AccountId>>("accepted_by")?.ok_or_else(|| missing("accepted_by"))?,
            at: row.get::<Option<Timestamp>>("accepted_at")?.ok_or_else(|| missing("accepted_at"))?,
        })
    };
    let allocated = || -> Result<Allocation> {
        Ok(Allocation {
            worker: row.get::<Option<AccountId>>("worker_id")?.ok_or_else(|| missing("worker_id"))?,
            at: row.get::<Option<Timestamp>>("allocated_at")?.ok_or_else(|| missing("allocated_at"))?,
        })
    };
    let ended = || -> Result<End> {
        Ok(End {
            by: row.get("ended_by")?,
            at: row.get::<Option<Timestamp>>("ended_at")?.ok_or_else(|| missing("ended_at"))?,
            note: row.get("end_note")?,
        })
    };
    Ok(match coded::<ReferralStatus>(row, "state")? {
        ReferralStatus::Received => ReferralState::Received,
        ReferralStatus::AwaitingInformation => ReferralState::AwaitingInformation { question: row.get("question")? },
        ReferralStatus::Accepted => ReferralState::Accepted(accepted()?),
        ReferralStatus::Active => ReferralState::Active { acceptance: accepted()?, allocation: allocated()? },
        ReferralStatus::Declined => {
            ReferralState::Declined { reason: coded::<DeclineReason>(row, "end_reason")?, end: ended()? }
        }
        ReferralStatus::Withdrawn => ReferralState::Withdrawn { end: ended()? },
        ReferralStatus::Closed => ReferralState::Closed {
            acceptance: accepted()?,
            allocation: allocated()?,
            reason: coded::<ClosureReason>(row, "end_reason")?,
            end: ended()?,
        },
    })
}

/// The columns a state fills.
#[derive(Default)]
struct StateColumns<'a> {
    question: &'a str,
    accepted_by: Option<AccountId>,
    accepted_at: Option<Timestamp>,
    worker: Option<AccountId>,
    allocated_at: Option<Timestamp>,
    end_reason: &'a str,
    end_note: &'a str,
    ended_at: Option<Timestamp>,
    ended_by: Option<AccountId>,
}

impl<'a> StateColumns<'a> {
    fn of(state: &'a ReferralState) -> Self {
        let blank = Self::default();
        match state {
            ReferralState::Received => blank,
            ReferralState::AwaitingInformation { question } => Self { question, ..blank },
            ReferralState::Accepted(acceptance) => blank.accepted(acceptance),
            ReferralState::Active { acceptance, allocation } => blank.accepted(acceptance).allocated(allocation),
            ReferralState::Declined { reason, end } => blank.ended(reason.code(), end),
            ReferralState::Withdrawn { end } => blank.ended("", end),
            ReferralState::Closed { acceptance, allocation, reason, end } => {
                blank.accepted(acceptance).allocated(allocation).ended(reason.code(), end)
            }
        }
    }

    fn accepted(self, it: &Acceptance) -> Self {
        Self { accepted_by: Some(it.by), accepted_at: Some(it.at), ..self }
    }

    fn allocated(self, it: &Allocation) -> Self {
        Self { worker: Some(it.worker), allocated_at: Some(it.at), ..self }
    }

    fn ended(self, reason: &'a str, end: &'a End) -> Self {
        Self { end_reason: reason, end_note: &end.note, ended_at: Some(end.at), ended_by: end.by, ..self }
    }
}

fn crisis_code(crisis: Option<CrisisLevel>) -> &'static str {
    match crisis {
        Some(CrisisLevel::Now) => "now",
        Some(CrisisLevel::Soon) => "soon",
        None => "",
    }
}

pub async fn get(tx: &mut Tx, id: ReferralId, scheme: SchemeId) -> Result<Referral> {
    tx.one(GET, args![id, scheme]).await
}

/// The referral if it has arrived: a form that was sent twice finds its first sending.
pub async fn find(tx: &mut Tx, id: ReferralId, scheme: SchemeId) -> Result<Option<Referral>> {
    tx.maybe(GET, args![id, scheme]).await
}

pub async fn find_by_reference(tx: &mut Tx, reference: &str, scheme: SchemeId) -> Result<Option<Referral>> {
    tx.maybe(BY_REFERENCE, args![reference, scheme]).await
}

pub async fn insert(tx: &mut Tx, it: &Referral, batch: Option<BatchId>) -> Result<()> {
    let columns = StateColumns::of(&it.state);
    let request = &it.request;
    tx.execute(
        INSERT,
        args![
            it.id,
            it.scheme,
            it.reference,
            it.person,
            request.source.code(),
            request.method.code(),
            request.referrer.organisation,
            request.referrer.account,
            request.referrer.name,
            request.referrer.role,
            request.referrer.contact,
            request.reason,
            request.needs.join(" "),
            request.risk.code(),
            request.risk_note,
            request.agreed_to_contact,
            crisis_code(request.crisis),
            request.urgent,
            it.previous,
            it.received_at,
            it.status().code(),
            it.state_at,
            columns.question,
            columns.accepted_by,
            columns.accepted_at,
            columns.worker,
            columns.allocated_at,
            it.first_contact_at,
            columns.end_reason,
            columns.end_note,
            columns.ended_at,
            columns.ended_by,
            it.version,
            batch
        ],
    )
    .await
    .map(|_| ())
}

/// Saves what was read at `it.version`; loses against a faster change.
pub async fn save(tx: &mut Tx, it: &Referral) -> Result<()> {
    let columns = StateColumns::of(&it.state);
    tx.execute_one(
        SAVE,
        args![
            it.id,
            it.scheme,
            it.request.reason,
            crisis_code(it.request.crisis),
            it.request.urgent,
            it.status().code(),
            it.state_at,
            columns.question,
            columns.accepted_by,
            columns.accepted_at,
            columns.worker,
            columns.allocated_at,
            columns.end_reason,
            columns.end_note,
            columns.ended_at,
            columns.ended_by,
            it.version,
            it.request.risk.code(),
            it.request.risk_note
        ],
    )
    .await
}

/// Notes the first time the person was reached; later contacts leave it alone. The same moment queues the code for
/// the practice's record: once an episode, never again.
pub async fn set_first_contact(tx: &mut Tx, id: ReferralId, at: Timestamp) -> Result<()> {
    if tx.execute(FIRST_CONTACT, args![id, at]).await? == 1 {
        tx.execute(QUEUE_CODE, args![id, at]).await?;
    }
    Ok(())
}

/// Keeps the reply to the referrer exactly as it was sent (JSON).
pub async fn set_reply(tx: &mut Tx, id: ReferralId, scheme: SchemeId, reply: &str) -> Result<()> {
    tx.execute_one(SET_REPLY, args![id, scheme, reply]).await
}

pub async fn reply(tx: &mut Tx, id: ReferralId, scheme: SchemeId) -> Result<Option<String>> {
    Ok(tx.one::<Only<Option<String>>>(REPLY, args![id, scheme]).await?.0)
}

pub struct StateCount {
    pub code: String,
    pub people: i64,
}

impl FromRow for StateCount {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { code: row.get("code")?, people: row.get("people")? })
    }
}

pub async fn count_by_state(tx: &mut Tx, scheme: SchemeId) -> Result<Vec<StateCount>> {
    tx.all(COUNT_BY_STATE, args![scheme]).await
}
