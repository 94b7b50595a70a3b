//! The scheme's own targets, from its settings; what it has not set has a stated default.

use footbridge_domain::workforce::Targets;
use footbridge_store::access::schemes::Scheme;
use jiff::civil::Weekday;
use jiff::{SignedDuration, Timestamp};

use crate::scheme_settings::SchemeSettings;

pub fn of(scheme: &Scheme) -> Targets {
    let settings = SchemeSettings::read(&scheme.settings);
    Targets {
        wait_working_days: settings.first_contact_days,
        quiet_days: settings.quiet_days,
        caseload: (settings.caseload_from, settings.caseload_to),
    }
}

/// Referrals received before this instant have waited longer than the target.
pub fn over_target_before(targets: &Targets, now: Timestamp) -> Timestamp {
    let mut day = crate::time::day_of(now);
    let mut left = targets.wait_working_days;
    while left > 0 {
        if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            left -= 1;
        }
        day = day.yesterday().unwrap_or(day);
    }
    crate::time::start_of(day)
}

/// Whoever was last reached before this instant has heard nothing for too long.
pub fn quiet_since(targets: &Targets, now: Timestamp) -> Timestamp {
    now - SignedDuration::from_hours(24 * targets.quiet_days)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tuesday 24 November 2026: five working days back is Tuesday the 17th; whoever came on the 17th is on target.
    #[test]
    fn weekends_do_not_count_against_the_team() {
        let now: Timestamp = "2026-11-24T09:00:00Z".parse().unwrap();
        let limit = over_target_before(&Targets::default(), now);
        let on = |day: &str| crate::time::working_days_between(day.parse().unwrap(), crate::time::day_of(now));
        assert_eq!(on("2026-11-17"), 5);
        assert!("2026-11-17T08:00:00Z".parse::<Timestamp>().unwrap() >= limit);
        assert!("2026-11-16T23:00:00Z".parse::<Timestamp>().unwrap() < limit);
    }
}
