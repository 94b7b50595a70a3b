//! Openings of restricted notes that wait for a team lead's review, with the names of both.

use footbridge_domain::access::{Action, Actor};
use footbridge_store::workforce::team::{self, BrokenGlass};

use crate::app::App;
use crate::error::Result;
use crate::load::{permit_at_all, scheme_of};

pub async fn run(app: &App, actor: &Actor) -> Result<Vec<BrokenGlass>> {
    permit_at_all(actor, Action::ReviewBreakGlass)?;
    let scheme = scheme_of(actor)?;
    let mut tx = app.read().await?;
    Ok(team::broken_glass(&mut tx, scheme).await?)
}
