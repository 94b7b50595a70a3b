//! Who might take this referral: every link worker, each with all the terms of their score. A person decides.

use crate::ids::{AccountId, ReferringOrganisationId};

/// What is known of a link worker when somebody allocates.
#[derive(Debug, Clone, Default)]
pub struct WorkerFacts {
    pub name: String,
    /// People with an open episode whom they hold now.
    pub open_people: i64,
    /// Language codes they speak besides English.
    pub languages: Vec<String>,
    /// Practices and agencies they work with.
    pub practices: Vec<ReferringOrganisationId>,
    /// Codes of needs they know well.
    pub skills: Vec<String>,
    /// Outward postcodes they visit: "M33".
    pub places: Vec<String>,
    /// Hours a week; 0 where nobody said.
    pub hours: f64,
}

/// What the referral asks of a worker.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    pub language: String,
    /// The language's name for the page.
    pub language_name: String,
    pub interpreter: bool,
    pub practice: Option<ReferringOrganisationId>,
    pub needs: Vec<String>,
    pub place: Option<String>,
    /// Who held the person before.
    pub before: Option<AccountId>,
}

/// One reason, with its points: shown whole, so that nobody has to trust a number.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    pub words: String,
    pub points: i32,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    pub worker: AccountId,
    pub name: String,
    pub open_people: i64,
    pub points: i32,
    pub terms: Vec<Term>,
}

const LANGUAGE: i32 = 40;
const KNOWS_THEM: i32 = 30;
const PRACTICE: i32 = 20;
const SKILL: i32 = 10;
const PLACE: i32 = 10;
/// One point off for each open person: a fair share weighs as much as the rest together.
const PER_PERSON: i32 = 1;
const FULL_WEEK: f64 = 37.5;

/// All workers, the best fit first. Nobody is left out: the one who decides may know better.
#[must_use]
pub fn suggest(wanted: &Wanted, workers: &[(AccountId, WorkerFacts)]) -> Vec<Suggestion> {
    let mut suggestions: Vec<Suggestion> = workers.iter().map(|(id, facts)| weigh(wanted, *id, facts)).collect();
    suggestions.sort_by(|a, b| b.points.cmp(&a.points).then_with(|| a.name.cmp(&b.name)));
    suggestions
}

fn weigh(wanted: &Wanted, worker: AccountId, facts: &WorkerFacts) -> Suggestion {
    let mut terms = Vec::new();
    let mut add = |words: String, points: i32| terms.push(Term { words, points });
    if wanted.before == Some(worker) {
        add("Supported them before".to_owned(), KNOWS_THEM);
    }
    let foreign = !wanted.language.is_empty() && wanted.language != "en";
    if foreign && facts.languages.contains(&wanted.language) {
        add(format!("Speaks {}", wanted.language_name), LANGUAGE);
    }
    if wanted.practice.is_some_and(|it| facts.practices.contains(&it)) {
        add("Works with this practice".to_owned(), PRACTICE);
    }
    let skills = wanted.needs.iter().filter(|need| facts.skills.contains(need)).count();
    if skills > 0 {
        let what =
            if skills == 1 { "Knows this need well".to_owned() } else { format!("Knows {skills} of these needs well") };
        add(what, SKILL * i32::try_from(skills.min(3)).unwrap_or(1));
    }
    if wanted.place.as_ref().is_some_and(|it| facts.places.contains(it)) {
        add("Visits this area".to_owned(), PLACE);
    }
    // Somebody at half a week carries each person twice as heavily.
    let share = if facts.hours > 0.0 { FULL_WEEK / facts.hours } else { 1.0 };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "a caseload is far below either limit"
    )]
    let load = (facts.open_people as f64 * share).round() as i32 * PER_PERSON;
    let people = if facts.open_people == 1 { "1 person".to_owned() } else { format!("{} people", facts.open_people) };
    let words = if facts.hours > 0.0 && facts.hours < FULL_WEEK {
        format!("{people} with an open episode, at {} hours a week", facts.hours)
    } else {
        format!("{people} with an open episode")
    };
    add(words, -load);
    let points = terms.iter().map(|it| it.points).sum();
    Suggestion { worker, name: facts.name.clone(), open_people: facts.open_people, points, terms }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn worker(number: u128, name: &str, open_people: i64) -> (AccountId, WorkerFacts) {
        (
            AccountId::from_uuid(Uuid::from_u128(number)),
            WorkerFacts { name: name.to_owned(), open_people, ..WorkerFacts::default() },
        )
    }

    #[test]
    fn the_lighter_caseload_comes_first_where_nothing_else_differs() {
        let found = suggest(&Wanted::default(), &[worker(1, "Ben", 40), worker(2, "Amira", 31)]);
        assert_eq!(found[0].name, "Amira");
    }

    #[test]
    fn a_shared_language_outweighs_a_somewhat_fuller_caseload() {
        let mut speaks = worker(1, "Ben", 40);
        speaks.1.languages = vec!["cy".to_owned()];
        let wanted = Wanted { language: "cy".to_owned(), language_name: "Welsh".to_owned(), ..Wanted::default() };
        let found = suggest(&wanted, &[speaks, worker(2, "Amira", 31)]);
        assert_eq!(found[0].name, "Ben");
        assert_eq!(found[0].terms[0].words, "Speaks Welsh");
    }

    #[test]
    fn half_a_week_counts_each_person_twice() {
        let mut half = worker(1, "Ben", 20);
        half.1.hours = 18.75;
        let found = suggest(&Wanted::default(), &[half, worker(2, "Amira", 31)]);
        assert_eq!(found[0].name, "Amira");
        assert_eq!(found[1].points, -40);
    }

    #[test]
    fn points_are_the_sum_of_the_terms_shown() {
        let before = worker(7, "Cai", 12);
        let wanted = Wanted { before: Some(before.0), needs: vec!["money".to_owned()], ..Wanted::default() };
        for suggestion in suggest(&wanted, &[before, worker(2, "Amira", 31)]) {
            assert_eq!(suggestion.points, suggestion.terms.iter().map(|it| it.points).sum::<i32>());
        }
    }
}
