//! Who lives in a harbour town: names from many communities, none of them a real person's.

use super::chance::Chance;
use super::words;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    Woman,
    Man,
    /// They say so themselves.
    NonBinary,
}

pub struct Community {
    pub key: &'static str,
    weight: u32,
    /// The language some of its people prefer.
    pub language: &'static str,
    /// How many of them would rather speak it, in a hundred, and how many of those want an interpreter.
    pub prefer: u8,
    pub interpreter: u8,
    pub ethnicity: &'static str,
}

const fn community(
    key: &'static str,
    weight: u32,
    language: &'static str,
    prefer: u8,
    interpreter: u8,
    ethnicity: &'static str,
) -> Community {
    Community { key, weight, language, prefer, interpreter, ethnicity }
}

pub const COMMUNITIES: &[Community] = &[
    community("english", 98, "en", 0, 0, "White British"),
    community("welsh", 14, "cy", 60, 0, "White Welsh"),
    community("irish", 6, "en", 0, 0, "White Irish"),
    community("polish", 10, "pl", 45, 60, "White Polish"),
    community("yoruba", 6, "yo", 30, 60, "Black African"),
    community("urdu", 9, "ur", 40, 60, "Pakistani"),
    community("somali", 6, "so", 55, 70, "Black African"),
    community("ukrainian", 7, "uk", 75, 80, "White Ukrainian"),
    community("caribbean", 7, "en", 0, 0, "Black Caribbean"),
    community("indian", 8, "pa", 25, 50, "Indian"),
    community("bengali", 5, "bn", 45, 70, "Bangladeshi"),
    community("arabic", 5, "ar", 65, 75, "Arab"),
    community("cantonese", 5, "yue", 50, 60, "Chinese"),
    community("romanian", 4, "ro", 50, 60, "White Romanian"),
    community("persian", 4, "fa", 65, 80, "Iranian or Afghan"),
    community("tamil", 3, "ta", 40, 60, "Sri Lankan Tamil"),
    community("portuguese", 3, "pt", 45, 50, "White Portuguese"),
];

pub struct Name {
    pub first: &'static str,
    pub family: &'static str,
}

pub fn community_of(chance: &mut Chance) -> &'static Community {
    let place = chance.weighted(COMMUNITIES.iter().map(|it| it.weight));
    COMMUNITIES.get(place).unwrap_or(&COMMUNITIES[0])
}

/// A name as somebody of this age and community may have it.
pub fn name(chance: &mut Chance, community: &Community, gender: Gender, age: i64) -> Name {
    let gender = match gender {
        Gender::Woman => "women",
        Gender::Man => "men",
        Gender::NonBinary => chance.pick(&["women", "men"], "women"),
    };
    let cohort = match age {
        ..=34 => "young",
        35..=63 => "middle",
        _ => "old",
    };
    let key = community.key;
    let by_age = words::list(&format!("{key}.{gender}.{cohort}"));
    let first = if by_age.is_empty() { words::list(&format!("{key}.{gender}")) } else { by_age };
    let family = words::list(&format!("{key}.family"));
    Name { first: chance.word(first), family: chance.word(family) }
}
