//! Counting wrong tries at a door, in the database: true on any number of nodes.

use footbridge_store::access::sessions::{self, Throttle};
use jiff::SignedDuration;

use crate::app::App;
use crate::error::{AppError, Result};

const FREE_TRIES: i64 = 10;
const WINDOW_MINUTES: i64 = 15;

/// Refuses while this key has to wait.
pub(crate) async fn wait_over(app: &App, key: &str) -> Result<()> {
    let now = app.now();
    let mut tx = app.read().await?;
    match sessions::throttle(&mut tx, key).await? {
        Some(throttle) if throttle.locked_until > now => {
            let seconds = (throttle.locked_until.as_millisecond() - now.as_millisecond()).div_euclid(1000) + 1;
            Err(AppError::TooMany { seconds })
        }
        _ => Ok(()),
    }
}

/// Each wrong try past the free ones doubles the wait, up to a quarter of an hour.
pub(crate) async fn note_failure(app: &App, key: &str) -> Result<()> {
    let now = app.now();
    let window = SignedDuration::from_mins(WINDOW_MINUTES);
    let mut tx = app.begin().await?;
    let before = sessions::throttle(&mut tx, key).await?.filter(|it| it.window_start + window > now);
    let failures = before.map_or(0, |it| it.failures) + 1;
    let over = failures - FREE_TRIES;
    let wait = if over < 0 { 0 } else { (15_i64 << over.min(6)).min(WINDOW_MINUTES * 60) };
    let throttle = Throttle {
        failures,
        window_start: before.map_or(now, |it| it.window_start),
        locked_until: now + SignedDuration::from_secs(wait),
    };
    sessions::set_throttle(&mut tx, key, &throttle).await?;
    tx.commit().await?;
    Ok(())
}
