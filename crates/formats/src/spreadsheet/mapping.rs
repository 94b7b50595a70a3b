//! A mapping: a small TOML file that says what the columns of one kind of spreadsheet mean.
//! `mappings/README.md` shows every setting.

use std::collections::BTreeMap;

use domain::directory::AccessFeature;
use footbridge_domain as domain;
use jiff::civil::Date;
use serde::Deserialize;

use super::field::FieldSpec;
use super::rules::{Defaults, Rule};
use super::sheet::Sheet;

/// What the rows of the file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MappingKind {
    /// Services of the directory.
    Services,
    /// General practices and how many people each has on its list: not services.
    PracticeLists,
}

/// Where a file came from, kept with every value taken from it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// A short stable code: with a row's key it tells an import which entry a row is.
    pub code: String,
    /// The name people know it by.
    pub name: String,
    /// The licence it is under.
    pub licence: String,
    /// The sentence the licence asks for.
    #[serde(default)]
    pub attribution: Option<String>,
    /// The day its content was true, `yyyy-mm-dd`: the day entries count as last checked.
    #[serde(default)]
    pub as_of: Option<String>,
}

impl Source {
    /// The day its content was true.
    #[must_use]
    pub fn true_on(&self) -> Option<Date> {
        self.as_of.as_deref()?.parse().ok()
    }
}

/// How an address is to be understood.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlaceRules {
    /// The address is where post goes, not where people meet.
    #[serde(default)]
    pub contact_only: bool,
    /// Postcode districts of the area the file is about; others are away from it.
    #[serde(default)]
    pub home_districts: Vec<String>,
    /// What to tell a person about an address at home.
    #[serde(default)]
    pub home_note: Option<String>,
    /// What to tell a person about an address away; `{district}` is its postcode district.
    #[serde(default)]
    pub away_note: Option<String>,
}

/// Columns with opening times.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub(super) struct HoursRules {
    pub columns: BTreeMap<String, String>,
}

/// A column that says whether an access feature is there.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AccessRule {
    pub column: String,
    #[serde(default = "yes")]
    pub yes: Vec<String>,
    #[serde(default = "no")]
    pub no: Vec<String>,
}

fn yes() -> Vec<String> {
    vec!["Yes".to_owned()]
}

fn no() -> Vec<String> {
    vec!["No".to_owned()]
}

/// What the columns of one kind of spreadsheet mean.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// What the rows are.
    #[serde(default = "services")]
    pub kind: MappingKind,
    /// Where the file came from.
    pub source: Source,
    /// The columns that together tell one row from every other, now and in the next edition.
    pub key: Vec<String>,
    pub(super) fields: BTreeMap<String, FieldSpec>,
    #[serde(default)]
    pub(super) defaults: Defaults,
    #[serde(default)]
    pub(super) place: PlaceRules,
    #[serde(default)]
    pub(super) hours: HoursRules,
    #[serde(default)]
    pub(super) access: BTreeMap<String, AccessRule>,
    #[serde(default)]
    pub(super) look_in: Vec<String>,
    #[serde(default)]
    pub(super) rules: Vec<Rule>,
}

fn services() -> MappingKind {
    MappingKind::Services
}

/// Field names a mapping may fill, for each kind of file.
const SERVICE_FIELDS: &[&str] = &[
    "name",
    "organisation",
    "identifier",
    "description",
    "website",
    "email",
    "phone",
    "contact",
    "address",
    "town",
    "postcode",
    "latitude",
    "longitude",
    "area",
    "checked_on",
    "route_note",
    "cost_note",
    "eligibility_note",
    "access_notes",
    "alert",
];
const PRACTICE_FIELDS: &[&str] = &["code", "name", "postcode", "people", "ward_code", "ward_name"];

