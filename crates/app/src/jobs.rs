//! Work outside requests: sending queued messages, tidying what has expired, sealing the audit trail's head.

use std::time::Duration;

use footbridge_store::access::{audit, outbox, sessions, tokens};
use footbridge_store::onward::links;
use jiff::{SignedDuration, Timestamp};

use crate::app::App;
use crate::error::Result;
use crate::ports::Email;

/// Runs for as long as the process lives. Every node may run it: each entry is leased to one.
pub async fn run_forever(app: App) {
    let mut rounds: u64 = 0;
    loop {
        if let Err(error) = run_once(&app).await {
            tracing::warn!(%error, "a round of jobs failed; it is tried again");
        }
        if rounds.is_multiple_of(300)
            && let Err(error) = tidy(&app).await
        {
            tracing::warn!(%error, "tidying failed; it is tried again");
        }
        if rounds.is_multiple_of(2) {
            crate::directory::index::follow(&app).await;
        }
        rounds += 1;
        tokio::time::sleep(Duration::from_millis(1000)).await;
    }
}

/// One round: what is due now. Tests call it with a clock of their own.
pub async fn run_once(app: &App) -> Result<usize> {
    let chased = crate::onward::chase::run(app).await?;
    Ok(chased + send_messages(app).await?)
}

/// Sends what is due. A failure is tried again after growing gaps, for two days; then it is marked as failed for a human.
async fn send_messages(app: &App) -> Result<usize> {
    let now = app.now();
    {
        // Most rounds find nothing: look without taking the writer's turn.
        let mut tx = app.read().await?;
        if outbox::waiting(&mut tx).await? == 0 {
            return Ok(0);
        }
    }
    let mut tx = app.begin().await?;
    let due = outbox::claim(&mut tx, now, now + SignedDuration::from_mins(5), 50).await?;
    let mut ready = Vec::with_capacity(due.len());
    for entry in due {
        match entry.message {
            Some(id) => {
                let message = outbox::message(&mut tx, id).await?;
                ready.push((entry, message));
            }
            None => outbox::done(&mut tx, entry.id, now).await?,
        }
    }
    tx.commit().await?;

    let sent = ready.len();
    for (entry, message) in ready {
        let email = Email {
            to: message.recipient.clone(),
            to_name: message.recipient_name.clone(),
            subject: message.subject.clone(),
            body: message.body.clone(),
            id: message.id.to_string(),
        };
        let outcome = app.mailer.send(&email).await;
        let mut tx = app.begin().await?;
        match outcome {
            Ok(()) => {
                outbox::message_sent(&mut tx, message.id, now).await?;
                outbox::done(&mut tx, entry.id, now).await?;
            }
            Err(why) => {
                let tries = entry.attempts + 1;
                if tries >= 12 {
                    outbox::message_failed(&mut tx, message.id, &why).await?;
                    outbox::done(&mut tx, entry.id, now).await?;
                } else {
                    outbox::try_later(&mut tx, entry.id, later(now, tries), &why).await?;
                }
            }
        }
        tx.commit().await?;
    }
    Ok(sent)
}

/// 1, 2, 4 … minutes, at most 8 hours.
fn later(now: Timestamp, tries: i64) -> Timestamp {
    let minutes = (1_i64 << tries.clamp(0, 9)).min(480);
    now + SignedDuration::from_mins(minutes)
}

/// Removes what has expired and seals the head of the audit trail outside the database.
pub async fn tidy(app: &App) -> Result<()> {
    let now = app.now();
    let mut tx = app.begin().await?;
    sessions::delete_expired(&mut tx, now).await?;
    links::forget_devices(&mut tx, now).await?;
    footbridge_store::referrals::unsent::delete_expired(&mut tx, now).await?;
    crate::directory::index::tidy(&mut tx).await?;
    tokens::forget_answers(&mut tx, now - SignedDuration::from_hours(24 * 7)).await?;
    tx.commit().await?;
    crate::drafts::forget_old(app).await?;
    seal_audit_head(app).await
}

/// Appends the chain's head to a file outside the database: whoever rewrites the trail cannot rewrite this.
pub async fn seal_audit_head(app: &App) -> Result<()> {
    let Some(path) = app.settings.audit_heads.clone() else { return Ok(()) };
    let mut tx = app.read().await?;
    let head = audit::head(&mut tx).await?;
    drop(tx);
    crate::access::audit_trail::append_head(&path, &head, app.now())
}
