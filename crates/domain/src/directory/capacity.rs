//! Whether there is room, as somebody said on a day. What was said wears out: after
//! 30 days it reads as unknown, because a wrong "open" costs a person a wasted journey.

use jiff::{ToSpan as _, civil::Date};

/// Days after which what was said about room is no longer believed.
const BELIEVED_DAYS: i64 = 30;

crate::coded! {
    /// Whether there is room.
    pub enum CapacityState: "answer about room" {
        Open = "open", "Has room";
        Few = "few", "A few places left";
        Full = "full", "Full";
        Waiting = "waiting", "Waiting list";
        Unknown = "unknown", "Ask about room";
    }
}

crate::coded! {
    /// Who said so.
    pub enum SaidBy: "person who told us" {
        Organisation = "organisation", "The organisation";
        Worker = "worker", "A link worker";
        Source = "source", "The directory it came from";
    }
}

/// Room as it was stated: states carry only what is true in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Places {
    /// There is room.
    Open,
    /// A few places, with the number when it was given.
    Few(Option<u16>),
    /// No room, no list.
    Full,
    /// A waiting list of about so many weeks.
    Waiting { weeks: Option<u16> },
}

/// What was said about room, when and by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capacity {
    /// What was said.
    pub places: Places,
    /// The day it was said.
    pub said_on: Date,
    /// Who said it.
    pub said_by: SaidBy,
}

impl Capacity {
    /// The last day it is believed.
    #[must_use]
    pub fn expires_on(&self) -> Date {
        self.said_on.saturating_add(BELIEVED_DAYS.days())
    }

    /// What to believe today. Something said "tomorrow" is a mistake, and unknown too.
    #[must_use]
    pub fn state(&self, today: Date) -> CapacityState {
        if today < self.said_on || today > self.expires_on() {
            return CapacityState::Unknown;
        }
        match self.places {
            Places::Open => CapacityState::Open,
            Places::Few(_) => CapacityState::Few,
            Places::Full => CapacityState::Full,
            Places::Waiting { .. } => CapacityState::Waiting,
        }
    }

    /// "2 places left, said 3 days ago", "Waiting list of about 3 weeks, said today".
    #[must_use]
    pub fn words(&self, today: Date) -> String {
        let what = match (self.state(today), self.places) {
            (CapacityState::Unknown, _) => return CapacityState::Unknown.label().to_owned(),
            (_, Places::Open) => "Has room".to_owned(),
            (_, Places::Few(Some(1))) => "1 place left".to_owned(),
            (_, Places::Few(Some(n))) => format!("{n} places left"),
            (_, Places::Few(None)) => "A few places left".to_owned(),
            (_, Places::Full) => "Full".to_owned(),
            (_, Places::Waiting { weeks: Some(1) }) => "Waiting list of about a week".to_owned(),
            (_, Places::Waiting { weeks: Some(n) }) => {
                format!("Waiting list of about {n} weeks")
            }
            (_, Places::Waiting { weeks: None }) => "Waiting list".to_owned(),
        };
        let when = match super::freshness::days_between(self.said_on, today) {
            0 => "today".to_owned(),
            1 => "yesterday".to_owned(),
            n => format!("{n} days ago"),
        };
        format!("{what}, said {when}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_was_said_about_room_wears_out_after_thirty_days() {
        let said = Capacity {
            places: Places::Waiting { weeks: Some(3) },
            said_on: date(2026, 3, 1),
            said_by: SaidBy::Organisation,
        };
        let rows = [
            ("the same day", date(2026, 3, 1), "Waiting list of about 3 weeks, said today"),
            ("day 30", date(2026, 3, 31), "Waiting list of about 3 weeks, said 30 days ago"),
            ("day 31", date(2026, 4, 1), "Ask about room"),
            ("said in the future", date(2026, 2, 28), "Ask about room"),
        ];
        for (when, today, words) in rows {
            assert_eq!(said.words(today), words, "{when}");
        }
        assert_eq!(said.state(date(2026, 4, 1)), CapacityState::Unknown);
    }

    #[test]
    fn places_left_are_counted_in_words() {
        let said = Capacity { places: Places::Few(Some(2)), said_on: date(2026, 3, 1), said_by: SaidBy::Worker };
        assert_eq!(said.words(date(2026, 3, 4)), "2 places left, said 3 days ago");
    }
}
