//! How one field is made from a row: a column, several joined, a constant, or a template.

use serde::Deserialize;

use super::casing::{humane, sentences};
use super::sheet::{Row, Sheet, said};

/// What a mapping says of one field: a column's name alone, or more.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub(super) enum FieldSpec {
    /// One column as it stands.
    Column(String),
    /// Anything more.
    Made(Made),
}

/// A field made of more than one column as it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Made {
    /// Columns to join; absent ones are passed over.
    #[serde(default)]
    columns: Vec<String>,
    /// What goes between them.
    #[serde(default)]
    join: Option<String>,
    /// The same for every row.
    #[serde(default)]
    constant: Option<String>,
    /// Text with `{column}` in it; `{column|first}` is the part before the first comma.
    #[serde(default)]
    template: Option<String>,
    #[serde(default)]
    case: Option<Case>,
    /// Values that mean "nobody knows" in this file.
    #[serde(default)]
    absent: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Case {
    /// A name in ALL CAPITALS is made readable; other names are left alone.
    Humane,
    /// Text in ALL CAPITALS becomes sentences; other text is left alone.
    Sentences,
}

impl FieldSpec {
    /// The columns it reads.
    pub(super) fn columns(&self) -> Vec<&str> {
        match self {
            Self::Column(column) => vec![column],
            Self::Made(made) => {
                let mut columns: Vec<&str> = made.columns.iter().map(String::as_str).collect();
                columns.extend(made.template.iter().flat_map(|it| template_columns(it)));
                columns
            }
        }
    }

    /// What to call its source in a message: its first column, or the field itself.
    pub(super) fn label<'a>(&'a self, field: &'a str) -> &'a str {
        self.columns().first().copied().unwrap_or(field)
    }

    /// The field's value in a row; nothing when the row does not say.
    pub(super) fn value(&self, sheet: &Sheet, row: &Row) -> Option<String> {
        match self {
            Self::Column(column) => cell(sheet, row, column).map(str::to_owned),
            Self::Made(made) => {
                let value = made.raw(sheet, row)?;
                if made.absent.iter().any(|it| it.eq_ignore_ascii_case(&value)) {
                    return None;
                }
                Some(match made.case {
                    Some(Case::Humane) => humane(&value),
                    Some(Case::Sentences) => sentences(&value),
                    None => value,
                })
            }
        }
    }
}

impl Made {
    fn raw(&self, sheet: &Sheet, row: &Row) -> Option<String> {
        if let Some(constant) = &self.constant {
            return Some(constant.clone());
        }
        if let Some(template) = &self.template {
            return fill(template, sheet, row);
        }
        let parts: Vec<&str> = self.columns.iter().filter_map(|it| cell(sheet, row, it)).collect();
        let joined = parts.join(self.join.as_deref().unwrap_or(", "));
        (!joined.is_empty()).then_some(joined)
    }
}

/// What a row says in a column, or nothing.
pub(super) fn cell<'a>(sheet: &Sheet, row: &'a Row, column: &str) -> Option<&'a str> {
    said(row.cells.get(sheet.column(column)?)?)
}

/// Fills `{column}` and `{column|first}`; nothing when a column it needs is absent.
pub(super) fn fill(template: &str, sheet: &Sheet, row: &Row) -> Option<String> {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        out.push_str(before);
        let value = match name.split_once('|') {
            Some((column, "first")) => cell(sheet, row, column)?.split(',').next()?.trim(),
            _ => cell(sheet, row, name)?,
        };
        out.push_str(value);
        rest = after;
    }
    out.push_str(rest);
    Some(out)
}

/// The columns a template reads.
pub(super) fn template_columns(template: &str) -> Vec<&str> {
    let parts = template.split('{').skip(1);
    parts.filter_map(|it| it.split(['}', '|']).next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(spec: &str, csv: &str) -> Option<String> {
        #[derive(Deserialize)]
        struct One {
            f: FieldSpec,
        }
        let one: One = toml::from_str(&format!("f = {spec}")).unwrap();
        let sheet = Sheet::read(csv.as_bytes()).unwrap();
        one.f.value(&sheet, &sheet.rows[0])
    }

    #[test]
    fn a_field_is_made_in_five_ways() {
        let csv = "n,street,town,k\nTHE TEA ROOM,\"1 High St, Upstairs\",NA,Not known\n";
        let rows = [
            ("\"n\"", Some("THE TEA ROOM")),
            ("{ columns = [\"n\"], case = \"humane\" }", Some("The Tea Room")),
            ("{ columns = [\"street\", \"town\"] }", Some("1 High St, Upstairs")),
            ("{ constant = \"Trafford\" }", Some("Trafford")),
            ("{ template = \"{n} at {street|first}\" }", Some("THE TEA ROOM at 1 High St")),
            ("{ template = \"{n}, {town}\" }", None),
            ("{ columns = [\"k\"], absent = [\"not known\"] }", None),
        ];
        for (spec, want) in rows {
            assert_eq!(value(spec, csv).as_deref(), want, "{spec}");
        }
    }
}
