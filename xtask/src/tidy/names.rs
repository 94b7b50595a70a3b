//! Names are the field's: no empty endings, no words that people did not choose for themselves.

use super::Finding;
use super::sources::{Source, Sources};
use super::tokens::{Kind, Token};

/// A type named so says what it is made of, not what it is. The directory's own `Service` is a thing people go to.
const ENDINGS: &[&str] = &["Service", "Manager", "Helper", "Util", "Utils", "Handler", "Impl", "Dto"];
const DIRECTORY_NOUN: &str = "Service";

const FILE_NAMES: &[&str] = &["util", "utils", "helper", "helpers", "manager", "misc", "common", "service_impl"];

/// Say person, not these; others' own words stay where those are spoken: FHIR's, and the PostgreSQL driver's.
const WORDS: &[&str] = &["client", "clients", "patient", "patients"];
const WHERE_OTHERS_SPEAK: &[&str] = &["crates/formats/src/fhir", "crates/store/src/postgres"];

/// Type names end in a noun of the field.
pub fn type_endings(sources: &Sources) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.rust() {
        for (name, line) in declared(source, &["struct", "enum", "trait", "type", "union"]) {
            if name == DIRECTORY_NOUN {
                continue;
            }
            if let Some(ending) = ENDINGS.iter().find(|ending| name.ends_with(**ending)) {
                findings.push(Finding::new(&source.path, line, format!("`{name}` ends in {ending}: name what it is")));
            }
        }
    }
    findings
}

/// File and folder names are nouns and verbs of the field.
pub fn file_names(sources: &Sources) -> Vec<Finding> {
    let forbidden = |part: &&str| FILE_NAMES.contains(&part.trim_end_matches(".rs"));
    sources
        .rust()
        .filter_map(|source| {
            // Cargo's idiom for code shared by integration tests is `tests/common`.
            let part = source.path.split('/').find(forbidden).filter(|_| !source.path.contains("/tests/common"))?;
            Some(Finding::new(&source.path, 0, format!("\"{part}\" says nothing: name the file by what is in it")))
        })
        .collect()
}

/// Declared names say person.
pub fn field_words(sources: &Sources) -> Vec<Finding> {
    let mut findings = Vec::new();
    let ours = |path: &str| !WHERE_OTHERS_SPEAK.iter().any(|place| path.starts_with(place));
    for source in sources.rust().filter(|source| ours(&source.path)) {
        let keywords = ["struct", "enum", "trait", "type", "fn", "mod", "const", "static", "let", "mut"];
        let mut names = declared(source, &keywords);
        names.extend(fields(source.all_tokens()));
        names.sort_by_key(|(_, line)| *line);
        names.dedup();
        for (name, line) in names {
            if let Some(word) = words_of(&name).iter().find(|word| WORDS.contains(&word.as_str())) {
                let message = format!("`{name}` says {word}: say person (or account, or connection)");
                findings.push(Finding::new(&source.path, line, message));
            }
        }
    }
    findings
}

/// Names that follow one of these keywords.
fn declared(source: &Source, keywords: &[&str]) -> Vec<(String, usize)> {
    let pairs = source.all_tokens().windows(2);
    pairs
        .filter(|pair| pair[0].word().is_some_and(|word| keywords.contains(&word)))
        .filter_map(|pair| pair[1].word().map(|name| (name.to_owned(), pair[1].line)))
        .collect()
}

/// Fields, parameters and typed bindings: a name, one colon, and not a path.
fn fields(tokens: &[Token]) -> Vec<(String, usize)> {
    let at = |index: usize| tokens.get(index);
    (0..tokens.len())
        .filter(|&index| at(index + 1).is_some_and(|next| next.is_mark(':')))
        .filter(|&index| !at(index + 2).is_some_and(|next| next.is_mark(':')))
        .filter(|&index| index == 0 || tokens[index - 1].kind != Kind::Mark(':'))
        .filter_map(|index| tokens[index].word().map(|name| (name.to_owned(), tokens[index].line)))
        .collect()
}

/// `ClientRecord` and `client_record` are both `client`, `record`.
fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in name.chars() {
        if letter == '_' || letter.is_uppercase() {
            words.push(String::new());
        }
        if let (Some(word), true) = (words.last_mut(), letter != '_') {
            word.extend(letter.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(findings: &[Finding]) -> Vec<usize> {
        findings.iter().map(|finding| finding.line).collect()
    }

    #[test]
    fn empty_endings_are_found_and_the_directory_noun_is_not() {
        let text = "pub struct Service;\nstruct ReferralService;\nenum MailManager {}\nstruct ServiceRow;\ntrait X {}";
        assert_eq!(lines(&type_endings(&Sources::of(&[("a.rs", text)]))), [2, 3]);
    }

    #[test]
    fn an_empty_file_name_is_found() {
        let found = file_names(&Sources::of(&[("crates/app/src/utils.rs", ""), ("crates/app/src/referrals.rs", "")]));
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn other_words_for_a_person_are_found_where_they_are_declared() {
        let text =
            "struct A { client: X }\nfn patient_name() {}\nlet c = tokio_postgres::Client::new();\nstruct PatientRow;";
        assert_eq!(lines(&field_words(&Sources::of(&[("crates/app/src/a.rs", text)]))), [1, 2, 4]);
    }

    #[test]
    fn fhir_keeps_its_own_words() {
        let found = field_words(&Sources::of(&[("crates/formats/src/fhir/patient.rs", "struct Patient;")]));
        assert!(found.is_empty());
    }

    #[test]
    fn ambient_words_that_merely_contain_one_are_not_found() {
        assert!(field_words(&Sources::of(&[("a.rs", "fn impatiently() {} struct Clientele;")])).is_empty());
    }
}
