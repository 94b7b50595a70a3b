//! What became of a whole group: the same people before and after, and who is missing.
//!
//! Only people with both scores count. Averaging everybody's first and everybody's last
//! scores can come out wrong in sign, so it cannot be done here. Who was due, who was
//! measured twice and who was lost, with reasons, always goes with the figure.

use super::measure::Scale;
use super::reliable_change::{ChangeVerdict, judge};
use super::student_t::t_quantile;

/// Below this many pairs no figure is given.
pub const FEWEST_PAIRS: usize = 10;
/// Below this many pairs a figure comes with a caution.
pub const CAUTION_BELOW: usize = 30;

crate::coded! {
    /// Why somebody who was due has no second score.
    pub enum LostReason: "reason for a missing second score" {
        NotAsked = "not_asked", "We did not ask";
        CouldNotReach = "could_not_reach", "We could not reach them";
        DidNotWant = "did_not_want", "They did not want to answer";
        TooUnwell = "too_unwell", "They were too unwell";
        NotSafeToAsk = "not_safe_to_ask", "It was not safe or kind to ask";
        StoppedEarly = "stopped_early", "They stopped early";
        MovedAway = "moved_away", "They moved away";
        Died = "died", "They died";
        SkippedQuestions = "skipped_questions", "Questions were skipped";
        NotRecorded = "not_recorded", "No reason recorded";
    }
}

/// Somebody with a first score whose second was due.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Due {
    /// The first score.
    pub first: f64,
    /// The last score, or why there is none.
    pub last: Result<f64, LostReason>,
}

/// How far a figure may be trusted, by the number of pairs alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Footing {
    /// Fewer than 10 pairs: nothing is shown.
    TooFew,
    /// 10 to 29 pairs: shown with a caution.
    Caution,
    /// 30 or more.
    Enough,
}

impl Footing {
    /// What a page says beside the figure; nothing when there are enough.
    #[must_use]
    pub const fn words(self) -> Option<&'static str> {
        match self {
            Self::TooFew => Some("Fewer than 10 people have two scores, so we do not show a change."),
            Self::Caution => Some("Fewer than 30 people have two scores. Read this with caution."),
            Self::Enough => None,
        }
    }
}

/// The change of people measured twice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PairedChange {
    /// Mean first score of those measured twice.
    pub mean_first: f64,
    /// Mean last score of the same people.
    pub mean_last: f64,
    /// Mean of each person's change, last less first.
    pub mean: f64,
    /// Spread of the changes (n − 1).
    pub sd: f64,
    /// 95 % confidence interval of the mean, by Student's t.
    pub interval: (f64, f64),
    /// People whose change is reliable and better; none when the scale cannot be judged.
    pub verdicts: Option<Verdicts>,
}

/// How many people improved, did not reliably change, and worsened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Verdicts {
    /// Reliably better.
    pub improved: usize,
    /// No reliable change.
    pub unchanged: usize,
    /// Reliably worse.
    pub worsened: usize,
}

/// The whole account of a group.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupChange {
    /// People whose second score was due.
    pub due: usize,
    /// People with both scores.
    pub paired: usize,
    /// People lost, by reason, commonest first.
    pub lost: Vec<(LostReason, usize)>,
    /// Mean first score of those lost: were they worse off to begin with?
    pub mean_first_of_lost: Option<f64>,
    /// The change, when there are enough pairs and the scale may be averaged.
    pub change: Option<PairedChange>,
    /// How far it may be trusted.
    pub footing: Footing,
}

/// Works out the change of a group on one scale.
#[must_use]
pub fn group_change(scale: &Scale, people: &[Due]) -> GroupChange {
    let pairs: Vec<(f64, f64)> = people.iter().filter_map(|person| Some((person.first, person.last.ok()?))).collect();
    let lost: Vec<(f64, LostReason)> =
        people.iter().filter_map(|person| Some((person.first, person.last.err()?))).collect();
    let mut reasons: Vec<(LostReason, usize)> = LostReason::ALL
        .iter()
        .map(|reason| (*reason, lost.iter().filter(|(_, why)| why == reason).count()))
        .filter(|(_, count)| *count > 0)
        .collect();
    reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let footing = match pairs.len() {
        n if n < FEWEST_PAIRS => Footing::TooFew,
        n if n < CAUTION_BELOW => Footing::Caution,
        _ => Footing::Enough,
    };
    let firsts_of_lost: Vec<f64> = lost.iter().map(|(first, _)| *first).collect();
    GroupChange {
        due: people.len(),
        paired: pairs.len(),
        lost: reasons,
        // One lost person's score must not be readable as a "mean".
        mean_first_of_lost: (lost.len() >= FEWEST_PAIRS).then(|| mean(&firsts_of_lost)),
        change: (footing != Footing::TooFew && scale.may_average).then(|| paired_change(scale, &pairs)).flatten(),
        footing,
    }
}

fn paired_change(scale: &Scale, pairs: &[(f64, f64)]) -> Option<PairedChange> {
    let changes: Vec<f64> = pairs.iter().map(|(first, last)| last - first).collect();
    let n = changes.len() as f64;
    let middle = mean(&changes);
    let squares: f64 = changes.iter().map(|change| (change - middle).powi(2)).sum();
    let sd = (squares / (n - 1.0)).sqrt();
    let half = t_quantile(0.975, n - 1.0)? * sd / n.sqrt();
    let (firsts, lasts): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    Some(PairedChange {
        mean_first: mean(&firsts),
        mean_last: mean(&lasts),
        mean: middle,
        sd,
        interval: (middle - half, middle + half),
        verdicts: verdicts(scale, pairs),
    })
}

fn verdicts(scale: &Scale, pairs: &[(f64, f64)]) -> Option<Verdicts> {
    let mut count = Verdicts::default();
    for (first, last) in pairs {
        match judge(scale, *first, *last)? {
            ChangeVerdict::Improved => count.improved += 1,
            ChangeVerdict::NoReliableChange => count.unchanged += 1,
            ChangeVerdict::Worsened => count.worsened += 1,
        }
    }
    Some(count)
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

#[cfg(test)]
#[path = "change_tests.rs"]
mod tests;
