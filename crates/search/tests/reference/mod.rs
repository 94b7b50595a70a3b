//! The reference: every document, every rule, in the plainest way, with nothing shared with
//! the index but how text becomes words.

use footbridge_domain::directory::{CostKind, ReferralRoute, ServiceId};
use footbridge_search::{Document, Place, Query, Travel, stem_of, words_in};

pub fn search(documents: &[Document], query: &Query) -> Vec<ServiceId> {
    let vocabulary: Vec<Vec<String>> = documents.iter().map(words_of).collect();
    let typed = words_in(&query.words);
    let last = typed.len().saturating_sub(1);
    let matchers: Vec<Matcher> = typed
        .iter()
        .enumerate()
        .map(|(at, word)| Matcher::new(word, query.typing && at == last, &vocabulary))
        .collect();
    let mut found: Vec<ServiceId> = documents
        .iter()
        .zip(&vocabulary)
        .filter(|(document, words)| {
            matchers.iter().all(|it| words.iter().any(|word| it.accepts(word))) && fits(document, query)
        })
        .map(|it| it.0.id)
        .collect();
    found.sort_unstable();
    found
}

fn words_of(it: &Document) -> Vec<String> {
    let fields = [&it.name, &it.organisation_name, &it.text, &it.labels, &it.place_words];
    fields.into_iter().flat_map(|text| words_in(text)).collect()
}

enum Matcher {
    Forms { stem: Option<String>, start: Option<String> },
    Slip(String),
}

impl Matcher {
    fn new(word: &str, typing: bool, vocabulary: &[Vec<String>]) -> Self {
        let stem = stem_of(word);
        let all = || vocabulary.iter().flatten();
        let same = all().any(|it| stem_of(it) == stem);
        let may_begin = (typing || !same) && word.chars().count() >= 3;
        let begins = may_begin && all().any(|it| it.starts_with(word));
        if !same && !begins && word.chars().count() >= 4 {
            return Self::Slip(word.to_owned());
        }
        Self::Forms { stem: same.then_some(stem), start: begins.then(|| word.to_owned()) }
    }

    fn accepts(&self, word: &str) -> bool {
        match self {
            Self::Slip(typed) => distance(typed, word) <= 1,
            Self::Forms { stem, start } => {
                stem.as_ref().is_some_and(|it| *it == stem_of(word))
                    || start.as_ref().is_some_and(|it| word.starts_with(it.as_str()))
            }
        }
    }
}

/// Edits between two words, a swap of neighbours counting as one (the textbook table).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = if i == 0 {
                j
            } else if j == 0 {
                i
            } else {
                let mut best = (table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                best = best.min(table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]));
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    best = best.min(table[i - 2][j - 2] + 1);
                }
                best
            };
        }
    }
    table[a.len()][b.len()]
}

fn fits(it: &Document, query: &Query) -> bool {
    let wants = &query.wants;
    let strict = query.stated_only;
    let has_need = wants.needs.is_empty() || wants.needs.iter().any(|n| it.needs.contains(&n.0));
    let has_kind = query.kinds.is_empty() || query.kinds.iter().any(|k| it.kinds.contains(k));
    let age =
        wants.age.is_none_or(|age| it.min_age.is_none_or(|min| age >= min) && it.max_age.is_none_or(|max| age <= max));
    let sex = !matches!((wants.sex, it.sex), (Some(a), Some(b)) if a != b);
    let days = if wants.days.is_empty() {
        true
    } else if it.days.is_empty() {
        !strict
    } else {
        it.days.meets(wants.days)
    };
    let access = wants.access.iter().all(|wanted| match it.access.iter().find(|stated| stated.0 == *wanted) {
        Some(stated) => stated.1,
        None => !strict,
    });
    let cost = !wants.free_only
        || match it.cost {
            CostKind::Free => true,
            CostKind::Paid => false,
            CostKind::Unknown => !strict,
        };
    let route = !(wants.no_referral && it.route == ReferralRoute::Professional);
    let language = match (&wants.language, strict) {
        (Some(language), true) => it.languages.contains(language),
        _ => true,
    };
    has_need && has_kind && age && sex && days && access && cost && route && language && near(it, query)
}

fn near(it: &Document, query: &Query) -> bool {
    let within =
        |place: &Place, limit: f64| query.around.is_none_or(|around| around.centre.metres_to(place.point) <= limit);
    let radius = query.around.and_then(|around| around.metres);
    match it.travel {
        Travel::Anywhere => query.without_travel,
        Travel::AcrossArea => {
            let limit = radius.unwrap_or(0.0).max(Travel::AREA_METRES);
            query.without_travel && it.places.first().is_none_or(|place| within(place, limit))
        }
        Travel::GoThere if query.no_journey => false,
        Travel::GoThere => match radius {
            None => true,
            Some(limit) => it.places.is_empty() || it.places.iter().any(|place| within(place, limit)),
        },
    }
}
