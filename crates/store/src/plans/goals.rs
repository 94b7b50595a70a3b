//! Goals of a plan and the actions towards them.

use footbridge_domain::access::Scope;
use footbridge_domain::ids::{ActionId, GoalId, PersonId, PlanId};
use footbridge_domain::plans::{Confidence, Goal, Importance, PlanAction};
use jiff::civil::Date;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::people_coded as coded;
use crate::row::{FromRow, Row};
use crate::sql::{Filtered, PERSON_SCOPE};
use crate::statements;
use crate::value::AsValue as _;

macro_rules! goal_columns {
    () => {
        "id, person_id, plan_id, need_id, words, importance, state, outcome, created_at, updated_at"
    };
}
macro_rules! action_columns {
    () => {
        "id, person_id, goal_id, words, who, by_on, confidence, would_help, state, done_on, created_at"
    };
}

statements! {
    GOAL_SAVE = concat!("INSERT INTO goal (", goal_columns!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
        ON CONFLICT (id) DO UPDATE SET need_id = excluded.need_id, words = excluded.words, importance = excluded.importance, \
        state = excluded.state, outcome = excluded.outcome, updated_at = excluded.updated_at");
    GOAL_GET = concat!("SELECT ", goal_columns!(), " FROM goal WHERE id = $1 AND person_id = $2");
    // What matters most comes first.
    GOALS = concat!("SELECT ", goal_columns!(), " FROM goal WHERE plan_id = $1 AND person_id = $2 \
        ORDER BY importance DESC, created_at, id");
    GOAL_DELETE = "DELETE FROM goal WHERE id = $1 AND person_id = $2";
    ACTION_SAVE = concat!("INSERT INTO action (", action_columns!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
        ON CONFLICT (id) DO UPDATE SET words = excluded.words, who = excluded.who, by_on = excluded.by_on, \
        confidence = excluded.confidence, would_help = excluded.would_help, state = excluded.state, done_on = excluded.done_on");
    ACTION_GET = concat!("SELECT ", action_columns!(), " FROM action WHERE id = $1 AND person_id = $2");
    ACTIONS = "SELECT t.id, t.person_id, t.goal_id, t.words, t.who, t.by_on, t.confidence, t.would_help, t.state, t.done_on, \
        t.created_at FROM action t JOIN goal g ON g.id = t.goal_id WHERE g.plan_id = $1 AND g.person_id = $2 \
        ORDER BY t.by_on NULLS LAST, t.created_at, t.id";
    ACTION_DELETE = "DELETE FROM action WHERE id = $1 AND person_id = $2";
    ACTIONS_OF_GOAL_DELETE = "DELETE FROM action WHERE goal_id = $1 AND person_id = $2";
}

const DUE: &str = "SELECT t.id, t.person_id, p.first_name, p.family_name, t.words, t.who, t.by_on \
    FROM action t JOIN goal g ON g.id = t.goal_id JOIN plan w ON w.id = g.plan_id JOIN person p ON p.id = t.person_id";

/// An action whose day has come: for Today.
#[derive(Clone)]
pub struct ActionDue {
    pub id: ActionId,
    pub person: PersonId,
    pub first_name: String,
    pub family_name: String,
    pub words: String,
    pub who: String,
    pub by_on: Date,
}

impl FromRow for ActionDue {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            person: row.get("person_id")?,
            first_name: row.get("first_name")?,
            family_name: row.get("family_name")?,
            words: row.get("words")?,
            who: row.get("who")?,
            by_on: row.get("by_on")?,
        })
    }
}

impl FromRow for Goal {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            person: row.get("person_id")?,
            plan: row.get("plan_id")?,
            need: row.get("need_id")?,
            words: row.get("words")?,
            importance: Importance::new(row.get("importance")?).unwrap_or_default(),
            state: coded(row, "state")?,
            outcome: row.get("outcome")?,
            created_at: row.get("created_at")?,
            updated_at: row.get("updated_at")?,
        })
    }
}

impl FromRow for PlanAction {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            person: row.get("person_id")?,
            goal: row.get("goal_id")?,
            words: row.get("words")?,
            who: row.get("who")?,
            by_on: row.get("by_on")?,
            confidence: Confidence::new(row.get("confidence")?).unwrap_or_default(),
            would_help: row.get("would_help")?,
            state: coded(row, "state")?,
            done_on: row.get("done_on")?,
            created_at: row.get("created_at")?,
        })
    }
}

/// Adds a goal or saves its changes. The plan's version guards against two writers.
pub async fn save(tx: &mut Tx, it: &Goal) -> Result<()> {
    tx.execute(
        GOAL_SAVE,
        args![
            it.id,
            it.person,
            it.plan,
            it.need,
            it.words,
            it.importance.value().unwrap_or(0),
            it.state.code(),
            it.outcome,
            it.created_at,
            it.updated_at
        ],
    )
    .await
    .map(|_| ())
}

pub async fn get(tx: &mut Tx, id: GoalId, person: PersonId) -> Result<Goal> {
    tx.one(GOAL_GET, args![id, person]).await
}

pub async fn of_plan(tx: &mut Tx, plan: PlanId, person: PersonId) -> Result<Vec<Goal>> {
    tx.all(GOALS, args![plan, person]).await
}

/// Takes a goal out of a draft, with its actions. An agreed plan keeps every goal.
pub async fn delete(tx: &mut Tx, id: GoalId, person: PersonId) -> Result<()> {
    tx.execute(ACTIONS_OF_GOAL_DELETE, args![id, person]).await?;
    tx.execute_one(GOAL_DELETE, args![id, person]).await
}

pub async fn save_action(tx: &mut Tx, it: &PlanAction) -> Result<()> {
    tx.execute(
        ACTION_SAVE,
        args![
            it.id,
            it.person,
            it.goal,
            it.words,
            it.who,
            it.by_on,
            it.confidence.value().unwrap_or(0),
            it.would_help,
            it.state.code(),
            it.done_on,
            it.created_at
        ],
    )
    .await
    .map(|_| ())
}

pub async fn action(tx: &mut Tx, id: ActionId, person: PersonId) -> Result<PlanAction> {
    tx.one(ACTION_GET, args![id, person]).await
}

/// Every action of a plan, soonest first.
pub async fn actions_of_plan(tx: &mut Tx, plan: PlanId, person: PersonId) -> Result<Vec<PlanAction>> {
    tx.all(ACTIONS, args![plan, person]).await
}

pub async fn delete_action(tx: &mut Tx, id: ActionId, person: PersonId) -> Result<()> {
    tx.execute_one(ACTION_DELETE, args![id, person]).await
}

/// Actions of the people in scope that were to be done by a day, oldest first: one statement.
pub async fn due(tx: &mut Tx, scope: &Scope, by: Date) -> Result<Vec<ActionDue>> {
    let (sql, args) = Filtered::new(DUE)
        .scoped(scope, &PERSON_SCOPE)
        .and("p.open_referral_id IS NOT NULL", &[])
        .and("t.state = 'to_do' AND w.state <> 'ended'", &[])
        .and("t.by_on <= {}", &[by.as_value()])
        .tail("ORDER BY t.by_on, t.id LIMIT 50", &[]);
    tx.all(sql, &args).await
}
