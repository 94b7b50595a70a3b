//! So many of something in so long a time, counted in the database: every node counts together.

use footbridge_store::Tx;
use footbridge_store::access::sessions::{self, Throttle};
use jiff::{SignedDuration, Timestamp};

use crate::error::{AppError, Result};

/// Counts one more, or says how long to wait.
pub async fn take(tx: &mut Tx, key: &str, most: i64, within: SignedDuration, now: Timestamp) -> Result<()> {
    let before = sessions::throttle(tx, key).await?.filter(|it| it.window_start + within > now);
    let (count, window_start) = before.map_or((0, now), |it| (it.failures, it.window_start));
    if count >= most {
        let seconds = (window_start + within).duration_since(now).as_secs() + 1;
        return Err(AppError::TooMany { seconds });
    }
    let throttle = Throttle { failures: count + 1, window_start, locked_until: Timestamp::UNIX_EPOCH };
    Ok(sessions::set_throttle(tx, key, &throttle).await?)
}
