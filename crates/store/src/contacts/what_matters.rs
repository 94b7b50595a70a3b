//! The words of what matters: each saving is a row, nothing is overwritten.

use footbridge_domain::contacts::WhatMatters;
use footbridge_domain::ids::PersonId;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;

macro_rules! columns {
    () => {
        "id, person_id, most_important, important_people, communication, wellness, please_do, how_to_support, \
         also_worth_knowing, supported_by, written_by, written_at"
    };
}

statements! {
    INSERT = concat!("INSERT INTO what_matters (", columns!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)");
    VERSIONS = concat!("SELECT ", columns!(), " FROM what_matters WHERE person_id = $1 ORDER BY written_at DESC, id DESC LIMIT $2");
}

impl FromRow for WhatMatters {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            person: row.get("person_id")?,
            answers: [
                row.get("most_important")?,
                row.get("important_people")?,
                row.get("communication")?,
                row.get("wellness")?,
                row.get("please_do")?,
                row.get("how_to_support")?,
                row.get("also_worth_knowing")?,
            ],
            supported_by: row.get("supported_by")?,
            written_by: row.get("written_by")?,
            written_at: row.get("written_at")?,
        })
    }
}

pub async fn insert(tx: &mut Tx, it: &WhatMatters) -> Result<()> {
    let [first, second, third, fourth, fifth, sixth, seventh] = &it.answers;
    tx.execute(
        INSERT,
        args![
            it.id,
            it.person,
            first,
            second,
            third,
            fourth,
            fifth,
            sixth,
            seventh,
            it.supported_by,
            it.written_by,
            it.written_at
        ],
    )
    .await
    .map(|_| ())
}

/// Newest first; the first is what holds now.
pub async fn versions(tx: &mut Tx, person: PersonId, most: i64) -> Result<Vec<WhatMatters>> {
    tx.all(VERSIONS, args![person, most]).await
}
