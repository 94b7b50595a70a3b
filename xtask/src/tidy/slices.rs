//! The order in which slices may look at each other: the reading order for newcomers.

use super::Finding;
use super::sources::{Source, Sources};
use super::tokens::{Kind, Token};

/// One slice and the slices it looks at directly; what those see, it may see too.
pub struct Slice {
    /// The noun, the same in every layer.
    pub name: &'static str,
    sees: &'static [&'static str],
}

/// `access` sees ids only, and everything may see it. Nothing may see `reporting`.
pub const SLICES: &[Slice] = &[
    Slice { name: "access", sees: &[] },
    Slice { name: "people", sees: &["access"] },
    Slice { name: "referrals", sees: &["people"] },
    Slice { name: "contacts", sees: &["referrals"] },
    Slice { name: "plans", sees: &["contacts"] },
    Slice { name: "outcomes", sees: &["plans"] },
    Slice { name: "directory", sees: &["access"] },
    Slice { name: "matching", sees: &["directory", "people", "plans"] },
    Slice { name: "onward", sees: &["matching", "plans"] },
    Slice { name: "workforce", sees: &["access", "referrals"] },
    Slice { name: "reporting", sees: &["outcomes", "onward", "workforce"] },
];

/// Modules of `domain` that are no slice but the ground every slice stands on.
const GROUND: &[&str] = &[
    "lib",
    "ids",
    "time",
    "clock",
    "text",
    "words",
    "note",
    "place",
    "geography",
    "version",
    "refusal",
    "money",
    "contact_details",
    "nonempty",
    "non_empty",
    "error",
    "errors",
    "macros",
    "coded",
    "codes",
];

/// The crates whose modules are slices.
const CRATES: &[&str] = &["domain", "store", "app"];

/// Finds a slice that looks at one it comes before.
pub fn order(sources: &Sources) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.rust() {
        let Some(slice) = slice_of(source) else {
            continue;
        };
        let tokens = source.product_tokens();
        // In `domain` every look counts. A use case or a table may speak of several slices' nouns: there only looks at
        // a neighbour in the same layer count (docs/adr/0009).
        let within_domain = source.in_crate().is_some_and(|(folder, _)| folder == "domain");
        for (seen, line) in looked_at(&tokens, within_domain) {
            let is_slice = SLICES.iter().any(|other| other.name == seen);
            if is_slice && seen != slice.name && !may_see(slice, &seen) {
                findings.push(Finding::new(&source.path, line, format!("{} may not look at {seen}", slice.name)));
            }
        }
    }
    findings
}

/// Every module of `domain` is a slice with a place in the order, or known ground.
pub fn every_slice_is_placed(sources: &Sources) -> Vec<Finding> {
    found_in_domain(sources)
        .into_iter()
        .filter(|name| !SLICES.iter().any(|slice| slice.name == name) && !GROUND.contains(&name.as_str()))
        .map(|name| {
            let message = format!("`{name}` has no place: add it to SLICES or GROUND in xtask/src/tidy/slices.rs");
            Finding::new("crates/domain/src", 0, message)
        })
        .collect()
}

/// The top modules of `domain`, slices or not.
pub fn found_in_domain(sources: &Sources) -> Vec<String> {
    let mut names: Vec<String> = sources
        .rust()
        .filter_map(|source| match source.in_crate() {
            Some(("domain", path)) => Some(top_module(path).to_owned()),
            _ => None,
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn slice_of(source: &Source) -> Option<&'static Slice> {
    let (folder, path) = source.in_crate()?;
    let name = top_module(path);
    SLICES.iter().find(|slice| slice.name == name && CRATES.contains(&folder))
}

fn top_module(path: &str) -> &str {
    path.split('/').next().unwrap_or(path).trim_end_matches(".rs")
}

fn may_see(slice: &Slice, seen: &str) -> bool {
    slice.sees.iter().any(|name| {
        *name == seen || SLICES.iter().find(|other| other.name == *name).is_some_and(|other| may_see(other, seen))
    })
}

/// The first names after `crate::`, also inside braces; with `others`, after `footbridge_…::` too.
fn looked_at(tokens: &[&Token], others: bool) -> Vec<(String, usize)> {
    let mut seen = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let starts = token.word().is_some_and(|word| word == "crate" || (others && word.starts_with("footbridge_")));
        let path = tokens.get(index + 1).is_some_and(|t| t.is_mark(':'))
            && tokens.get(index + 2).is_some_and(|t| t.is_mark(':'));
        if !(starts && path) {
            continue;
        }
        match tokens.get(index + 3).map(|next| (&next.kind, next.line)) {
            Some((Kind::Word(name), line)) => seen.push((name.clone(), line)),
            Some((Kind::Open('{'), _)) => seen.extend(first_names(&tokens[index + 4..])),
            _ => {}
        }
    }
    seen
}

/// The names that begin each branch of `{a::b, c::{d, e}}`, up to its closing brace.
fn first_names(tokens: &[&Token]) -> Vec<(String, usize)> {
    let (mut depth, mut fresh, mut names) = (0_usize, true, Vec::new());
    for token in tokens {
        match &token.kind {
            Kind::Open(_) => depth += 1,
            Kind::Close(_) if depth == 0 => break,
            Kind::Close(_) => depth -= 1,
            Kind::Mark(',') if depth == 0 => fresh = true,
            Kind::Word(name) if depth == 0 && fresh => {
                names.push((name.clone(), token.line));
                fresh = false;
            }
            _ => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        order(&Sources::of(&[(path, text)])).into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn people_may_not_look_at_plans_but_plans_may_look_at_people() {
        assert_eq!(
            found("crates/domain/src/people/person.rs", "use crate::plans::Plan;"),
            ["people may not look at plans"]
        );
        assert!(found("crates/domain/src/plans.rs", "use crate::{people::Person, contacts::Contact};").is_empty());
    }

    #[test]
    fn a_look_inside_braces_is_found() {
        let text = "use crate::{ids::PersonId, reporting::{Indicator, people}};";
        assert_eq!(found("crates/app/src/referrals/accept.rs", text), ["referrals may not look at reporting"]);
    }

    #[test]
    fn a_use_case_may_speak_of_any_slices_nouns() {
        let text = "use footbridge_domain::plans::Plan;";
        assert!(found("crates/app/src/referrals/accept.rs", text).is_empty());
        assert_eq!(found("crates/domain/src/referrals/accept.rs", text), ["referrals may not look at plans"]);
    }

    #[test]
    fn a_path_in_an_expression_is_found() {
        assert_eq!(found("crates/store/src/access/a.rs", "fn a() { crate::people::get() }").len(), 1);
    }

    #[test]
    fn onward_sees_matching_and_what_matching_sees() {
        assert!(found("crates/app/src/onward/send.rs", "use crate::directory::x; use crate::people::y;").is_empty());
        assert_eq!(found("crates/app/src/matching/a.rs", "use crate::onward::x;").len(), 1);
    }

    #[test]
    fn a_slice_without_a_place_is_found() {
        let files = [("crates/domain/src/grants.rs", ""), ("crates/domain/src/people/person.rs", "")];
        assert_eq!(every_slice_is_placed(&Sources::of(&files)).len(), 1);
    }
}
