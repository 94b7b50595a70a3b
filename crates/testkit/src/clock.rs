//! A clock that stands still until it is moved.

use std::sync::{Arc, Mutex, PoisonError};

use footbridge_app::ports::Clock;
use jiff::{SignedDuration, Timestamp};

#[derive(Debug, Clone)]
pub struct HeldClock(Arc<Mutex<Timestamp>>);

impl HeldClock {
    /// `at` in RFC 3339; a time that cannot be read becomes the epoch.
    pub fn at(at: &str) -> Self {
        Self::from(at.parse().unwrap_or(Timestamp::UNIX_EPOCH))
    }

    pub fn advance(&self, by: SignedDuration) {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now += by;
    }

    pub fn set(&self, at: Timestamp) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = at;
    }
}

impl From<Timestamp> for HeldClock {
    fn from(at: Timestamp) -> Self {
        Self(Arc::new(Mutex::new(at)))
    }
}

impl Clock for HeldClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
