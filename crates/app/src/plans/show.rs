//! A person's plan as it stands: what matters, strengths, needs, goals with their actions, what was agreed.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::contacts::WhatMatters;
use footbridge_domain::ids::PersonId;
use footbridge_domain::plans::{Goal, NotedNeed, Plan, PlanAction, PlanStatus, Strength};
use footbridge_store::access::schemes::{self, Scheme};
use footbridge_store::contacts::what_matters;
use footbridge_store::{Tx, plans};

use crate::app::App;
use crate::drafts::{self, Draft};
use crate::error::Result;
use crate::load::open_person;
use crate::people::header::{self, PersonHeader};
use crate::record::{Event, record_read};

pub struct GoalWithActions {
    pub goal: Goal,
    pub actions: Vec<PlanAction>,
}

pub struct ShownPlan {
    pub header: PersonHeader,
    /// The revision that is worked on: the newest that has not ended.
    pub plan: Option<Plan>,
    /// What the person last agreed, while a newer revision is not agreed yet.
    pub holds: Option<Plan>,
    pub goals: Vec<GoalWithActions>,
    /// Newest first; the first holds now.
    pub what_matters: Vec<WhatMatters>,
    pub strengths: Vec<Strength>,
    pub needs: Vec<NotedNeed>,
    /// Revisions that are over, newest first.
    pub earlier: Vec<Plan>,
    pub draft: Option<Draft>,
    pub scheme: Scheme,
}

impl ShownPlan {
    /// What a form says it was written on: the plan and its version.
    pub fn seen(&self) -> String {
        seen_words(self.plan.as_ref())
    }
}

pub(super) fn seen_words(plan: Option<&Plan>) -> String {
    plan.map(|it| format!("{}:{}", it.id, it.version)).unwrap_or_default()
}

/// The newest revision that has not ended.
pub(super) async fn current(tx: &mut Tx, person: PersonId) -> Result<Option<Plan>> {
    Ok(plans::of_person(tx, person).await?.into_iter().find(|it| it.state != PlanStatus::Ended))
}

pub(super) async fn goals_of(tx: &mut Tx, plan: &Plan) -> Result<Vec<GoalWithActions>> {
    let goals = plans::goals::of_plan(tx, plan.id, plan.person).await?;
    let mut actions = plans::goals::actions_of_plan(tx, plan.id, plan.person).await?;
    Ok(goals
        .into_iter()
        .map(|goal| {
            let (own, others) = std::mem::take(&mut actions).into_iter().partition(|it| it.goal == goal.id);
            actions = others;
            GoalWithActions { goal, actions: own }
        })
        .collect())
}

/// Opens the plan for reading; `writing` asks for the right to change it.
pub async fn run(app: &App, actor: &Actor, id: PersonId, writing: bool) -> Result<ShownPlan> {
    let now = app.now();
    let action = if writing { Action::EditPlan } else { Action::ViewRecord };
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, action, id, now).await?;
    let header = header::within(&mut tx, opened.record).await?;
    let all = plans::of_person(&mut tx, id).await?;
    let (over, mut open): (Vec<Plan>, Vec<Plan>) = all.into_iter().partition(|it| it.state == PlanStatus::Ended);
    let plan = if open.is_empty() { None } else { Some(open.remove(0)) };
    let goals = match &plan {
        Some(plan) => goals_of(&mut tx, plan).await?,
        None => Vec::new(),
    };
    let shown = ShownPlan {
        plan,
        holds: open.into_iter().next(),
        goals,
        what_matters: what_matters::versions(&mut tx, id, 10).await?,
        strengths: plans::needs::strengths(&mut tx, id).await?,
        needs: plans::needs::of_person(&mut tx, id).await?,
        earlier: over,
        draft: if writing {
            drafts::within(app, &mut tx, actor, drafts::WHAT_MATTERS, Some(id.uuid())).await?
        } else {
            None
        },
        scheme: schemes::get(&mut tx, header.person.scheme).await?,
        header,
    };
    let event = Event::of("plan_viewed", "person", id.uuid()).person(id).reason(opened.reason);
    record_read(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(shown)
}
