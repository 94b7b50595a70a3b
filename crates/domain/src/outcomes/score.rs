//! From answers to scores. A skipped answer leaves its scale unscored; nothing is made up.

use super::measure::{Band, Measure, Rule, Scale};

/// A scale's value and what it means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScaleScore {
    /// Which scale.
    pub scale: &'static Scale,
    /// The score, never reversed.
    pub value: f64,
}

impl ScaleScore {
    /// The range it falls into, in plain words.
    #[must_use]
    pub fn band(&self) -> Option<&'static str> {
        band(self.scale.bands, self.value)
    }
}

/// Every scale that could be scored, and what kept the others from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    /// Scores in the measure's order.
    pub scores: Vec<ScaleScore>,
    /// Scales left unscored, with the numbers (from 1) of the questions skipped.
    pub unscored: Vec<(&'static Scale, Vec<usize>)>,
}

impl Scored {
    /// One score by its scale's code.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<ScaleScore> {
        self.scores.iter().copied().find(|score| score.scale.code == code)
    }
}

/// Why answers cannot be scored at all. Question numbers count from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScoreError {
    /// Not the right number of answers: an older version, or another measure.
    #[error("This measure has {expected} questions. {given} answers were given.")]
    WrongCount {
        /// Questions of the measure.
        expected: usize,
        /// Answers given.
        given: usize,
    },
    /// A value nobody could have chosen.
    #[error("The answer to question {question} is not one of its choices.")]
    NotAChoice {
        /// From 1.
        question: usize,
    },
    /// No scale is whole.
    #[error("There are too few answers for a score. Ask question {}.", list(.skipped))]
    TooFewAnswers {
        /// From 1.
        skipped: Vec<usize>,
    },
}

fn list(questions: &[usize]) -> String {
    let numbers: Vec<String> = questions.iter().map(ToString::to_string).collect();
    match numbers.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => numbers.concat(),
    }
}

/// Scores one set of answers, in the order of the measure's items; `None` is a skipped question.
///
/// # Errors
/// See [`ScoreError`].
pub fn score(measure: &'static Measure, answers: &[Option<u8>]) -> Result<Scored, ScoreError> {
    if answers.len() != measure.items.len() {
        return Err(ScoreError::WrongCount { expected: measure.items.len(), given: answers.len() });
    }
    for (at, (item, answer)) in measure.items.iter().zip(answers).enumerate() {
        if answer.is_some_and(|value| !item.answer.allows(value)) {
            return Err(ScoreError::NotAChoice { question: at + 1 });
        }
    }
    let mut scored = Scored { scores: Vec::new(), unscored: Vec::new() };
    for scale in measure.scales {
        match value(scale, answers) {
            Ok(value) => scored.scores.push(ScaleScore { scale, value }),
            Err(skipped) => scored.unscored.push((scale, skipped)),
        }
    }
    if scored.scores.is_empty() {
        let mut skipped: Vec<usize> = scored.unscored.into_iter().flat_map(|(_, s)| s).collect();
        skipped.sort_unstable();
        skipped.dedup();
        return Err(ScoreError::TooFewAnswers { skipped });
    }
    Ok(scored)
}

/// The scale's value, or the questions (from 1) that were skipped.
fn value(scale: &Scale, answers: &[Option<u8>]) -> Result<f64, Vec<usize>> {
    let given = |at: &usize| answers.get(*at).copied().flatten();
    let skipped: Vec<usize> = scale.items.iter().filter(|at| given(at).is_none()).map(|at| at + 1).collect();
    if !skipped.is_empty() {
        return Err(skipped);
    }
    let sum: u32 = scale.items.iter().filter_map(given).map(u32::from).sum();
    Ok(match scale.rule {
        Rule::Item | Rule::Sum => f64::from(sum),
        Rule::Points(points) => {
            let counted =
                points.iter().filter(|(at, values)| given(at).is_some_and(|value| values.contains(&value))).count();
            u32::try_from(counted).map_or(0.0, f64::from)
        }
        Rule::SumThenTable { lowest, table } => {
            // Checked answers keep the sum within the table; a gap would be a fault in the definition.
            let at = sum.saturating_sub(u32::from(lowest)) as usize;
            table.get(at).copied().ok_or_else(|| scale.items.iter().map(|at| at + 1).collect::<Vec<_>>())?
        }
    })
}

fn band(bands: &[Band], value: f64) -> Option<&'static str> {
    bands.iter().find(|band| value <= band.up_to).map(|band| band.label)
}
