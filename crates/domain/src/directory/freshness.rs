//! How far an entry can be trusted, by the day somebody last checked it.
//!
//! Bands: checked within 3 months is fresh; 3 to 6 ageing; 6 to 12 stale; older is very
//! old and ranked last; never checked is unknown. Months are calendar months.

use jiff::{ToSpan as _, Unit, civil::Date};

crate::coded! {
    /// How fresh an entry is.
    pub enum FreshnessBand: "freshness" {
        Fresh = "fresh", "Checked in the last 3 months";
        Ageing = "ageing", "Checked 3 to 6 months ago";
        Stale = "stale", "Not checked for 6 months";
        VeryOld = "very_old", "Not checked for over a year";
        Unknown = "unknown", "Never checked";
    }
}

/// How fresh an entry is today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Freshness {
    /// The day somebody last checked it, or a first attendance proved it.
    pub checked_on: Option<Date>,
    /// Which band that falls in.
    pub band: FreshnessBand,
    days: i64,
}

impl Freshness {
    /// Judges an entry on a day. A check "tomorrow" is a mistake and counts as today.
    #[must_use]
    pub fn of(checked_on: Option<Date>, today: Date) -> Self {
        let Some(checked) = checked_on else {
            return Self { checked_on, band: FreshnessBand::Unknown, days: 0 };
        };
        let after = |months: i64| today > checked.saturating_add(months.months());
        let band = if after(12) {
            FreshnessBand::VeryOld
        } else if after(6) {
            FreshnessBand::Stale
        } else if after(3) {
            FreshnessBand::Ageing
        } else {
            FreshnessBand::Fresh
        };
        Self { checked_on, band, days: days_between(checked, today).max(0) }
    }

    /// "Checked today", "Checked 3 weeks ago", "Last checked 7 months ago", "Last checked 4
    /// years ago", "Never checked".
    #[must_use]
    pub fn words(&self) -> String {
        let ago = match self.days {
            0 => "today".to_owned(),
            1 => "yesterday".to_owned(),
            2..=13 => format!("{} days ago", self.days),
            14..=60 => format!("{} weeks ago", self.days / 7),
            61..=364 => format!("{} months ago", self.days * 12 / 365),
            365..=729 => "over a year ago".to_owned(),
            _ => format!("{} years ago", self.days / 365),
        };
        match self.band {
            FreshnessBand::Unknown => FreshnessBand::Unknown.label().to_owned(),
            FreshnessBand::Fresh | FreshnessBand::Ageing => format!("Checked {ago}"),
            FreshnessBand::Stale | FreshnessBand::VeryOld => format!("Last checked {ago}"),
        }
    }
}

/// Whole days from one date to another; negative when the second is earlier.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    from.until((Unit::Day, to)).map_or(0, |span| i64::from(span.get_days()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_entry_ages_in_four_steps() {
        let today = date(2026, 6, 15);
        let rows = [
            (Some(date(2026, 6, 15)), FreshnessBand::Fresh, "Checked today"),
            (Some(date(2026, 5, 25)), FreshnessBand::Fresh, "Checked 3 weeks ago"),
            (Some(date(2026, 3, 15)), FreshnessBand::Fresh, "Checked 3 months ago"),
            (Some(date(2026, 3, 14)), FreshnessBand::Ageing, "Checked 3 months ago"),
            (Some(date(2025, 11, 15)), FreshnessBand::Stale, "Last checked 6 months ago"),
            (Some(date(2025, 6, 14)), FreshnessBand::VeryOld, "Last checked over a year ago"),
            (Some(date(2018, 1, 1)), FreshnessBand::VeryOld, "Last checked 8 years ago"),
            (Some(date(2026, 7, 1)), FreshnessBand::Fresh, "Checked today"),
            (None, FreshnessBand::Unknown, "Never checked"),
        ];
        for (checked, band, words) in rows {
            let got = Freshness::of(checked, today);
            assert_eq!((got.band, got.words().as_str()), (band, words), "{checked:?}");
        }
    }
}
