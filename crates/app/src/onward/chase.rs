//! The jobs that ask again: reminders, then a human; and drafts whose month has come. Every node runs them: a referral is
//! saved with the version that was read, so that the slower node changes nothing and sends nothing.

use footbridge_domain::access::Actor;
use footbridge_domain::ids::OnwardReferralId;
use footbridge_domain::onward::chase::{self, ChaseStep};
use footbridge_domain::onward::lists::{OnwardEvent, SentBy};
use footbridge_domain::onward::{OnwardState, OnwardStatus, month_after};
use footbridge_store::onward::{self, services};

use super::load::{note, scheme_and_days};
use super::mail::{self, Letter};
use super::prepare;
use crate::app::App;
use crate::error::{AppError, Result};
use crate::record::{Event, record};

const WHO: &str = "Footbridge";

/// Everything that is due now. Says how many referrals it did something for.
pub async fn run(app: &App) -> Result<usize> {
    let now = app.now();
    let mut done = 0;
    loop {
        let (due, queued) = {
            let mut tx = app.read().await?;
            (onward::due(&mut tx, now, 50).await?, onward::queued(&mut tx, app.today(), 50).await?)
        };
        let mut moved = 0;
        for id in due {
            moved += settled(ask_again(app, id).await);
        }
        for id in queued {
            moved += settled(send_queued(app, id).await);
        }
        if moved == 0 {
            return Ok(done);
        }
        done += moved;
    }
}

/// Another node may have been faster. One referral that cannot be handled does not hold up the others.
fn settled(outcome: Result<bool>) -> usize {
    match outcome {
        Ok(did) => usize::from(did),
        Err(AppError::Conflict) => 0,
        Err(error) => {
            tracing::warn!(%error, "an onward referral could not be asked about; it is tried again");
            0
        }
    }
}

async fn ask_again(app: &App, id: OnwardReferralId) -> Result<bool> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let referral = onward::get_by_id(&mut tx, id).await?;
    let (scheme, days) = scheme_and_days(&mut tx, &referral).await?;
    // Somebody else looked at it since the list was read.
    if referral.next_chase_at.is_none_or(|it| it > now) {
        return Ok(false);
    }
    let Some(due) = chase::next(&referral, &days).filter(|it| it.at <= now) else {
        // The scheme changed its days: only the time to look again is new.
        onward::save(&mut tx, &referral.chased(&days)).await?;
        tx.commit().await?;
        return Ok(true);
    };
    let group = services::get(&mut tx, referral.service).await?;
    let (after, event, name, letter) = match due.what {
        ChaseStep::Remind => {
            (referral.reminded(), OnwardEvent::Reminded, "onward_reminder_sent", Some(Letter::Reminder))
        }
        ChaseStep::Ring => (referral.ask_to_ring(), OnwardEvent::RingNeeded, "onward_ring_needed", None),
        ChaseStep::AskAboutFirstVisit => (
            referral.asked_about_visit(),
            OnwardEvent::AskedAboutFirstVisit,
            "onward_first_visit_asked",
            Some(Letter::DidTheyCome),
        ),
    };
    let after = after.chased(&days);
    onward::save(&mut tx, &after).await?;
    if let Some(letter) = letter {
        mail::with_link(&mut tx, app, &after, &group, &scheme, letter, now).await?;
    }
    note(&mut tx, &after, WHO, event, "", now).await?;
    let event = Event::of(name, "onward_referral", id.uuid()).person(after.person).scheme(after.scheme);
    record(&mut tx, &Actor::Product, event, now).await?;
    tx.commit().await?;
    Ok(true)
}

/// A new month: the draft goes out if the group has room again, else it waits one more.
async fn send_queued(app: &App, id: OnwardReferralId) -> Result<bool> {
    let now = app.now();
    let today = app.today();
    let mut tx = app.begin().await?;
    let mut referral = onward::get_by_id(&mut tx, id).await?;
    if referral.status() != OnwardStatus::Draft {
        return Ok(false);
    }
    services::hold(&mut tx, referral.service).await?;
    let group = services::get(&mut tx, referral.service).await?;
    let (scheme, days) = scheme_and_days(&mut tx, &referral).await?;
    if prepare::pace(&mut tx, &group, now).await?.is_reached() {
        referral.state = OnwardState::Draft { send_on: Some(month_after(today)) };
        onward::save(&mut tx, &referral).await?;
        tx.commit().await?;
        return Ok(true);
    }
    let by_mail = referral.recipient.contains('@');
    let after = referral.send(if by_mail { SentBy::Email } else { SentBy::Phone }, now)?;
    // Nobody was rung by a machine: the worker is asked to, at once.
    let after = if by_mail { after } else { after.ask_to_ring() }.chased(&days);
    onward::save(&mut tx, &after).await?;
    if by_mail {
        mail::with_link(&mut tx, app, &after, &group, &scheme, Letter::New, now).await?;
    }
    let event = if by_mail { OnwardEvent::Sent } else { OnwardEvent::RingNeeded };
    note(&mut tx, &after, WHO, event, "", now).await?;
    let event =
        Event::of("onward_referral_sent", "onward_referral", id.uuid()).person(after.person).scheme(after.scheme);
    record(&mut tx, &Actor::Product, event, now).await?;
    tx.commit().await?;
    Ok(true)
}
