//! How it goes: goals move on, actions are done, and low confidence gets its answer. None of it changes what was agreed.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::{ActionId, GoalId, NeedId, PersonId};
use footbridge_domain::plans::{ActionRefusal, ActionState, GoalRefusal, GoalStatus, GoalStep};
use footbridge_store::plans::goals::{self, ActionDue};
use footbridge_store::plans::needs;

use crate::app::App;
use crate::error::{AppError, Noun, Result};
use crate::load::{open_person, permit_at_all};
use crate::record::{Event, record};

impl From<GoalRefusal> for AppError {
    fn from(refusal: GoalRefusal) -> Self {
        Self::refused("goal_not_from_here", refusal)
    }
}

impl From<ActionRefusal> for AppError {
    fn from(refusal: ActionRefusal) -> Self {
        Self::refused("action_already", refusal)
    }
}

pub async fn step_goal(
    app: &App,
    actor: &Actor,
    person: PersonId,
    id: GoalId,
    step: &str,
    outcome: &str,
) -> Result<GoalStatus> {
    let now = app.now();
    let step =
        GoalStep::from_code(step.trim()).ok_or_else(|| AppError::invalid("step", "Choose how the goal goes."))?;
    if outcome.chars().count() > 500 {
        return Err(AppError::invalid("outcome", "Use at most 500 letters."));
    }
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::EditPlan, person, now).await?;
    let goal = goals::get(&mut tx, id, person).await.map_err(|it| AppError::from(it).noun(Noun::Goal))?;
    let after = goal.step(step, outcome, now)?;
    goals::save(&mut tx, &after).await?;
    let event =
        Event::of("goal_moved", "goal", id.uuid()).person(person).reason(opened.reason).detail(after.state.code());
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(after.state)
}

/// An action is done, not needed, or to do again. Its goal starts with the first step that is done.
pub async fn move_action(app: &App, actor: &Actor, person: PersonId, id: ActionId, state: &str) -> Result<ActionState> {
    let now = app.now();
    let state =
        ActionState::from_code(state.trim()).ok_or_else(|| AppError::invalid("state", "Choose what became of it."))?;
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::EditPlan, person, now).await?;
    let action = goals::action(&mut tx, id, person).await.map_err(|it| AppError::from(it).noun(Noun::Goal))?;
    let goal = goals::get(&mut tx, action.goal, person).await?;
    let after = action.become_(state, app.today())?;
    goals::save_action(&mut tx, &after).await?;
    if state == ActionState::Done && goal.state == GoalStatus::NotStarted {
        goals::save(&mut tx, &goal.step(GoalStep::Start, "", now)?).await?;
    }
    let event =
        Event::of("action_moved", "action", id.uuid()).person(person).reason(opened.reason).detail(state.code());
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(state)
}

/// "What would make it a 7?"
pub async fn would_help(app: &App, actor: &Actor, person: PersonId, id: ActionId, words: &str) -> Result<()> {
    let now = app.now();
    let words = words.trim();
    if words.is_empty() {
        return Err(AppError::invalid("would_help", "Write what would make it a 7."));
    }
    if words.chars().count() > 500 {
        return Err(AppError::invalid("would_help", "Use at most 500 letters."));
    }
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::EditPlan, person, now).await?;
    let mut action = goals::action(&mut tx, id, person).await.map_err(|it| AppError::from(it).noun(Noun::Goal))?;
    action.would_help = words.to_owned();
    goals::save_action(&mut tx, &action).await?;
    let event = Event::of("action_helped", "action", id.uuid()).person(person).reason(opened.reason);
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(())
}

/// A need is met, or not after all.
pub async fn need_met(app: &App, actor: &Actor, person: PersonId, id: NeedId, met: bool) -> Result<()> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::EditPlan, person, now).await?;
    needs::set_met(&mut tx, id, person, met.then_some(now)).await.map_err(|_| AppError::Conflict)?;
    let event = Event::of("need_met", "need", id.uuid()).person(person).reason(opened.reason).detail(if met {
        "met"
    } else {
        "not met"
    });
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(())
}

/// For Today: actions that were to be done by now, of the people one may list.
pub async fn due(app: &App, actor: &Actor) -> Result<Vec<ActionDue>> {
    permit_at_all(actor, Action::EditPlan)?;
    let scope = actor.scope(Action::ListPeople);
    let mut tx = app.read().await?;
    Ok(goals::due(&mut tx, &scope, app.today()).await?)
}
