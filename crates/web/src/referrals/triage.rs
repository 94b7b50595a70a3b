//! The steps of triage: each a POST with the version that was seen, each back on the page with what was typed
//! when something is wrong.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use footbridge_app::referrals::accept::{self, AcceptReferral};
use footbridge_app::referrals::allocate::{self, AllocateReferral};
use footbridge_app::referrals::allocate_many::{self, AllocateMany, To};
use footbridge_app::referrals::ask::{self, AskForInformation};
use footbridge_app::referrals::decline::{self, DeclineReferral};
use footbridge_app::referrals::withdraw::{self, WithdrawReferral};
use footbridge_app::{AppError, Noun, Result};
use footbridge_domain::ids::ReferralId;
use footbridge_domain::referrals::Referral;
use footbridge_domain::referrals::pick_lists::DeclineReason;
use footbridge_front::{Caller, Fields, Front};

use super::show;
use crate::errors::PageResult;
use crate::page::{redirect_saying, safe_path};

fn parsed(id: &str, fields: &Fields) -> Result<(ReferralId, i64)> {
    let referral = id.parse().map_err(|_| AppError::NotFound(Noun::Referral))?;
    Ok((referral, fields.get("seen").parse().unwrap_or(-1)))
}

/// Back to the referral with a word; or the same page with the errors and everything typed.
async fn after(
    front: &Front,
    caller: &Caller,
    headers: &HeaderMap,
    id: &str,
    fields: &Fields,
    outcome: Result<Referral>,
    words: &str,
) -> PageResult {
    match outcome {
        Ok(referral) => Ok(redirect_saying(&format!("/referrals/{}", referral.id), words)),
        Err(AppError::Invalid(errors)) => show::render(front, caller, headers, id, fields, Some(&errors)).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn accept(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    fields: Fields,
) -> PageResult {
    let (referral, seen) = parsed(&id, &fields)?;
    let outcome = accept::run(&front.app, &caller.actor, AcceptReferral { referral, seen }).await;
    after(&front, &caller, &headers, &id, &fields, outcome, "Accepted. It now waits for a link worker.").await
}

pub async fn take(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    fields: Fields,
) -> PageResult {
    let (referral, seen) = parsed(&id, &fields)?;
    let worker = caller.actor.account_id().ok_or(AppError::NotSignedIn)?;
    let outcome = allocate::run(&front.app, &caller.actor, AllocateReferral { referral, seen, worker }).await;
    after(&front, &caller, &headers, &id, &fields, outcome, "Taken. This person is on your caseload now.").await
}

pub async fn allocate(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    fields: Fields,
) -> PageResult {
    let (referral, seen) = parsed(&id, &fields)?;
    let outcome = match fields.get("worker").parse() {
        Ok(worker) => allocate::run(&front.app, &caller.actor, AllocateReferral { referral, seen, worker }).await,
        Err(_) => Err(AppError::invalid("worker", "Choose a link worker.")),
    };
    after(&front, &caller, &headers, &id, &fields, outcome, "Allocated.").await
}

pub async fn ask(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    fields: Fields,
) -> PageResult {
    let (referral, seen) = parsed(&id, &fields)?;
    let outcome =
        ask::run(&front.app, &caller.actor, AskForInformation { referral, seen, question: fields.text("question") })
            .await;
    after(&front, &caller, &headers, &id, &fields, outcome, "Asked. The referral waits for the answer.").await
}

pub async fn answer(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    fields: Fields,
) -> PageResult {
    let (referral, seen) = parsed(&id, &fields)?;
    let outcome = ask::answer(&front.app, &caller.actor, referral, seen, fields.get("answer")).await;
    after(&front, &caller, &headers, &id, &fields, outcome, "Answer saved. The referral is new again.").await
}

pub async fn decline(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    fields: Fields,
) -> PageResult {
    let (referral, seen) = parsed(&id, &fields)?;
    let outcome = match DeclineReason::from_code(fields.get("decline_reason")) {
        Some(reason) => {
            decline::run(
                &front.app,
                &caller.actor,
                DeclineReferral { referral, seen, reason, note: fields.text("decline_note") },
            )
            .await
        }
        None => Err(AppError::invalid("decline_reason", "Choose why this referral is not taken on.")),
    };
    after(&front, &caller, &headers, &id, &fields, outcome, "Not taken on. The reason is kept.").await
}

pub async fn withdraw(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    fields: Fields,
) -> PageResult {
    let (referral, seen) = parsed(&id, &fields)?;
    let outcome = withdraw::run(
        &front.app,
        &caller.actor,
        WithdrawReferral { referral, seen, note: fields.text("withdraw_note") },
    )
    .await;
    after(&front, &caller, &headers, &id, &fields, outcome, "Withdrawn.").await
}

/// The ticked referrals of the queue, to one worker or to whoever holds the fewest people.
pub async fn allocate_many(State(front): State<Front>, caller: Caller, fields: Fields) -> PageResult {
    let back = Some(fields.get("then")).filter(|it| !it.is_empty()).map_or_else(|| "/referrals".to_owned(), safe_path);
    let mut referrals = Vec::new();
    for ticked in fields.all("referral") {
        let (id, seen) = ticked.split_once(':').unwrap_or((&ticked, "-1"));
        referrals.push((id.parse().map_err(|_| AppError::NotFound(Noun::Referral))?, seen.parse().unwrap_or(-1)));
    }
    if referrals.is_empty() {
        return Ok(redirect_saying(&back, "Nothing was allocated. Tick the referrals first."));
    }
    let to = match fields.get("worker").parse() {
        Ok(worker) => To::Worker(worker),
        Err(_) => To::FewestPeople,
    };
    let done = allocate_many::run(&front.app, &caller.actor, AllocateMany { referrals, to }).await?;
    let given = if done.given == 1 {
        "1 referral allocated.".to_owned()
    } else {
        format!("{} referrals allocated.", done.given)
    };
    let words = match done.changed_meanwhile {
        0 => given,
        1 => format!("{given} 1 was changed by somebody else meanwhile and left alone."),
        n => format!("{given} {n} were changed by somebody else meanwhile and left alone."),
    };
    Ok(redirect_saying(&back, &words))
}
