//! One plan's row: a revision, its state, how it was agreed.

use footbridge_domain::ids::{PersonId, PlanId};
use footbridge_domain::plans::{Agreement, Plan};
use jiff::Timestamp;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::people_coded as coded;
use crate::row::{FromRow, Row};
use crate::statements;

macro_rules! columns {
    () => {
        "id, person_id, referral_id, state, revision, agreed_at, agreed_how, agreed_by, review_on, contingency, written_by, \
         updated_at, version"
    };
}

statements! {
    INSERT = concat!("INSERT INTO plan (", columns!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)");
    GET = concat!("SELECT ", columns!(), " FROM plan WHERE id = $1 AND person_id = $2");
    OF_PERSON = concat!("SELECT ", columns!(), " FROM plan WHERE person_id = $1 ORDER BY revision DESC, id DESC");
    SAVE = "UPDATE plan SET state = $3, agreed_at = $4, agreed_how = $5, agreed_by = $6, review_on = $7, contingency = $8, \
        updated_at = $9, version = version + 1 WHERE id = $1 AND person_id = $2 AND version = $10";
}

impl FromRow for Plan {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let agreement = match row.get::<Option<Timestamp>>("agreed_at")? {
            Some(at) => Some(Agreement { at, how: row.get("agreed_how")?, by: row.get("agreed_by")? }),
            None => None,
        };
        Ok(Self {
            id: row.get("id")?,
            person: row.get("person_id")?,
            referral: row.get("referral_id")?,
            state: coded(row, "state")?,
            revision: row.get("revision")?,
            agreement,
            review_on: row.get("review_on")?,
            contingency: row.get("contingency")?,
            written_by: row.get("written_by")?,
            updated_at: row.get("updated_at")?,
            version: row.get("version")?,
        })
    }
}

fn agreed(it: &Plan) -> (Option<Timestamp>, &str, &str) {
    it.agreement.as_ref().map_or((None, "", ""), |it| (Some(it.at), it.how.as_str(), it.by.as_str()))
}

pub async fn insert(tx: &mut Tx, it: &Plan) -> Result<()> {
    let (at, how, by) = agreed(it);
    tx.execute(
        INSERT,
        args![
            it.id,
            it.person,
            it.referral,
            it.state.code(),
            it.revision,
            at,
            how,
            by,
            it.review_on,
            it.contingency,
            it.written_by,
            it.updated_at,
            it.version
        ],
    )
    .await
    .map(|_| ())
}

pub async fn get(tx: &mut Tx, id: PlanId, person: PersonId) -> Result<Plan> {
    tx.one(GET, args![id, person]).await
}

pub async fn find(tx: &mut Tx, id: PlanId, person: PersonId) -> Result<Option<Plan>> {
    tx.maybe(GET, args![id, person]).await
}

/// Every revision, newest first.
pub async fn of_person(tx: &mut Tx, person: PersonId) -> Result<Vec<Plan>> {
    tx.all(OF_PERSON, args![person]).await
}

/// Saves what was read at `it.version`; loses against a faster change.
pub async fn save(tx: &mut Tx, it: &Plan) -> Result<()> {
    let (at, how, by) = agreed(it);
    tx.execute_one(
        SAVE,
        args![it.id, it.person, it.state.code(), at, how, by, it.review_on, it.contingency, it.updated_at, it.version],
    )
    .await
}
