//! How long people wait: medians and quartiles, in days and in working days.
//!
//! A mean hides the long waits, so there is none. Percentiles are interpolated as most
//! statistics programs do (type 7), and the number of people always goes with them.

use jiff::civil::{Date, Weekday};

/// Whole days from one date to another; none when the second comes first.
#[must_use]
pub fn days_between(from: Date, to: Date) -> Option<u32> {
    let days = from.until((jiff::Unit::Day, to)).ok()?.get_days();
    u32::try_from(days).ok()
}

/// Working days after `from`, up to and with `to`: Monday to Friday less bank holidays.
/// From Friday to Monday is one. None when `to` comes first.
/// `holidays` are the nation's own list: England's, Scotland's and Wales's differ.
#[must_use]
pub fn working_days_between(from: Date, to: Date, holidays: &[Date]) -> Option<u32> {
    let days = days_between(from, to)?;
    // Whole weeks hold five working days each; only the rest is walked.
    let mut count = days / 7 * 5;
    let mut day = from;
    for _ in 0..days % 7 {
        day = day.tomorrow().ok()?;
        count += u32::from(is_weekday(day));
    }
    let mut off: Vec<Date> =
        holidays.iter().copied().filter(|day| *day > from && *day <= to && is_weekday(*day)).collect();
    off.sort_unstable();
    off.dedup();
    Some(count.saturating_sub(u32::try_from(off.len()).unwrap_or(u32::MAX)))
}

fn is_weekday(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Waits of some people, in whatever unit they were counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Waits {
    /// How many people.
    pub people: usize,
    /// A quarter waited no longer than this.
    pub lower_quartile: f64,
    /// Half waited no longer than this.
    pub median: f64,
    /// Three quarters waited no longer than this.
    pub upper_quartile: f64,
    /// Nobody waited longer.
    pub longest: u32,
}

/// Sums up waits; `None` when there are none.
#[must_use]
pub fn summarise(waits: &[u32]) -> Option<Waits> {
    let sorted = in_order(waits);
    Some(Waits {
        people: sorted.len(),
        lower_quartile: quantile(&sorted, 0.25)?,
        median: quantile(&sorted, 0.5)?,
        upper_quartile: quantile(&sorted, 0.75)?,
        longest: *sorted.last()?,
    })
}

/// The wait that `percent` of people did not exceed, for example 92. `None` when there are no
/// waits or the percentage is not between 0 and 100.
#[must_use]
pub fn percentile(waits: &[u32], percent: f64) -> Option<f64> {
    (0.0..=100.0).contains(&percent).then(|| quantile(&in_order(waits), percent / 100.0))?
}

/// How many of every hundred people were seen within a limit; `None` when there are no waits.
#[must_use]
pub fn share_within(waits: &[u32], limit: u32) -> Option<f64> {
    let within = waits.iter().filter(|wait| **wait <= limit).count();
    (!waits.is_empty()).then(|| 100.0 * within as f64 / waits.len() as f64)
}

fn in_order(waits: &[u32]) -> Vec<u32> {
    let mut sorted = waits.to_vec();
    sorted.sort_unstable();
    sorted
}

fn quantile(sorted: &[u32], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = share * last as f64;
    let below = place.floor() as usize;
    let low = f64::from(*sorted.get(below)?);
    let high = f64::from(*sorted.get((below + 1).min(last))?);
    Some(low + (high - low) * (place - below as f64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn england_christmas() -> Vec<Date> {
        ["2025-12-25", "2025-12-26", "2026-01-01"].map(date).to_vec()
    }

    #[test]
    fn waits_people_have() {
        let rows = [
            ("seen the same day", "2026-03-02", "2026-03-02", 0, 0),
            ("Monday to Tuesday", "2026-03-02", "2026-03-03", 1, 1),
            ("Friday to Monday", "2026-03-06", "2026-03-09", 3, 1),
            ("a week", "2026-03-02", "2026-03-09", 7, 5),
            ("referred on a Saturday, seen on Monday", "2026-03-07", "2026-03-09", 2, 1),
            ("over Christmas and New Year", "2025-12-24", "2026-01-02", 9, 4),
            ("over the leap day", "2028-02-28", "2028-03-01", 2, 2),
            ("over the change to summer time", "2026-03-27", "2026-03-30", 3, 1),
        ];
        for (who, from, to, days, working) in rows {
            let (from, to) = (date(from), date(to));
            assert_eq!(days_between(from, to), Some(days), "{who}");
            assert_eq!(working_days_between(from, to, &england_christmas()), Some(working), "{who}");
        }
        assert_eq!(days_between(date("2026-03-03"), date("2026-03-02")), None);
    }

    #[test]
    fn a_holiday_listed_twice_or_on_a_sunday_is_not_taken_off_twice() {
        let holidays = [date("2026-05-04"), date("2026-05-04"), date("2026-05-03")];
        assert_eq!(working_days_between(date("2026-05-01"), date("2026-05-05"), &holidays), Some(1));
    }

    #[test]
    fn a_few_waits() {
        let waits = summarise(&[30, 2, 9, 4]).unwrap();
        assert!((waits.median - 6.5).abs() < 1e-12);
        assert_eq!((waits.people, waits.longest), (4, 30));
        assert_eq!(summarise(&[]), None);
        assert_eq!(share_within(&[1, 2, 3, 40], 10), Some(75.0));
        assert_eq!(percentile(&[1], 101.0), None);
    }

    /// tests/golden/outcomes.py wrote these with NumPy.
    #[test]
    fn golden_quantiles() {
        for line in include_str!("../../tests/golden/waits.csv").lines().skip(1) {
            let fields: Vec<&str> = line.split(',').collect();
            let waits: Vec<u32> = fields[0].split(' ').map(|d| d.parse().unwrap()).collect();
            let got = summarise(&waits).unwrap();
            let got = [got.lower_quartile, got.median, got.upper_quartile, percentile(&waits, 92.0).unwrap()];
            for (got, expected) in got.iter().zip(&fields[1..]) {
                assert!((got - expected.parse::<f64>().unwrap()).abs() < 1e-9, "{line}");
            }
        }
    }

    proptest! {
        #[test]
        fn counting_weeks_at_once_agrees_with_counting_days(start in 0_i64..4000, length in 0_i64..200) {
            let from = date("2020-01-01").checked_add(jiff::Span::new().days(start)).unwrap();
            let to = from.checked_add(jiff::Span::new().days(length)).unwrap();
            let mut day = from;
            let mut slow = 0;
            while day < to {
                day = day.tomorrow().unwrap();
                slow += u32::from(is_weekday(day));
            }
            prop_assert_eq!(working_days_between(from, to, &[]), Some(slow));
        }

        #[test]
        fn quartiles_rise(waits in proptest::collection::vec(0_u32..400, 1..50)) {
            let it = summarise(&waits).unwrap();
            prop_assert!(it.lower_quartile <= it.median && it.median <= it.upper_quartile);
            prop_assert!(it.upper_quartile <= f64::from(it.longest));
        }
    }
}
