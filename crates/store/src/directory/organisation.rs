//! Organisations, found again by their number on a register or by name.

use footbridge_domain::directory::{Organisation, OrganisationId};
use footbridge_domain::people::name::name_key;

use super::entry::some;
use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;

statements! {
    GET = "SELECT id, name, description, website, email, register, register_number FROM organisation WHERE id = $1";
    BY_REGISTER = "SELECT id, name, description, website, email, register, register_number FROM organisation \
        WHERE register = $1 AND register_number = $2 ORDER BY id LIMIT 1";
    BY_NAME = "SELECT id, name, description, website, email, register, register_number FROM organisation \
        WHERE name_key = $1 AND (register = '' OR $2 = '') ORDER BY id LIMIT 1";
    INSERT = "INSERT INTO organisation (id, name, name_key, description, website, email, register, register_number) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
}

impl FromRow for Organisation {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let register: String = row.get("register")?;
        let number: String = row.get("register_number")?;
        Ok(Self {
            id: row.get("id")?,
            name: row.get("name")?,
            description: some(row.get("description")?),
            website: some(row.get("website")?),
            email: some(row.get("email")?),
            identifier: (!register.is_empty()).then_some((register, number)),
        })
    }
}

pub async fn get_organisation(tx: &mut Tx, id: OrganisationId) -> Result<Organisation> {
    tx.one(GET, args![id]).await
}

/// Finds an organisation that is already known: by its number on a register, else by name where either has no number.
pub async fn find_organisation(
    tx: &mut Tx,
    name: &str,
    identifier: Option<&(String, String)>,
) -> Result<Option<Organisation>> {
    if let Some((register, number)) = identifier
        && let Some(found) = tx.maybe(BY_REGISTER, args![register, number]).await?
    {
        return Ok(Some(found));
    }
    let register = identifier.map_or("", |it| it.0.as_str());
    tx.maybe(BY_NAME, args![name_key(name), register]).await
}

pub async fn insert_organisation(tx: &mut Tx, it: &Organisation) -> Result<()> {
    let (register, number) =
        it.identifier.as_ref().map_or(("", ""), |(register, number)| (register.as_str(), number.as_str()));
    let words = |text: &Option<String>| text.clone().unwrap_or_default();
    tx.execute(
        INSERT,
        args![
            it.id,
            it.name,
            name_key(&it.name),
            words(&it.description),
            words(&it.website),
            words(&it.email),
            register,
            number
        ],
    )
    .await
    .map(|_| ())
}
