//! Safeguarding concerns: what was decided in codes, what was said sealed.

use footbridge_domain::access::Scope;
use footbridge_domain::ids::{ConcernId, PersonId};
use footbridge_domain::people::concern::Concern;
use jiff::civil::Date;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::people_coded as coded;
use crate::row::{FromRow, Row};
use crate::sql::{Filtered, PERSON_SCOPE};
use crate::statements;
use crate::value::AsValue as _;

macro_rules! columns {
    () => {
        "id, person_id, category, source, immediate_danger, wishes, capacity, sharing_ground, decision, decided_by, \
         referred_to, referred_at, follow_up_on, outcome, recorded_by, recorded_at, closed_at, version"
    };
}

statements! {
    INSERT = concat!("INSERT INTO safeguarding_concern (", columns!(), ", sealed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, \
        $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)");
    GET = concat!("SELECT ", columns!(), " FROM safeguarding_concern WHERE id = $1 AND person_id = $2");
    OF_PERSON = concat!("SELECT ", columns!(), " FROM safeguarding_concern WHERE person_id = $1 ORDER BY recorded_at DESC, id DESC");
    SEALED = "SELECT sealed AS value FROM safeguarding_concern WHERE id = $1 AND person_id = $2";
    SAVE = "UPDATE safeguarding_concern SET follow_up_on = $3, outcome = $4, closed_at = $5, version = version + 1 \
        WHERE id = $1 AND person_id = $2 AND version = $6";
    COUNT_OPEN = "SELECT COUNT(*) AS value FROM safeguarding_concern WHERE person_id = $1 AND closed_at IS NULL";
}

const DUE: &str = "SELECT c.id, c.person_id, p.first_name, p.family_name, c.follow_up_on \
    FROM safeguarding_concern c JOIN person p ON p.id = c.person_id";

/// An open concern whose day to look again has come: for Today.
#[derive(Clone)]
pub struct FollowUpDue {
    pub id: ConcernId,
    pub person: PersonId,
    pub first_name: String,
    pub family_name: String,
    pub on: Date,
}

impl FromRow for FollowUpDue {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            person: row.get("person_id")?,
            first_name: row.get("first_name")?,
            family_name: row.get("family_name")?,
            on: row.get("follow_up_on")?,
        })
    }
}

impl FromRow for Concern {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            person: row.get("person_id")?,
            category: coded(row, "category")?,
            source: coded(row, "source")?,
            immediate_danger: row.get("immediate_danger")?,
            wishes: coded(row, "wishes")?,
            capacity: coded(row, "capacity")?,
            sharing_ground: coded(row, "sharing_ground")?,
            decision: coded(row, "decision")?,
            decided_by: row.get("decided_by")?,
            referred_to: row.get("referred_to")?,
            referred_at: row.get("referred_at")?,
            follow_up_on: row.get("follow_up_on")?,
            outcome: coded(row, "outcome")?,
            recorded_by: row.get("recorded_by")?,
            recorded_at: row.get("recorded_at")?,
            closed_at: row.get("closed_at")?,
            version: row.get("version")?,
        })
    }
}

pub async fn insert(tx: &mut Tx, it: &Concern, sealed: &[u8]) -> Result<()> {
    tx.execute(
        INSERT,
        args![
            it.id,
            it.person,
            it.category.code(),
            it.source.code(),
            it.immediate_danger,
            it.wishes.code(),
            it.capacity.code(),
            it.sharing_ground.code(),
            it.decision.code(),
            it.decided_by,
            it.referred_to,
            it.referred_at,
            it.follow_up_on,
            it.outcome.code(),
            it.recorded_by,
            it.recorded_at,
            it.closed_at,
            it.version,
            sealed
        ],
    )
    .await
    .map(|_| ())
}

pub async fn get(tx: &mut Tx, id: ConcernId, person: PersonId) -> Result<Concern> {
    tx.one(GET, args![id, person]).await
}

pub async fn of_person(tx: &mut Tx, person: PersonId) -> Result<Vec<Concern>> {
    tx.all(OF_PERSON, args![person]).await
}

/// What was seen or said, as it is kept: sealed.
pub async fn sealed(tx: &mut Tx, id: ConcernId, person: PersonId) -> Result<Vec<u8>> {
    Ok(tx.one::<crate::Only<Vec<u8>>>(SEALED, args![id, person]).await?.0)
}

/// Saves what was read at `it.version`; loses against a faster change.
pub async fn save(tx: &mut Tx, it: &Concern) -> Result<()> {
    tx.execute_one(SAVE, args![it.id, it.person, it.follow_up_on, it.outcome.code(), it.closed_at, it.version]).await
}

/// Closing a referral stops here first: an open concern needs a holder.
pub async fn count_open(tx: &mut Tx, person: PersonId) -> Result<i64> {
    Ok(tx.one::<crate::Only<i64>>(COUNT_OPEN, args![person]).await?.0)
}

/// Open concerns of the people in scope whose day has come, oldest first.
pub async fn due(tx: &mut Tx, scope: &Scope, by: Date) -> Result<Vec<FollowUpDue>> {
    let (sql, args) = Filtered::new(DUE)
        .scoped(scope, &PERSON_SCOPE)
        .and("c.closed_at IS NULL", &[])
        .and("c.follow_up_on <= {}", &[by.as_value()])
        .tail("ORDER BY c.follow_up_on, c.id LIMIT 50", &[]);
    tx.all(sql, &args).await
}
