//! Goals move on, steps are done, needs are met: one button each.

use axum::extract::{Path, State};
use axum::response::Response;
use footbridge_app::plans::progress;
use footbridge_app::{AppError, Noun};
use footbridge_domain::ids::PersonId;
use footbridge_front::{Caller, Fields, Front};

use crate::errors::PageResult;
use crate::page::redirect_saying;

fn ids<T: std::str::FromStr>(person: &str, other: &str) -> Result<(PersonId, T), AppError> {
    let person = person.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    Ok((person, other.parse().map_err(|_| AppError::NotFound(Noun::Goal))?))
}

fn back(person: PersonId, words: &str) -> Response {
    redirect_saying(&format!("/people/{person}/plan"), words)
}

pub async fn goal(
    State(front): State<Front>,
    caller: Caller,
    Path((id, goal)): Path<(String, String)>,
    fields: Fields,
) -> PageResult<Response> {
    let (person, goal) = ids(&id, &goal)?;
    let now =
        progress::step_goal(&front.app, &caller.actor, person, goal, fields.get("step"), fields.get("outcome")).await?;
    Ok(back(person, &format!("Saved. The goal is now: {}.", now.label().to_lowercase())))
}

pub async fn action(
    State(front): State<Front>,
    caller: Caller,
    Path((id, action)): Path<(String, String)>,
    fields: Fields,
) -> PageResult<Response> {
    let (person, action) = ids(&id, &action)?;
    progress::move_action(&front.app, &caller.actor, person, action, fields.get("state")).await?;
    Ok(back(person, "Saved."))
}

pub async fn would_help(
    State(front): State<Front>,
    caller: Caller,
    Path((id, action)): Path<(String, String)>,
    fields: Fields,
) -> PageResult<Response> {
    let (person, action) = ids(&id, &action)?;
    progress::would_help(&front.app, &caller.actor, person, action, fields.get("would_help")).await?;
    Ok(back(person, "Saved."))
}

pub async fn need(
    State(front): State<Front>,
    caller: Caller,
    Path((id, need)): Path<(String, String)>,
    fields: Fields,
) -> PageResult<Response> {
    let (person, need) = ids(&id, &need)?;
    progress::need_met(&front.app, &caller.actor, person, need, fields.has("met")).await?;
    Ok(back(person, "Saved."))
}
