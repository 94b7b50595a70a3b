//! The people one may list: a link worker's caseload, a team lead's scheme. Rows only; opening one is another matter.

use footbridge_domain::access::{Action, Actor};
use footbridge_store::people::{self, CaseloadFilter, PersonSummary};

use crate::app::App;
use crate::error::Result;
use crate::load::permit_at_all;

/// One page of the list, in one statement.
pub async fn run(app: &App, actor: &Actor, filter: &CaseloadFilter) -> Result<Vec<PersonSummary>> {
    permit_at_all(actor, Action::ListPeople)?;
    let scope = actor.scope(Action::ListPeople);
    let mut tx = app.read().await?;
    Ok(people::caseload(&mut tx, &scope, filter).await?)
}

/// How many people that list holds.
pub async fn count(app: &App, actor: &Actor, filter: &CaseloadFilter) -> Result<i64> {
    permit_at_all(actor, Action::ListPeople)?;
    let scope = actor.scope(Action::ListPeople);
    let mut tx = app.read().await?;
    Ok(people::count(&mut tx, &scope, filter).await?)
}
