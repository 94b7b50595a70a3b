//! Opening a record: the person, what happened, what comes next, how things are going, what may be shared.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::contacts::attempt::NextTry;
use footbridge_domain::ids::PersonId;
use footbridge_domain::people::consent::Consent;
use footbridge_domain::plans::{ActionState, Plan, PlanAction, PlanStatus};
use footbridge_store::outcomes::{self, StoredResponse};
use footbridge_store::people::consents;
use footbridge_store::people::timeline::{self, Happening};
use footbridge_store::{contacts, plans};
use jiff::civil::Date;

use crate::app::App;
use crate::contacts::next;
use crate::drafts::{self, Draft};
use crate::error::Result;
use crate::load::open_person;
use crate::people::header::{self, PersonHeader};
use crate::record::{Event, record_read};

pub struct ShownRecord {
    pub header: PersonHeader,
    pub timeline: Vec<Happening>,
    /// There is more than what was asked for.
    pub more: bool,
    pub plan: Option<Plan>,
    /// Actions that are still to do, soonest first.
    pub next_steps: Vec<PlanAction>,
    pub measures: Vec<StoredResponse>,
    pub consents: Vec<Consent>,
    /// How many tries failed since the person was last reached, how to try next, and when.
    pub failed_tries: usize,
    pub next_try: (NextTry, Date),
    pub draft: Option<Draft>,
    pub may_log: bool,
}

pub async fn run(app: &App, actor: &Actor, id: PersonId, most: i64) -> Result<ShownRecord> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::ViewRecord, id, now).await?;
    let header = header::within(&mut tx, opened.record).await?;
    let mut timeline = timeline::of_person(&mut tx, id, most + 1).await?;
    let more = timeline.len() > usize::try_from(most).unwrap_or(usize::MAX);
    timeline.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    let all_plans = plans::of_person(&mut tx, id).await?;
    let plan = all_plans.into_iter().find(|it| it.state != PlanStatus::Ended);
    let mut next_steps = match &plan {
        Some(plan) => plans::goals::actions_of_plan(&mut tx, plan.id, id).await?,
        None => Vec::new(),
    };
    next_steps.retain(|it| it.state == ActionState::ToDo);
    let measures = outcomes::of_person(&mut tx, id, header.person.scheme).await?;
    let consents = consents::of_person(&mut tx, id).await?;
    let failed = contacts::failed_tries(&mut tx, id).await?;
    let next_try = next::next_try(&failed, &header.person.details, &header.needs, app.today());
    let draft = drafts::within(app, &mut tx, actor, drafts::CONTACT, Some(id.uuid())).await?;
    let may_log = footbridge_domain::access::may_ever(actor, Action::LogContact);
    let event = Event::of("record_viewed", "person", id.uuid()).person(id).reason(opened.reason);
    record_read(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(ShownRecord {
        header,
        timeline,
        more,
        plan,
        next_steps,
        measures,
        consents,
        failed_tries: failed.len(),
        next_try,
        draft,
        may_log,
    })
}
