//! What the person agreed to share. A withdrawn row is the truth that every sharing asks.

use footbridge_domain::ids::{AccountId, ConsentId, PersonId, ServiceId};
use footbridge_domain::people::consent::{Consent, ConsentKind};
use jiff::Timestamp;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::people_coded as coded;
use crate::row::{FromRow, Row};
use crate::statements;

macro_rules! columns {
    () => {
        "id, person_id, kind, service_id, recipient, given_at, given_how, recorded_by, withdrawn_at"
    };
}

statements! {
    INSERT = concat!("INSERT INTO consent (", columns!(), ", withdrawn_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL, NULL)");
    GET = concat!("SELECT ", columns!(), " FROM consent WHERE id = $1 AND person_id = $2");
    OF_PERSON = concat!("SELECT ", columns!(), " FROM consent WHERE person_id = $1 ORDER BY given_at DESC, id DESC");
    IN_FORCE = concat!("SELECT ", columns!(), " FROM consent WHERE person_id = $1 AND service_id = $2 \
        AND kind = 'share_with_organisation' AND withdrawn_at IS NULL ORDER BY given_at DESC");
    WITHDRAW = "UPDATE consent SET withdrawn_at = $3, withdrawn_by = $4 WHERE id = $1 AND person_id = $2 AND withdrawn_at IS NULL";
}

impl FromRow for Consent {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            person: row.get("person_id")?,
            kind: coded::<ConsentKind>(row, "kind")?,
            service: row.get("service_id")?,
            recipient: row.get("recipient")?,
            given_at: row.get("given_at")?,
            given_how: row.get("given_how")?,
            recorded_by: row.get("recorded_by")?,
            withdrawn_at: row.get("withdrawn_at")?,
        })
    }
}

pub async fn insert(tx: &mut Tx, it: &Consent) -> Result<()> {
    tx.execute(
        INSERT,
        args![it.id, it.person, it.kind.code(), it.service, it.recipient, it.given_at, it.given_how, it.recorded_by],
    )
    .await
    .map(|_| ())
}

pub async fn get(tx: &mut Tx, id: ConsentId, person: PersonId) -> Result<Consent> {
    tx.one(GET, args![id, person]).await
}

/// All of them, newest first, withdrawn ones too.
pub async fn of_person(tx: &mut Tx, person: PersonId) -> Result<Vec<Consent>> {
    tx.all(OF_PERSON, args![person]).await
}

/// The agreement to share with one directory entry, if there is one now.
pub async fn in_force(tx: &mut Tx, person: PersonId, service: ServiceId) -> Result<Option<Consent>> {
    tx.maybe(IN_FORCE, args![person, service]).await
}

pub async fn withdraw(
    tx: &mut Tx,
    id: ConsentId,
    person: PersonId,
    now: Timestamp,
    by: Option<AccountId>,
) -> Result<()> {
    tx.execute_one(WITHDRAW, args![id, person, now, by]).await
}
