//! Days and hours as people in the United Kingdom live them.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

static LONDON: LazyLock<TimeZone> = LazyLock::new(|| TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC));

pub fn london() -> &'static TimeZone {
    &LONDON
}

/// The civil day an instant falls on.
pub fn day_of(at: Timestamp) -> Date {
    at.to_zoned(LONDON.clone()).date()
}

/// The first instant of a civil day.
pub fn start_of(day: Date) -> Timestamp {
    day.to_zoned(LONDON.clone()).map_or(Timestamp::UNIX_EPOCH, |it| it.timestamp())
}

/// "9:30am", "2pm", "noon" is 12pm.
pub fn clock_words(at: Timestamp) -> String {
    let time = at.to_zoned(LONDON.clone()).time();
    let (hour, half) = match time.hour() {
        0 => (12, "am"),
        hour @ 1..=11 => (hour, "am"),
        12 => (12, "pm"),
        hour => (hour - 12, "pm"),
    };
    if time.minute() == 0 { format!("{hour}{half}") } else { format!("{hour}:{:02}{half}", time.minute()) }
}

/// "Tuesday 24 November 2026"
pub fn day_words(day: Date) -> String {
    day.strftime("%A %-d %B %Y").to_string()
}

/// "24 November 2026"
pub fn date_words(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// "24 Nov 2026": for tables.
pub fn short_date(day: Date) -> String {
    day.strftime("%-d %b %Y").to_string()
}

/// "Today at 8:14am", "Yesterday at 2pm", "Thursday 19 November at 2:41pm", with the year when it is another one.
pub fn moment_words(at: Timestamp, today: Date) -> String {
    let day = day_of(at);
    let clock = clock_words(at);
    let days = (today - day).get_days();
    if days == 0 {
        format!("Today at {clock}")
    } else if days == 1 {
        format!("Yesterday at {clock}")
    } else if day.year() == today.year() {
        format!("{} at {clock}", day.strftime("%A %-d %B"))
    } else {
        format!("{} at {clock}", day_words(day))
    }
}

/// Whole days from one civil day to another.
pub fn days_between(from: Date, until: Date) -> i64 {
    i64::from((until - from).get_days())
}

/// Working days (Monday to Friday) after `from` up to and including `until`. Bank holidays are not known here.
pub fn working_days_between(from: Date, until: Date) -> i64 {
    let mut day = from;
    let mut count = 0;
    while day < until {
        day = day.tomorrow().unwrap_or(until);
        if !matches!(day.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday) {
            count += 1;
        }
    }
    count
}
