//! Team today, for team leads and supervisors: who waits too long, who has heard nothing, who carries how much.

use footbridge_domain::access::{Action, Actor, may_ever};
use footbridge_domain::workforce::Targets;
use footbridge_store::access::{grants, schemes};
use footbridge_store::workforce::team::{self as store, QuietPerson, WaitingPerson, WorkerLoad};

use super::targets;
use crate::app::App;
use crate::error::Result;
use crate::load::{permit_at_all, scheme_of};

pub struct Team {
    pub targets: Targets,
    /// Waiting longer than the target; and everybody without a link worker.
    pub over_target: Vec<WaitingPerson>,
    pub unassigned: i64,
    pub quiet: Vec<QuietPerson>,
    pub loads: Vec<WorkerLoad>,
    /// Openings of restricted notes nobody has looked at yet; `None` for those who do not review them.
    pub to_review: Option<usize>,
    /// Names may be shown as links to records.
    pub may_open: bool,
}

pub async fn run(app: &App, actor: &Actor) -> Result<Team> {
    permit_at_all(actor, Action::ViewTeam)?;
    let scheme = scheme_of(actor)?;
    let now = app.now();
    let mut tx = app.read().await?;
    let targets = targets::of(&schemes::get(&mut tx, scheme).await?);
    let quiet_since = targets::quiet_since(&targets, now);
    let everybody = store::waiting(&mut tx, scheme, now).await?;
    let over_target = store::waiting(&mut tx, scheme, targets::over_target_before(&targets, now)).await?;
    let quiet = store::quiet(&mut tx, scheme, quiet_since).await?;
    let loads = store::loads(&mut tx, scheme, quiet_since, app.today()).await?;
    let to_review = if may_ever(actor, Action::ReviewBreakGlass) {
        Some(grants::to_review(&mut tx, scheme).await?.len())
    } else {
        None
    };
    let may_open = may_ever(actor, Action::ListPeople);
    Ok(Team {
        targets,
        unassigned: everybody.first().map_or(0, |it| it.many),
        over_target,
        quiet,
        loads,
        to_review,
        may_open,
    })
}
