//! Keyword rules: what the words of a row say about needs, kinds, cost and the way in.
//!
//! A pattern is whole words, letter case and punctuation aside; a star ends a word early:
//! `befriend*` finds "befriending" and "befriender", `older people` finds the two words in
//! that order. Every rule that applies adds its needs and kinds; of the single answers
//! (cost, route, ages …) the first rule that gives one wins.

use domain::directory::{AccessFeature, CostKind, ForSex, Reach, ReferralRoute, Status};
use footbridge_domain as domain;
use serde::Deserialize;

use super::mapping::{MappingError, one_of};

/// What is true of a row that says nothing else.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Defaults {
    #[serde(default)]
    pub needs: Vec<String>,
    #[serde(default)]
    pub kinds: Vec<String>,
    #[serde(default)]
    pub reach: Option<String>,
    #[serde(default)]
    pub route: Option<String>,
    #[serde(default)]
    pub cost: Option<String>,
    #[serde(default)]
    pub status: Option<String>,
    #[serde(default)]
    pub identifier_scheme: Option<String>,
    #[serde(default)]
    pub min_age: Option<u8>,
    #[serde(default)]
    pub max_age: Option<u8>,
}

/// One rule.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rule {
    /// Columns to look in; the mapping's `look_in` when absent.
    #[serde(default, rename = "in")]
    pub look_in: Vec<String>,
    /// Any of these must be there.
    pub any: Vec<String>,
    /// None of these may be there.
    #[serde(default)]
    pub none: Vec<String>,
    #[serde(default)]
    pub needs: Vec<String>,
    #[serde(default)]
    pub kinds: Vec<String>,
    #[serde(default)]
    pub languages: Vec<String>,
    #[serde(default)]
    pub access: Vec<String>,
    #[serde(default)]
    pub no_access: Vec<String>,
    #[serde(default)]
    pub cost: Option<String>,
    #[serde(default)]
    pub route: Option<String>,
    #[serde(default)]
    pub sex: Option<String>,
    #[serde(default)]
    pub reach: Option<String>,
    #[serde(default)]
    pub status: Option<String>,
    #[serde(default)]
    pub min_age: Option<u8>,
    #[serde(default)]
    pub max_age: Option<u8>,
    #[serde(default)]
    pub eligibility_note: Option<String>,
    /// Where this rule applies, rules without this mark do not: it knows better what the
    /// row is (a parents' association that holds coffee mornings is not a place for company).
    #[serde(default)]
    pub alone: bool,
    /// A template that replaces the name.
    #[serde(default)]
    pub name: Option<String>,
}

fn codes<T: domain::coded::Coded>() -> Vec<&'static str> {
    T::all().iter().map(|it| it.code()).collect()
}

fn check_code<T: domain::coded::Coded>(setting: &str, value: Option<&String>) -> Result<(), MappingError> {
    value.map_or(Ok(()), |value| one_of(setting, value, &codes::<T>()))
}

impl Defaults {
    pub(super) fn check(&self) -> Result<(), MappingError> {
        check_code::<Reach>("[defaults] reach", self.reach.as_ref())?;
        check_code::<ReferralRoute>("[defaults] route", self.route.as_ref())?;
        check_code::<CostKind>("[defaults] cost", self.cost.as_ref())?;
        check_code::<Status>("[defaults] status", self.status.as_ref())
    }
}

impl Rule {
    pub(super) fn check(&self, number: usize, has_columns: bool) -> Result<(), MappingError> {
        let at = |what: &str| format!("rule {number} {what}");
        if self.any.is_empty() || (self.look_in.is_empty() && !has_columns) {
            return Err(MappingError::Unreadable(format!(
                "rule {number} needs words to look for (any) and columns to look in (in)."
            )));
        }
        check_code::<Reach>(&at("reach"), self.reach.as_ref())?;
        check_code::<ReferralRoute>(&at("route"), self.route.as_ref())?;
        check_code::<CostKind>(&at("cost"), self.cost.as_ref())?;
        check_code::<Status>(&at("status"), self.status.as_ref())?;
        check_code::<ForSex>(&at("sex"), self.sex.as_ref())?;
        for feature in self.access.iter().chain(&self.no_access) {
            one_of(&at("access"), feature, &codes::<AccessFeature>())?;
        }
        Ok(())
    }

    pub(super) fn columns(&self) -> Vec<&str> {
        let mut columns: Vec<&str> = self.look_in.iter().map(String::as_str).collect();
        columns.extend(self.name.iter().flat_map(|it| super::field::template_columns(it)));
        columns
    }

    /// How many different patterns the words hold; 0 when the rule does not apply.
    pub(super) fn strength(&self, words: &[String]) -> usize {
        if self.none.iter().any(|it| holds(words, it)) {
            return 0;
        }
        self.any.iter().filter(|it| holds(words, it)).count()
    }
}

/// The words of a text, small letters, punctuation and accents of speech aside.
pub(super) fn words_of(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace(['\'', '’'], "");
    text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

/// Whether words hold a pattern.
fn holds(words: &[String], pattern: &str) -> bool {
    let lower = pattern.to_lowercase().replace(['\'', '’'], "");
    let parts: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric() && c != '*').filter(|it| !it.is_empty()).collect();
    if parts.is_empty() {
        return false;
    }
    words.windows(parts.len()).any(|window| {
        window.iter().zip(&parts).all(|(word, part)| match part.strip_suffix('*') {
            Some(start) => word.starts_with(start),
            None => word == part,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_whole_words_unless_a_star_says_otherwise() {
        let words = words_of("We offer Befriending to older-people & women's groups.");
        for (pattern, found) in [
            ("befriend*", true),
            ("befriend", false),
            ("older people", true),
            ("people older", false),
            ("womens group*", true),
            ("offer * older", false),
            ("*", true),
            ("", false),
        ] {
            assert_eq!(holds(&words, pattern), found, "{pattern:?}");
        }
    }
}
