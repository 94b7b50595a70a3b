//! A sheet and a mapping become directory drafts and a list of problems.

use std::collections::HashMap;

use jiff::civil::Date;

use super::draft::ServiceDraft;
use super::mapping::{Mapping, MappingError, MappingKind};
use super::problem::{Problem, Severity};
use super::row::RowReader;
use super::sheet::Sheet;

/// What came of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Rows with anything in them, the headings aside.
    pub rows: usize,
    /// Entries, in the file's order.
    pub drafts: Vec<ServiceDraft>,
    /// Everything that was wrong, in the file's order.
    pub problems: Vec<Problem>,
}

/// Reads services from a sheet. `today` is the day of the import: a check later than that
/// is a slip and is left out.
///
/// # Errors
/// When the mapping is for another kind of file or names a column the file lacks. Problems
/// of single rows never stop the rest: they are in [`Reading::problems`].
pub fn read_services(sheet: &Sheet, mapping: &Mapping, today: Date) -> Result<Reading, MappingError> {
    if mapping.kind != MappingKind::Services {
        return Err(MappingError::OtherKind("lists of practices, which are not services"));
    }
    mapping.check_columns(sheet)?;
    let mut problems = sheet.problems.clone();
    let mut drafts = Vec::with_capacity(sheet.rows.len());
    let mut seen: HashMap<String, usize> = HashMap::new();
    for row in &sheet.rows {
        let mut reader = RowReader { sheet, mapping, row, today, problems: Vec::new(), from: Vec::new() };
        let draft = reader.read();
        let mut found = reader.problems;
        if let Some(draft) = draft {
            if let Some(before) = seen.get(&draft.key) {
                found.push(Problem::new(
                    Severity::RowLeftOut,
                    row.number,
                    &mapping.key.join(" + "),
                    format!("Row {before} has the same {}.", mapping.key.join(" and ")),
                    "Delete one of the two rows, or add a column that tells them apart.",
                ));
            } else {
                seen.insert(draft.key.clone(), row.number);
                drafts.push(draft);
            }
        }
        problems.append(&mut found);
    }
    problems.sort_by_key(|it| it.row);
    Ok(Reading { rows: sheet.rows.len() + sheet.problems.len(), drafts, problems })
}
