//! A team lead gives several waiting referrals out in one go. Each is its own act: one that somebody else was
//! faster with is left alone and counted, the others go through.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::{AccountId, ReferralId};

use super::allocate::{self, AllocateReferral};
use super::suggest;
use crate::app::App;
use crate::error::{AppError, Result};
use crate::load::permit_at_all;

pub struct AllocateMany {
    /// Referrals with the version that was on the page.
    pub referrals: Vec<(ReferralId, i64)>,
    pub to: To,
}

pub enum To {
    Worker(AccountId),
    /// Each to whoever holds the fewest people then.
    FewestPeople,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Allocated {
    pub given: usize,
    pub changed_meanwhile: usize,
}

pub async fn run(app: &App, actor: &Actor, command: AllocateMany) -> Result<Allocated> {
    permit_at_all(actor, Action::AllocateReferral)?;
    if command.referrals.is_empty() {
        return Err(AppError::invalid("referral", "Tick the referrals to allocate."));
    }
    let mut outcome = Allocated { given: 0, changed_meanwhile: 0 };
    for (referral, seen) in command.referrals {
        let worker = match command.to {
            To::Worker(worker) => worker,
            To::FewestPeople => {
                let workers = suggest::workers(app, actor).await?;
                workers
                    .first()
                    .map(|it| it.worker)
                    .ok_or_else(|| AppError::invalid("worker", "There is no link worker to give them to."))?
            }
        };
        match allocate::run(app, actor, AllocateReferral { referral, seen, worker }).await {
            Ok(_) => outcome.given += 1,
            Err(AppError::Conflict | AppError::Refused { .. } | AppError::NotFound(_)) => {
                outcome.changed_meanwhile += 1
            }
            Err(error) => return Err(error),
        }
    }
    Ok(outcome)
}
