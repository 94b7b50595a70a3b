//! Change between first and last scores of the same people, with everybody who is missing from it.

use footbridge_domain::outcomes::change::{Due, GroupChange, LostReason, group_change};
use footbridge_domain::outcomes::measure::{Better, MeasureKind, Scale};
use footbridge_domain::outcomes::score::score;
use footbridge_domain::reporting::Indicator;
use footbridge_domain::reporting::suppression::SmallNumbers;
use footbridge_store::Tx;
use footbridge_store::reporting::counts::{self, Answered, Between};

use super::figures::{Audience, Figure, Part, cell, hidden_notes, hide};
use crate::error::{AppError, Result};
use crate::outcomes::answers_of;

pub(super) async fn run(
    tx: &mut Tx,
    indicator: Indicator,
    code: &str,
    between: Between,
    audience: Audience,
) -> Result<Figure> {
    let kind = MeasureKind::from_code(code)
        .ok_or_else(|| AppError::internal("a report about a measure that does not exist"))?;
    let rows = counts::answered(tx, between, code).await?;
    let mut parts = Vec::new();
    let mut notes = Vec::new();
    let mut headline = String::new();
    for scale in kind.measure().scales.iter().filter(|it| it.may_average) {
        let change = group_change(scale, &due(kind, scale, &rows));
        if headline.is_empty() {
            headline = people_words(&change, audience);
            notes.extend(lost_words(&change, audience));
            notes.extend(change.footing.words().map(str::to_owned));
        }
        parts.push(part(scale, &change, audience));
    }
    notes.push(
        if parts.len() > 1 { "The questions are never added up." } else { "A lower score is better." }.to_owned(),
    );
    Ok(Figure { indicator, headline, parts, notes })
}

/// Everybody with a first score on this scale, and their last one or why there is none.
fn due(kind: MeasureKind, scale: &Scale, rows: &[Answered]) -> Vec<Due> {
    let value = |it: &Answered| {
        score(kind.measure(), &answers_of(&it.items)).ok().and_then(|it| it.get(scale.code)).map(|it| it.value)
    };
    rows.chunk_by(|a, b| a.referral == b.referral)
        .filter_map(|episode| {
            let (first, rest) = episode.split_first()?;
            let before = value(first)?;
            let why = first.missed.as_deref().and_then(LostReason::from_code).unwrap_or(LostReason::NotRecorded);
            let last = match rest.last() {
                Some(last) => value(last).ok_or(LostReason::SkippedQuestions),
                None => Err(why),
            };
            Some(Due { first: before, last })
        })
        .collect()
}

fn people_words(change: &GroupChange, audience: Audience) -> String {
    let (shown, _) = hide(&[change.paired as u64, (change.due - change.paired) as u64], audience);
    let due = if shown.iter().all(|it| it.count().is_some()) {
        change.due.to_string()
    } else {
        cell(SmallNumbers::USUAL.show(change.due as u64)).0
    };
    format!("{due} people due, {} with two scores, {} lost", cell(shown[0]).0, cell(shown[1]).0)
}

fn lost_words(change: &GroupChange, audience: Audience) -> Vec<String> {
    let numbers: Vec<u64> = change.lost.iter().map(|(_, many)| *many as u64).collect();
    let (shown, _) = hide(&numbers, audience);
    let reasons: Vec<_> = change
        .lost
        .iter()
        .zip(&shown)
        .map(|((why, _), shown)| format!("{} ({})", why.label().to_lowercase(), cell(*shown).0))
        .collect();
    let mut notes = Vec::new();
    if !reasons.is_empty() {
        notes.push(format!("Lost because: {}.", reasons.join("; ")));
    }
    notes.extend(hidden_notes(&shown));
    notes
}

fn part(scale: &Scale, change: &GroupChange, audience: Audience) -> Part {
    let value = match &change.change {
        None => "Not shown below 10 pairs".to_owned(),
        Some(it) => {
            let direction = match (scale.better, it.mean > 0.0) {
                (Better::Higher, true) | (Better::Lower, false) => "better",
                _ => "worse",
            };
            let sure = if it.interval.0 <= 0.0 && it.interval.1 >= 0.0 { ", could be no change" } else { "" };
            format!("{:+.1} ({:+.1} to {:+.1}), {direction}{sure}", it.mean, it.interval.0, it.interval.1)
        }
    };
    let paired = match audience {
        Audience::Team => change.paired.to_string(),
        Audience::Shared => cell(SmallNumbers::USUAL.show(change.paired as u64)).0,
    };
    Part {
        code: scale.code.to_owned(),
        label: scale.label.to_owned(),
        value: format!("{value}; n = {paired}"),
        amount: change.change.as_ref().map_or(0.0, |it| it.mean.abs()),
    }
}
