//! Counting tries at a door, in the database: true on any number of nodes.

use footbridge_store::Tx;
use footbridge_store::access::sessions::{self, Throttle};
use jiff::{SignedDuration, Timestamp};

use crate::error::{AppError, Result};

const WINDOW: SignedDuration = SignedDuration::from_mins(15);
const LONGEST_WAIT_SECONDS: i64 = 15 * 60;

/// Refuses while this key has to wait.
pub(crate) async fn wait_over(tx: &mut Tx, key: &str, now: Timestamp) -> Result<()> {
    match sessions::throttle(tx, key).await? {
        Some(throttle) if throttle.locked_until > now => Err(too_many(throttle.locked_until, now)),
        _ => Ok(()),
    }
}

/// Counts a wrong try. Each one past the free ones within a quarter of an hour doubles the wait.
pub(crate) async fn note_failure(tx: &mut Tx, key: &str, free: i64, now: Timestamp) -> Result<()> {
    let before = sessions::throttle(tx, key).await?.filter(|it| it.window_start + WINDOW > now);
    let failures = before.map_or(0, |it| it.failures) + 1;
    let over = failures - free;
    let wait = if over <= 0 { 0 } else { (15_i64 << over.min(6)).min(LONGEST_WAIT_SECONDS) };
    let throttle = Throttle {
        failures,
        window_start: before.map_or(now, |it| it.window_start),
        locked_until: now + SignedDuration::from_secs(wait),
    };
    Ok(sessions::set_throttle(tx, key, &throttle).await?)
}

/// Counts one more of something that is allowed so often in so long a time, or says how long to wait.
pub(crate) async fn take(tx: &mut Tx, key: &str, most: i64, within: SignedDuration, now: Timestamp) -> Result<()> {
    let before = sessions::throttle(tx, key).await?.filter(|it| it.window_start + within > now);
    let (count, window_start) = before.map_or((0, now), |it| (it.failures, it.window_start));
    if count >= most {
        return Err(too_many(window_start + within, now));
    }
    let throttle = Throttle { failures: count + 1, window_start, locked_until: Timestamp::UNIX_EPOCH };
    Ok(sessions::set_throttle(tx, key, &throttle).await?)
}

fn too_many(until: Timestamp, now: Timestamp) -> AppError {
    AppError::TooMany { seconds: until.duration_since(now).as_secs() + 1 }
}
