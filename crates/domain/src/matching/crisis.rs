//! Words of crisis in what somebody wrote: what cannot wait for the queue.
//!
//! A false alarm costs a minute and a miss can cost a life, so anything doubtful is shown.
//! What is denied ("no thoughts of suicide"), long past, or about somebody else's death is
//! shown as *soon*: read it first, but it is not an emergency. Everyday sayings ("dying for
//! a cuppa") are left alone. This finds words; it does not assess risk, and pages must say so.

use super::crisis_words::{ALARMS, IDIOMS, PAST, RECENT, THIRD_PERSON};
use super::negation::plainly_denied;
use super::phrase::{Hit, PhraseBook, Word, words_of};
use std::ops::Range;
use std::sync::LazyLock;

crate::coded! {
    /// What kind of danger the words speak of.
    pub enum CrisisKind: "kind of crisis" {
        SelfHarm = "self_harm", "Suicide or self-harm";
        Abuse = "abuse", "Abuse or violence";
        ChildAtRisk = "child_at_risk", "A child at risk";
        NoFood = "no_food", "No food today";
        LosingHome = "losing_home", "Losing their home today";
    }
}

crate::coded! {
    /// How quickly a human must look.
    pub enum CrisisLevel: "urgency" {
        Soon = "soon", "Read this first";
        Now = "now", "Act now";
    }
}

/// Words of crisis found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crisis {
    /// The kind of danger.
    pub kind: CrisisKind,
    /// Which bytes of the text say so; always on character boundaries.
    pub words: Range<usize>,
    /// How quickly a human must look.
    pub level: CrisisLevel,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Meaning {
    Alarm(CrisisKind, CrisisLevel),
    Idiom,
    Past,
    Recent,
    ThirdPerson,
}

static BOOK: LazyLock<PhraseBook<Meaning>> = LazyLock::new(|| {
    let alarms = ALARMS
        .iter()
        .flat_map(|(kind, level, list)| list.iter().map(|phrase| (Meaning::Alarm(*kind, *level), *phrase)));
    let others = [
        (Meaning::Idiom, IDIOMS),
        (Meaning::Past, PAST),
        (Meaning::Recent, RECENT),
        (Meaning::ThirdPerson, THIRD_PERSON),
    ]
    .into_iter()
    .flat_map(|(meaning, list)| list.iter().map(move |phrase| (meaning, *phrase)));
    PhraseBook::new(alarms.chain(others).collect::<Vec<_>>())
});

/// Every word of crisis in a text, most pressing first, then in the order of the text.
#[must_use]
pub fn find(text: &str) -> Vec<Crisis> {
    let mut words = words_of(super::story::shortened(text));
    BOOK.mend(&mut words);
    let hits = BOOK.find(&words);
    let mut found: Vec<Crisis> = Vec::new();
    for hit in &hits {
        let Meaning::Alarm(kind, level) = hit.means else {
            continue;
        };
        if inside(hit, &hits, Meaning::Idiom) {
            continue;
        }
        let Some(level) = softened(kind, level, hit, &hits, &words) else {
            continue;
        };
        let bytes = hit.bytes(&words);
        // Several phrases over the same words are one alarm, at its highest level.
        match found.iter_mut().find(|c| c.kind == kind && c.words.start < bytes.end && bytes.start < c.words.end) {
            Some(same) => {
                same.words = same.words.start.min(bytes.start)..same.words.end.max(bytes.end);
                same.level = same.level.max(level);
            }
            None => found.push(Crisis { kind, words: bytes, level }),
        }
    }
    found.sort_by_key(|crisis| (std::cmp::Reverse(crisis.level), crisis.words.start));
    found
}

/// The highest level in a text: what puts a referral on top of the queue.
#[must_use]
pub fn most_pressing(text: &str) -> Option<CrisisLevel> {
    find(text).first().map(|crisis| crisis.level)
}

/// The level once denial, distance in time and somebody else's story are weighed; `None` drops it.
fn softened(
    kind: CrisisKind,
    level: CrisisLevel,
    hit: &Hit<Meaning>,
    all: &[Hit<Meaning>],
    words: &[Word],
) -> Option<CrisisLevel> {
    if plainly_denied(words, hit) {
        // A denial of suicide is still worth a human's eye; "no abuse" in a form is not.
        return (kind == CrisisKind::SelfHarm).then_some(CrisisLevel::Soon);
    }
    let clause = words[hit.from].clause;
    let said_with = |meaning| all.iter().any(|other| other.means == meaning && words[other.from].clause == clause);
    let past = said_with(Meaning::Past) && !said_with(Meaning::Recent);
    // Only the words that tell of the other's death: what the bereaved say of themselves stands.
    let of_another = kind == CrisisKind::SelfHarm && inside(hit, all, Meaning::ThirdPerson);
    Some(if past || of_another { CrisisLevel::Soon } else { level })
}

fn inside(hit: &Hit<Meaning>, all: &[Hit<Meaning>], meaning: Meaning) -> bool {
    all.iter().any(|other| other.means == meaning && other.from < hit.to && hit.from < other.to)
}

#[cfg(test)]
#[path = "crisis_tests.rs"]
mod tests;
