//! From an episode to sentences: what was tried including what failed, first and last scores in words, a draft summary.

use footbridge_domain::matching::needs::Need;
use footbridge_domain::onward::barrier::Barrier;
use footbridge_domain::outcomes::measure::{Measure, MeasureKind};
use footbridge_domain::outcomes::reliable_change::judge;
use footbridge_domain::outcomes::score::{ScaleScore, score};
use footbridge_store::closing::{ContactCounts, GoalLine, MeasureLine, OnwardLine, SignpostLine};
use serde::{Deserialize, Serialize};

use crate::outcomes::answers_of;
use crate::time::{date_words, day_of};

/// One thing that was tried and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TriedLine {
    pub what: String,
    pub how_it_went: String,
}

/// First and last score on one scale, with what they mean.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScoreLine {
    pub measure: String,
    pub scale: String,
    pub out_of: String,
    pub first: Point,
    /// `None` when there is no later score; then `missing` says why.
    pub last: Option<Point>,
    /// "Improved", "No reliable change", "Worsened"; empty where nobody has published how to tell.
    pub change: String,
    /// Where the figures for that judgement come from.
    pub judged_by: String,
    #[serde(default)]
    pub missing: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Point {
    pub on: String,
    pub value: String,
    pub band: String,
}

/// Is somebody outside still expected to do something?
pub fn is_open(state: &str) -> bool {
    matches!(state, "sent" | "received" | "waiting" | "accepted" | "started")
}

/// Groups, details given, and what could not be found, in the order they happened.
pub fn tried(onward: &[OnwardLine], signposts: &[SignpostLine], gaps: &[String]) -> Vec<TriedLine> {
    let mut lines: Vec<TriedLine> =
        onward.iter().map(|it| TriedLine { what: it.service.clone(), how_it_went: onward_words(it) }).collect();
    lines.extend(signposts.iter().map(|it| TriedLine {
        what: it.service.clone(),
        how_it_went: format!(
            "We gave the details on {}. We did not refer, so we do not know if they went.",
            date_words(day_of(it.given_at))
        ),
    }));
    lines.extend(gaps.iter().map(|needs| {
        let names: Vec<&str> = needs
            .split_whitespace()
            .map(|code| Need::from_code(code).map_or("something else", |it| it.label()))
            .collect();
        TriedLine {
            what: names.join(", "),
            how_it_went: "We looked and found nothing that fits. This is recorded as a gap.".to_owned(),
        }
    }));
    lines
}

fn onward_words(it: &OnwardLine) -> String {
    let why = Barrier::from_code(&it.end_reason)
        .map(|it| format!(" Reason: {}.", it.label().to_lowercase()))
        .unwrap_or_default();
    let attended = it.first_attended_on.map(|day| format!("First went on {}.", date_words(day)));
    match (it.state.as_str(), attended) {
        ("completed", Some(first)) => format!("{first} Finished what they came for."),
        ("ended", Some(first)) => format!("{first} Has stopped going.{why}"),
        (_, Some(first)) => format!("{first} Still going."),
        ("declined", None) => format!("They could not take them.{why}"),
        ("ended" | "completed", None) => format!("Did not start.{why}"),
        ("cancelled", None) => "We took the referral back.".to_owned(),
        ("accepted", None) => "They offered a place. We do not know of a first visit yet.".to_owned(),
        _ => "They have not answered yet.".to_owned(),
    }
}

/// Every scale that has a first score, and the labels of measures that were never asked again.
pub fn scores(lines: &[MeasureLine]) -> (Vec<ScoreLine>, Vec<&'static str>) {
    let (mut found, mut missing) = (Vec::new(), Vec::new());
    for kind in MeasureKind::ALL {
        let own: Vec<_> = lines.iter().filter(|it| it.measure == kind.code()).collect();
        let Some(first) = own.first() else { continue };
        let last = own.last().filter(|_| own.len() > 1);
        if last.is_none() {
            missing.push(kind.code());
        }
        found.extend(of_measure(kind.measure(), first, last.copied()));
    }
    (found, missing)
}

