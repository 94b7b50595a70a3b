//! What was wrong with a row: where, why, and what to do about it.

/// What a problem cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The value was put right or needs a look; nothing was left out.
    Note,
    /// The field was left empty; the rest of the row is kept.
    FieldLeftOut,
    /// The whole row was left out.
    RowLeftOut,
}

/// One thing wrong with one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The row as a spreadsheet counts it: the heading is row 1.
    pub row: usize,
    /// The column's heading, or the field's name when it has no column of its own.
    pub field: String,
    /// What it cost.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub reason: String,
    /// What to do, in one sentence.
    pub remedy: String,
}

impl Problem {
    pub(super) fn new(
        severity: Severity,
        row: usize,
        field: &str,
        reason: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self { row, field: field.to_owned(), severity, reason: reason.into(), remedy: remedy.into() }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Row {}, {}: {} {}", self.row, self.field, self.reason, self.remedy)
    }
}

/// A short, safe quotation of a cell for a message: never a whole column of text.
pub(super) fn quoted(value: &str) -> String {
    let short: String = value.chars().take(40).collect();
    if short.len() < value.len() { format!("\"{short}…\"") } else { format!("\"{short}\"") }
}
