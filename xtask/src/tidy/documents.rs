//! The documents keep up: decisions are numbered without gaps, and the glossary knows every word we use.

use super::slices::SLICES;
use super::sources::Sources;
use super::{Finding, slices};

const DECISIONS: &str = "docs/adr/";
const GLOSSARY: &str = "docs/glossary.md";

/// The nouns of the field that the code uses, and its aggregates.
const NOUNS: &[&str] = &[
    "person",
    "referrer",
    "referral",
    "scheme",
    "link worker",
    "team lead",
    "caseload",
    "contact",
    "what matters",
    "plan",
    "goal",
    "action",
    "review",
    "directory",
    "organisation",
    "service",
    "service at location",
    "eligibility",
    "match",
    "onward referral",
    "signpost",
    "attendance",
    "outcome measure",
    "closure",
    "supervision",
    "debrief",
    "consent",
    "account",
    "worker",
    "draft",
    "episode",
];

/// Decisions are numbered 0001, 0002, … without gap or double, and each says what became of it.
pub fn decision_numbers(sources: &Sources) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut expected = 1;
    let decisions = sources.files().iter().filter(|source| {
        source.path.strip_prefix(DECISIONS).is_some_and(|name| name.starts_with(|c: char| c.is_ascii_digit()))
    });
    for source in decisions {
        let name = &source.path[DECISIONS.len()..];
        let number = name.get(..4).and_then(|digits| digits.parse::<usize>().ok());
        if number != Some(expected) {
            let message = format!("decisions are numbered without gaps: expected {expected:04}-….md here");
            findings.push(Finding::new(&source.path, 0, message));
        }
        expected = number.unwrap_or(expected) + 1;
        if !source.text.lines().any(|line| line.to_lowercase().contains("status:")) {
            findings.push(Finding::new(&source.path, 0, "a decision has a line \"Status:\""));
        }
    }
    if expected == 1 {
        findings.push(Finding::new(DECISIONS, 0, "there are no decisions"));
    }
    findings
}

/// The glossary explains every slice and every noun.
pub fn glossary_names_everything(sources: &Sources) -> Vec<Finding> {
    let Some(glossary) = sources.get(GLOSSARY) else {
        return vec![Finding::new(GLOSSARY, 0, "there is no glossary")];
    };
    let text = glossary.text.to_lowercase();
    let known = slices::found_in_domain(sources);
    let used = SLICES.iter().map(|slice| slice.name).filter(|name| known.iter().any(|slice| slice == name));
    used.chain(NOUNS.iter().copied())
        .filter(|word| !mentions(&text, word))
        .map(|word| Finding::new(GLOSSARY, 0, format!("does not explain \"{word}\"")))
        .collect()
}

/// Whether a text has the word as a term of its own: in bold, in code or as a heading.
fn mentions(text: &str, word: &str) -> bool {
    ["**", "`"].iter().any(|mark| text.contains(&format!("{mark}{word}{mark}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_a_double_and_a_missing_status_are_found() {
        let fine = "# 1. Record decisions\n\nStatus: accepted\n";
        let files = [
            ("docs/adr/0001-record.md", fine),
            ("docs/adr/0003-gap.md", fine),
            ("docs/adr/0003-twice.md", fine),
            ("docs/adr/0004-undecided.md", "# 4.\n"),
            ("docs/adr/README.md", ""),
        ];
        let found = decision_numbers(&Sources::of(&files));
        let paths: Vec<&str> = found.iter().map(|finding| finding.path.as_str()).collect();
        assert_eq!(paths, ["docs/adr/0003-gap.md", "docs/adr/0003-twice.md", "docs/adr/0004-undecided.md"]);
    }

    #[test]
    fn a_word_without_an_explanation_is_found() {
        let text: String = NOUNS.iter().filter(|noun| **noun != "signpost").map(|n| format!("**{n}** is.\n")).collect();
        let files = [("docs/glossary.md", text.as_str()), ("crates/domain/src/plans/mod.rs", "")];
        let found = glossary_names_everything(&Sources::of(&files));
        let messages: Vec<&str> = found.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(messages, ["does not explain \"plans\"", "does not explain \"signpost\""]);
    }
}