/// What is wrong with a mapping, or why it does not fit a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// Not readable as TOML of the right shape.
    #[error("The mapping could not be read: {0}")]
    Unreadable(String),
    /// A setting that means nothing.
    #[error("The mapping's {setting} has {value:?}, which is not known. Choose one of: {choices}.")]
    Unknown {
        /// Which setting.
        setting: String,
        /// What it says.
        value: String,
        /// What it may say.
        choices: String,
    },
    /// A field every row needs.
    #[error("The mapping does not say which column is the {0}. Add it under [fields].")]
    Missing(&'static str),
    /// The file lacks a column the mapping reads.
    #[error("The file has no column called {column:?}. Its columns are: {columns}.")]
    NoSuchColumn {
        /// The column the mapping names.
        column: String,
        /// The columns the file has.
        columns: String,
    },
    /// The mapping is for another kind of file.
    #[error("This mapping is for {0}. Use the command for that kind of file.")]
    OtherKind(&'static str),
}

impl Mapping {
    /// Reads a mapping and checks every setting in it.
    ///
    /// # Errors
    /// When it is not TOML, lacks a part, or says something that means nothing.
    pub fn parse(text: &str) -> Result<Self, MappingError> {
        let mapping: Self = toml::from_str(text).map_err(|error| MappingError::Unreadable(error.to_string()))?;
        mapping.check()?;
        Ok(mapping)
    }

    fn check(&self) -> Result<(), MappingError> {
        let known = match self.kind {
            MappingKind::Services => SERVICE_FIELDS,
            MappingKind::PracticeLists => PRACTICE_FIELDS,
        };
        for field in self.fields.keys() {
            one_of("[fields]", field, known)?;
        }
        if !self.fields.contains_key("name") {
            return Err(MappingError::Missing("name"));
        }
        if self.key.is_empty() {
            return Err(MappingError::Missing("key"));
        }
        if self.source.as_of.is_some() && self.source.true_on().is_none() {
            return Err(MappingError::Unknown {
                setting: "as_of".to_owned(),
                value: self.source.as_of.clone().unwrap_or_default(),
                choices: "a day such as 2025-04-01".to_owned(),
            });
        }
        let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "words"];
        for day in self.hours.columns.keys() {
            one_of("[hours]", day, &days)?;
        }
        let features: Vec<&str> = AccessFeature::ALL.iter().map(|it| it.code()).collect();
        for feature in self.access.keys() {
            one_of("[access]", feature, &features)?;
        }
        self.defaults.check()?;
        for (index, rule) in self.rules.iter().enumerate() {
            rule.check(index + 1, !self.look_in.is_empty())?;
        }
        Ok(())
    }

    /// Checks that a sheet has every column the mapping reads.
    pub(super) fn check_columns(&self, sheet: &Sheet) -> Result<(), MappingError> {
        let named = self.key.iter().map(String::as_str);
        let named = named.chain(self.fields.values().flat_map(FieldSpec::columns));
        let named = named.chain(self.hours.columns.values().map(String::as_str));
        let named = named.chain(self.access.values().map(|it| it.column.as_str()));
        let named = named.chain(self.look_in.iter().map(String::as_str));
        let mut named = named.chain(self.rules.iter().flat_map(Rule::columns));
        match named.find(|column| sheet.column(column).is_none()) {
            None => Ok(()),
            Some(column) => {
                Err(MappingError::NoSuchColumn { column: column.to_owned(), columns: sheet.headings.join(", ") })
            }
        }
    }
}

/// Checks a setting against the values it may have.
pub(super) fn one_of(setting: &str, value: &str, choices: &[&str]) -> Result<(), MappingError> {
    if choices.contains(&value) {
        return Ok(());
    }
    Err(MappingError::Unknown { setting: setting.to_owned(), value: value.to_owned(), choices: choices.join(", ") })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = r#"
        key = ["id"]
        [source]
        code = "t"
        name = "A test"
        licence = "none"
        [fields]
        name = "title"
    "#;

    #[test]
    fn a_mapping_says_what_is_wrong_with_it() {
        assert!(Mapping::parse(SMALL).is_ok());
        let rows = [
            (SMALL.replace("name = \"title\"", "nmae = \"title\""), "nmae"),
            (SMALL.replace("name = \"title\"", ""), "which column is the name"),
            (format!("{SMALL}\n[hours]\nmoonday = \"x\""), "moonday"),
            (format!("{SMALL}\n[access]\nramp = {{ column = \"x\" }}"), "step_free"),
            (format!("{SMALL}\n[[rules]]\nany = [\"tea\"]\n"), "rule 1"),
            (format!("{SMALL}\n[[rules]]\nin=[\"title\"]\nany=[\"tea\"]\ncost=\"cheap\""), "cheap"),
            ("not toml".to_owned(), "could not be read"),
        ];
        for (text, says) in rows {
            let error = Mapping::parse(&text).unwrap_err().to_string();
            assert!(error.contains(says), "{error:?} should say {says:?}");
        }
    }

    #[test]
    fn a_file_without_the_column_is_refused_by_name() {
        let mapping = Mapping::parse(SMALL).unwrap();
        let sheet = Sheet::read(b"id,name\n1,Tea\n").unwrap();
        let error = mapping.check_columns(&sheet).unwrap_err().to_string();
        assert!(error.contains("\"title\"") && error.contains("id, name"), "{error}");
    }
}