fn of_measure(measure: &'static Measure, first: &MeasureLine, last: Option<&MeasureLine>) -> Vec<ScoreLine> {
    let scored = |line: &MeasureLine| score(measure, &answers_of(&line.items)).ok();
    let Some(firsts) = scored(first) else { return Vec::new() };
    let lasts = last.and_then(scored);
    firsts
        .scores
        .iter()
        .map(|before| {
            let after = lasts.as_ref().and_then(|it| it.get(before.scale.code));
            let verdict = after.and_then(|after| judge(before.scale, before.value, after.value));
            ScoreLine {
                measure: measure.kind.label().to_owned(),
                scale: before.scale.label.to_owned(),
                out_of: format!("{} to {}", before.scale.min, before.scale.max),
                first: point(before, first),
                last: after.zip(last).map(|(after, line)| point(&after, line)),
                change: verdict.map(|it| it.label().to_owned()).unwrap_or_default(),
                judged_by: verdict
                    .and(before.scale.reliability)
                    .map(|(_, source)| source.words.to_owned())
                    .unwrap_or_default(),
                missing: String::new(),
            }
        })
        .collect()
}

fn point(score: &ScaleScore, line: &MeasureLine) -> Point {
    Point {
        on: date_words(line.taken_on),
        value: score.value.to_string(),
        band: score.band().unwrap_or_default().to_owned(),
    }
}

/// A first draft for the link worker to change: facts only, nothing clinical.
pub fn draft_summary(called: &str, contacts: ContactCounts, goals: &[GoalLine]) -> String {
    let times = match contacts.reached {
        0 => format!("We could not reach {called}."),
        1 => format!("We spoke or met with {called} once."),
        times => format!("We spoke or met with {called} {times} times."),
    };
    let tries = match contacts.unanswered {
        0 => String::new(),
        1 => " One call was not answered.".to_owned(),
        tries => format!(" {tries} calls were not answered."),
    };
    let goals: Vec<_> = goals.iter().map(|it| format!("“{}”", it.words)).collect();
    let wanted = if goals.is_empty() { String::new() } else { format!(" What they wanted: {}.", goals.join("; ")) };
    format!("{times}{tries}{wanted}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use footbridge_domain::ids::Uuid;

    fn onward(state: &str, first: Option<&str>, why: &str) -> OnwardLine {
        OnwardLine {
            id: Uuid::nil().into(),
            service: "Quay Gardeners".into(),
            state: state.into(),
            sent_at: None,
            first_attended_on: first.map(|it| it.parse().unwrap()),
            last_attended_on: None,
            end_reason: why.into(),
        }
    }

    #[test]
    fn what_failed_is_told_as_plainly_as_what_worked() {
        let rows = [
            (onward("declined", None, "closed_or_full"), "They could not take them. Reason: closed or full."),
            (
                onward("ended", Some("2026-10-01"), "transport"),
                "First went on 1 October 2026. Has stopped going. Reason: getting there.",
            ),
            (onward("started", Some("2026-10-01"), ""), "First went on 1 October 2026. Still going."),
            (onward("sent", None, ""), "They have not answered yet."),
        ];
        for (line, words) in rows {
            assert_eq!(onward_words(&line), words);
        }
    }

    fn line(items: &str, on: &str) -> MeasureLine {
        MeasureLine { measure: "ons4".into(), items: items.into(), taken_on: on.parse().unwrap() }
    }

    #[test]
    fn first_and_last_scores_carry_their_words() {
        let (scores, missing) =
            scores(&[line("3 4 3 8", "2026-06-01"), line("5 5 5 6", "2026-08-01"), line("7 6 7 3", "2026-11-01")]);
        assert!(missing.is_empty());
        assert_eq!(scores.len(), 4);
        assert_eq!((scores[0].first.value.as_str(), scores[0].first.band.as_str()), ("3", "low"));
        let last = scores[0].last.as_ref().unwrap();
        assert_eq!((last.value.as_str(), last.on.as_str()), ("7", "1 November 2026"));
        // Four points on one question are within its noise: nobody may call that an improvement.
        assert!(!scores[0].change.is_empty());
    }

    #[test]
    fn one_score_alone_asks_for_a_reason() {
        let (scores, missing) = scores(&[line("3 4 3 8", "2026-06-01")]);
        assert_eq!(missing, ["ons4"]);
        assert!(scores.iter().all(|it| it.last.is_none() && it.change.is_empty()));
    }
}
