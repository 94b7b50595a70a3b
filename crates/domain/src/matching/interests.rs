//! What somebody likes to do, found in their own words: a group about it is easier to go to.

use super::negation::denied_by;
use super::phrase::{PhraseBook, words_of};
use super::story::Found;
use std::sync::LazyLock;

/// An interest as a page says it and as a search looks for it, and the words that tell of it.
const INTERESTS: &[(&str, &[&str])] = &[
    (
        "gardening",
        &["garden", "gardens", "gardening", "gardener", "allotment*", "plants", "growing vegetables|veg|flowers"],
    ),
    (
        "walking",
        &["walking|rambling group", "likes|loves|enjoys|liked|loved|enjoyed .. walk|walks|walking", "rambl*", "hiking"],
    ),
    ("singing", &["sing", "sings", "singing", "sang", "choir*"]),
    ("music", &["music", "piano", "guitar", "orchestra", "brass band"]),
    ("dancing", &["dance", "dances", "dancing", "ballroom"]),
    ("knitting", &["knit", "knits", "knitted", "knitting", "crochet*", "sewing", "quilt*", "embroider*"]),
    ("crafts", &["craft", "crafts", "pottery", "making things"]),
    ("art", &["painting", "paints pictures", "drawing", "art class|classes|group", "watercolour*"]),
    ("cooking", &["cooking", "baking", "bakes", "baked"]),
    ("reading", &["reading group", "book club", "books", "library", "likes|loves|enjoys .. reading"]),
    ("history", &["local|family history", "history group|society"]),
    ("photography", &["photograph*"]),
    ("woodwork", &["woodwork*", "carpent*", "joiner*", "shed", "mending things", "diy"]),
    ("football", &["football", "walking football"]),
    ("swimming", &["swim", "swims", "swimming"]),
    ("bowls", &["bowls", "bowling green"]),
    (
        "cards and games",
        &["bingo", "dominoes", "cards group", "plays cards", "whist", "bridge club", "chess", "board games"],
    ),
    ("theatre", &["theatre", "drama group", "amateur dramatics"]),
    ("dogs", &["dog walking", "loves dogs", "dog walker*"]),
    ("nature", &["birdwatch*", "bird watching", "wildlife", "woodland*", "nature"]),
    ("church", &["church", "chapel", "prayer", "mass"]),
    ("mosque", &["mosque", "masjid"]),
    ("computers", &["computers", "learn .. computer", "gaming"]),
    ("volunteering", &["volunteer*", "be useful", "help others"]),
];

static BOOK: LazyLock<PhraseBook<&'static str>> = LazyLock::new(|| {
    PhraseBook::new(INTERESTS.iter().flat_map(|(interest, list)| list.iter().map(move |phrase| (*interest, *phrase))))
});

/// The interests a text tells of, in its order. What it denies ("never liked gardening") is left out.
#[must_use]
pub fn find(text: &str) -> Vec<Found<&'static str>> {
    let words = words_of(super::story::shortened(text));
    let mut found: Vec<Found<&'static str>> = Vec::new();
    for hit in BOOK.find(&words) {
        if denied_by(&words, &hit).is_some() {
            continue;
        }
        let bytes = hit.bytes(&words);
        match found.iter_mut().find(|it| it.what == hit.means) {
            Some(same) if same.words.iter().all(|it| it.end <= bytes.start || bytes.end <= it.start) => {
                same.words.push(bytes)
            }
            Some(_) => {}
            None => found.push(Found { what: hit.means, words: vec![bytes] }),
        }
    }
    found.sort_by_key(|it| it.words[0].start);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn interests_are_read_in_everyday_words() {
        let rows = [
            ("She misses the garden and used to sing in a choir.", vec!["gardening", "singing"]),
            ("Loved to go walking with her husband", vec!["walking"]),
            ("He is not interested in football.", vec![]),
            ("Nothing much.", vec![]),
        ];
        for (told, expected) in rows {
            let found: Vec<&str> = find(told).iter().map(|it| it.what).collect();
            assert_eq!(found, expected, "{told}");
        }
        let told = "misses the garden";
        assert_eq!(&told[find(told)[0].words[0].clone()], "garden");
    }
}
