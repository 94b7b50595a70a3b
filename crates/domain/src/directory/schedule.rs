//! When a service happens: weekday and times where they are known, words where they are not.

use jiff::civil::{Time, Weekday};

crate::coded! {
    /// A day of the week.
    pub enum Day: "day" {
        Monday = "mon", "Monday";
        Tuesday = "tue", "Tuesday";
        Wednesday = "wed", "Wednesday";
        Thursday = "thu", "Thursday";
        Friday = "fri", "Friday";
        Saturday = "sat", "Saturday";
        Sunday = "sun", "Sunday";
    }
}

impl From<Weekday> for Day {
    fn from(day: Weekday) -> Self {
        match day {
            Weekday::Monday => Self::Monday,
            Weekday::Tuesday => Self::Tuesday,
            Weekday::Wednesday => Self::Wednesday,
            Weekday::Thursday => Self::Thursday,
            Weekday::Friday => Self::Friday,
            Weekday::Saturday => Self::Saturday,
            Weekday::Sunday => Self::Sunday,
        }
    }
}

crate::coded! {
    /// Whether it runs all year.
    pub enum Season: "season" {
        AllYear = "all_year", "All year";
        TermTime = "term_time", "In school term only";
        SchoolHolidays = "school_holidays", "In school holidays only";
    }
}

/// A set of weekdays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Days(u8);

impl Days {
    /// No days; for a service, "nobody has said which days".
    pub const NONE: Self = Self(0);

    /// The same set with one day more.
    #[must_use]
    pub const fn with(self, day: Day) -> Self {
        Self(self.0 | 1 << day as u8)
    }

    /// Whether a day is in the set.
    #[must_use]
    pub const fn has(self, day: Day) -> bool {
        self.0 & 1 << day as u8 != 0
    }

    /// Whether the sets share a day.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The days in order.
    pub fn iter(self) -> impl Iterator<Item = Day> {
        Day::ALL.iter().copied().filter(move |&day| self.has(day))
    }
}

impl FromIterator<Day> for Days {
    fn from_iter<I: IntoIterator<Item = Day>>(days: I) -> Self {
        days.into_iter().fold(Self::NONE, Self::with)
    }
}

/// One session, or a rule in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// Which weekday; `None` when only the words are known.
    pub day: Option<Day>,
    /// When it begins.
    pub opens: Option<Time>,
    /// When it ends.
    pub closes: Option<Time>,
    /// Whether it runs all year.
    pub season: Season,
    /// What the times cannot say: "first Tuesday of the month", "by appointment".
    pub words: Option<String>,
}

impl Schedule {
    /// A rule that is known in words only.
    #[must_use]
    pub fn in_words(words: impl Into<String>) -> Self {
        Self { day: None, opens: None, closes: None, season: Season::AllYear, words: Some(words.into()) }
    }

    /// A session on a weekday.
    #[must_use]
    pub const fn on(day: Day, opens: Option<Time>, closes: Option<Time>) -> Self {
        Self { day: Some(day), opens, closes, season: Season::AllYear, words: None }
    }

    /// "Tuesday 10am to 12.30pm", "Friday from 6pm", "By appointment".
    #[must_use]
    pub fn words(&self) -> String {
        let hours = match (self.opens, self.closes) {
            (Some(from), Some(to)) => Some(format!("{} to {}", clock(from), clock(to))),
            (Some(from), None) => Some(format!("from {}", clock(from))),
            (None, Some(to)) => Some(format!("until {}", clock(to))),
            (None, None) => None,
        };
        let season = (self.season != Season::AllYear).then(|| self.season.label().to_lowercase());
        let timed = [self.day.map(|day| day.label().to_owned()), hours];
        let timed: Vec<String> = timed.into_iter().flatten().collect();
        let parts = [Some(timed.join(" ")), season, self.words.clone()];
        let parts: Vec<String> = parts.into_iter().flatten().filter(|it| !it.is_empty()).collect();
        parts.join(", ")
    }
}

/// "10am", "12.30pm", "midday", "midnight".
fn clock(time: Time) -> String {
    let (hour, minute) = (time.hour(), time.minute());
    match (hour, minute) {
        (0, 0) => return "midnight".to_owned(),
        (12, 0) => return "midday".to_owned(),
        _ => {}
    }
    let half = if hour < 12 { "am" } else { "pm" };
    let hour = match hour % 12 {
        0 => 12,
        hour => hour,
    };
    if minute == 0 { format!("{hour}{half}") } else { format!("{hour}.{minute:02}{half}") }
}

/// Reads a clock time as people write it: `09:00`, `9`, `9.30am`, `12noon`, `6 pm`, `midday`.
/// Without am or pm the twenty-four hour clock is meant.
#[must_use]
pub fn parse_clock(text: &str) -> Option<Time> {
    let text: String = text.trim().to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    if matches!(text.as_str(), "noon" | "midday") {
        return Time::new(12, 0, 0, 0).ok();
    }
    let half = ["am", "pm", "noon"].into_iter().find(|half| text.ends_with(half));
    let digits = half.map_or(text.as_str(), |half| &text[..text.len() - half.len()]);
    let (hour, minute) = digits.split_once([':', '.']).unwrap_or((digits, "0"));
    let all_digits = |s: &str| !s.is_empty() && s.len() <= 2 && s.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(hour) || !all_digits(minute) {
        return None;
    }
    let (hour, minute): (i8, i8) = (hour.parse().ok()?, minute.parse().ok()?);
    let hour = match half {
        Some("am") if hour == 12 => 0,
        Some("pm") if hour < 12 => hour + 12,
        Some("noon") if hour != 12 => return None,
        _ => hour,
    };
    Time::new(hour, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time;

    #[test]
    fn clock_times_are_read_as_people_write_them() {
        let rows = [
            ("09:00", Some((9, 0))),
            ("9", Some((9, 0))),
            ("9.30am", Some((9, 30))),
            ("12noon", Some((12, 0))),
            ("12 noon", Some((12, 0))),
            ("12am", Some((0, 0))),
            ("12pm", Some((12, 0))),
            ("6 pm", Some((18, 0))),
            ("Midday", Some((12, 0))),
            ("25:00", None),
            ("late", None),
            ("", None),
        ];
        for (text, hm) in rows {
            assert_eq!(parse_clock(text), hm.map(|(h, m)| time(h, m, 0, 0)), "{text}");
        }
    }

    #[test]
    fn sessions_read_plainly() {
        let mut tea = Schedule::on(Day::Tuesday, parse_clock("10am"), parse_clock("12.30pm"));
        assert_eq!(tea.words(), "Tuesday 10am to 12.30pm");
        tea.season = Season::TermTime;
        assert_eq!(tea.words(), "Tuesday 10am to 12.30pm, in school term only");
        assert_eq!(Schedule::in_words("By appointment").words(), "By appointment");
    }

    #[test]
    fn days_are_a_set() {
        let days: Days = [Day::Monday, Day::Friday, Day::Monday].into_iter().collect();
        assert_eq!(days.iter().collect::<Vec<_>>(), [Day::Monday, Day::Friday]);
        assert!(days.meets(Days::NONE.with(Day::Friday)) && !days.has(Day::Sunday));
    }
}
