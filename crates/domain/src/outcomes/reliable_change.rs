//! Whether one person's change is more than the noise of the questions (Jacobson and Truax).
//!
//! SEM = SD·√(1 − r); a change of at least 1.96·√2·SEM is reliable at 95 %. Always shown with
//! the figures it rests on, and with "not confirmed" where nobody has confirmed them.

use super::measure::{Better, Reliability, Scale};

crate::coded! {
    /// What became of one person's score.
    pub enum ChangeVerdict: "kind of change" {
        Improved = "improved", "Improved";
        NoReliableChange = "no_reliable_change", "No reliable change";
        Worsened = "worsened", "Worsened";
    }
}

/// The smallest change that is reliable, in points of the scale.
#[must_use]
pub fn reliable_points(reliability: Reliability) -> f64 {
    let sem = match reliability {
        Reliability::Points(points) => return points,
        Reliability::Sem(sem) => sem,
        Reliability::SdAndR { sd, r } => sd * (1.0 - r).sqrt(),
    };
    1.96 * std::f64::consts::SQRT_2 * sem
}

/// Judges a change from a first to a last score; `None` when the scale has no figures to judge by.
#[must_use]
pub fn judge(scale: &Scale, first: f64, last: f64) -> Option<ChangeVerdict> {
    let (reliability, _) = scale.reliability?;
    let change = last - first;
    // A hair's breadth of floating point must not decide for a person.
    if change.abs() + 1e-9 < reliable_points(reliability) {
        return Some(ChangeVerdict::NoReliableChange);
    }
    let up_is_better = scale.better == Better::Higher;
    Some(if (change > 0.0) == up_is_better { ChangeVerdict::Improved } else { ChangeVerdict::Worsened })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcomes::measure::MeasureKind;

    #[test]
    fn changes_people_show() {
        use ChangeVerdict::*;
        use MeasureKind::*;
        let rows = [
            ("PHQ-9 down six points", Phq9, "phq9", 18.0, 12.0, Some(Improved)),
            ("PHQ-9 down five points", Phq9, "phq9", 18.0, 13.0, Some(NoReliableChange)),
            ("GAD-7 up four points", Gad7, "gad7", 8.0, 12.0, Some(Worsened)),
            ("SWEMWBS up 2.87 points", Swemwbs, "swemwbs", 20.0, 22.87, Some(Improved)),
            ("SWEMWBS up 2.8 points", Swemwbs, "swemwbs", 20.0, 22.8, Some(NoReliableChange)),
            ("life satisfaction up three", Ons4, "satisfied", 3.0, 6.0, Some(Improved)),
            ("life satisfaction up two", Ons4, "satisfied", 3.0, 5.0, Some(NoReliableChange)),
            ("anxiety up six", Ons4, "anxious", 2.0, 8.0, Some(Worsened)),
            ("UCLA from 9 to 6", Loneliness, "ucla3", 9.0, 6.0, Some(Improved)),
            ("UCLA from 9 to 7", Loneliness, "ucla3", 9.0, 7.0, Some(NoReliableChange)),
            ("how often lonely is a category", Loneliness, "direct", 1.0, 5.0, None),
        ];
        for (who, kind, code, first, last, expected) in rows {
            let scale = kind.measure().scale(code).expect(who);
            assert_eq!(judge(scale, first, last), expected, "{who}");
        }
    }

    #[test]
    fn the_published_threshold_of_swemwbs_comes_out() {
        assert!((reliable_points(Reliability::Sem(1.035)) - 2.87).abs() < 0.005);
    }
}
