//! The days and hours of a team: weekdays, nine to five, in British time.

use footbridge_app::time::{day_of, london};
use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, ToSpan as _};

use super::chance::Chance;

#[derive(Debug, Clone, Copy)]
pub struct Diary {
    pub now: Timestamp,
    pub today: Date,
}

impl Diary {
    pub fn at(now: Timestamp) -> Self {
        Self { now, today: day_of(now) }
    }

    /// That many days before today.
    pub fn ago(&self, days: i64) -> Date {
        self.today.saturating_sub(days.days())
    }

    pub fn ahead(&self, days: i64) -> Date {
        self.today.saturating_add(days.days())
    }

    pub fn days_since(&self, day: Date) -> i64 {
        i64::from((self.today - day).get_days())
    }

    /// An instant of a day, minutes after midnight, never later than a moment ago.
    pub fn past(&self, day: Date, minute: i64) -> Timestamp {
        let at = instant(day, minute);
        if at < self.now { at } else { self.now - 20.minutes() }
    }

    /// A minute of the working day on which somebody writes a note.
    pub fn worked(&self, chance: &mut Chance, day: Date) -> Timestamp {
        let minute = chance.between(9 * 60, 16 * 60 + 50);
        self.past(weekday_from(day), minute)
    }

    /// Monday of the week to show: this one, or the next one at a weekend.
    pub fn monday(&self) -> Date {
        let next = weekday_from(self.today);
        let since = i64::from(next.weekday().to_monday_zero_offset());
        next.saturating_sub(since.days())
    }
}

pub fn instant(day: Date, minute: i64) -> Timestamp {
    day.at(0, 0, 0, 0)
        .saturating_add(minute.minutes())
        .to_zoned(london().clone())
        .map_or(Timestamp::UNIX_EPOCH, |it| it.timestamp())
}

/// The day itself, or the Monday after a weekend.
pub fn weekday_from(day: Date) -> Date {
    match day.weekday() {
        Weekday::Saturday => day.saturating_add(2.days()),
        Weekday::Sunday => day.saturating_add(1.days()),
        _ => day,
    }
}

/// The day itself, or the Friday before a weekend.
pub fn weekday_before(day: Date) -> Date {
    match day.weekday() {
        Weekday::Saturday => day.saturating_sub(1.days()),
        Weekday::Sunday => day.saturating_sub(2.days()),
        _ => day,
    }
}

pub fn plus(day: Date, days: i64) -> Date {
    weekday_from(day.saturating_add(days.days()))
}
