//! How many referrals a month a small group can take. The limit is theirs: it is passed only with their yes.

use jiff::ToSpan as _;
use jiff::civil::Date;

/// A group's monthly limit and how far this month has used it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    pub limit: Option<u32>,
    pub sent_this_month: u32,
}

impl Pace {
    /// One more would be more than they said they can take.
    pub const fn is_reached(self) -> bool {
        match self.limit {
            Some(limit) => self.sent_this_month >= limit,
            None => false,
        }
    }
}

/// The first day of a day's month.
pub fn month_of(day: Date) -> Date {
    day.first_of_month()
}

/// The first day of the month after.
pub fn month_after(day: Date) -> Date {
    day.first_of_month().saturating_add(1.month())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_fifth_is_one_too_many_for_a_limit_of_four() {
        let pace = |sent_this_month| Pace { limit: Some(4), sent_this_month };
        assert!(!pace(3).is_reached());
        assert!(pace(4).is_reached());
        assert!(!Pace { limit: None, sent_this_month: 400 }.is_reached());
        assert!(Pace { limit: Some(0), sent_this_month: 0 }.is_reached());
    }

    #[test]
    fn the_year_turns_with_its_month() {
        assert_eq!(month_after(date(2026, 12, 31)), date(2027, 1, 1));
        assert_eq!(month_after(date(2026, 1, 31)), date(2026, 2, 1));
        assert_eq!(month_of(date(2026, 11, 23)), date(2026, 11, 1));
    }
}
