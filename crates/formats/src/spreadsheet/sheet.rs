//! A sheet: headings and rows, whatever they mean.

use std::collections::HashMap;

use super::decode::{Encoding, NotText, decode};
use super::problem::{Problem, Severity};

/// Why a sheet could not be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// Not text.
    #[error(transparent)]
    NotText(#[from] NotText),
    /// Nothing in it.
    #[error("This file is empty. It needs a first row of headings.")]
    Empty,
    /// Two columns with one name: a mapping could not tell them apart.
    #[error("Two columns are called {0:?}. Give each column its own heading.")]
    SameHeading(String),
}

/// A row with its number as a spreadsheet shows it (headings are row 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Row number in the file; a cell with line breaks in it still counts as one row.
    pub number: usize,
    /// Cells in the order of the headings.
    pub cells: Vec<String>,
}

/// Headings and rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Headings, trimmed.
    pub headings: Vec<String>,
    /// Rows that hold anything at all.
    pub rows: Vec<Row>,
    /// Rows that were left out because their shape was wrong.
    pub problems: Vec<Problem>,
    /// How the file was written.
    pub encoding: Encoding,
    at: HashMap<String, usize>,
}

impl Sheet {
    /// Reads a CSV file; commas, semicolons and tabs are all taken as separators.
    ///
    /// # Errors
    /// When the file is not text, is empty, or repeats a heading.
    pub fn read(bytes: &[u8]) -> Result<Self, SheetError> {
        let (text, encoding) = decode(bytes)?;
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator(&text))
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut records = reader.records();
        let headings: Vec<String> = match records.next() {
            Some(Ok(first)) => first.iter().map(|cell| cell.trim().to_owned()).collect(),
            _ => return Err(SheetError::Empty),
        };
        let mut at = HashMap::new();
        for (index, heading) in headings.iter().enumerate() {
            if !heading.is_empty() && at.insert(heading.to_lowercase(), index).is_some() {
                return Err(SheetError::SameHeading(heading.clone()));
            }
        }
        if at.is_empty() {
            return Err(SheetError::Empty);
        }
        let (mut rows, mut problems) = (Vec::new(), Vec::new());
        for (index, record) in records.enumerate() {
            let number = index + 2;
            // The text is valid UTF-8 and rows may differ in length, so a record always reads.
            let Ok(record) = record else { continue };
            let mut cells: Vec<String> = record.iter().map(str::to_owned).collect();
            if cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let beyond = cells.iter().skip(headings.len()).any(|cell| !cell.trim().is_empty());
            if beyond || cells.len() < headings.len() {
                problems.push(Problem::new(
                    Severity::RowLeftOut,
                    number,
                    "row",
                    format!("It has {} cells and the headings have {}.", cells.len(), headings.len()),
                    "Put quotation marks around text that has commas in it.",
                ));
                continue;
            }
            cells.truncate(headings.len());
            rows.push(Row { number, cells });
        }
        Ok(Self { headings, rows, problems, encoding, at })
    }

    /// Where a heading is; letter case does not matter.
    #[must_use]
    pub fn column(&self, heading: &str) -> Option<usize> {
        self.at.get(&heading.trim().to_lowercase()).copied()
    }
}

/// What a cell says, or nothing: spaces are trimmed, and the ways of writing "nothing"
/// ("", "NA", "N/A", "null", "-") all mean absent.
pub(super) fn said(cell: &str) -> Option<&str> {
    let cell = cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{a0}');
    let nothing = ["", "NA", "N/A", "#N/A", "NULL", "null", "None", "-", "n/a"];
    (!nothing.contains(&cell)).then_some(cell)
}

/// The separator that the heading row uses most.
fn separator(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |separator: char| first.matches(separator).count();
    let best = [',', ';', '\t'].into_iter().max_by_key(|&it| (count(it), it == ','));
    best.map_or(b',', |it| it as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_the_numbers_a_spreadsheet_shows() {
        let sheet = Sheet::read(b"Name,Town\nTea,\"Sale,\nCheshire\"\n,\nKnit,Stretford\n").unwrap();
        let numbers: Vec<usize> = sheet.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [2, 4]);
        assert_eq!(sheet.column(" NAME "), Some(0));
    }

    #[test]
    fn a_row_of_the_wrong_length_is_left_out_and_said_so() {
        let sheet = Sheet::read(b"a,b\n1,2\n1,2,3\n1\n1,2,\n").unwrap();
        assert_eq!(sheet.rows.len(), 2, "an empty extra cell does no harm");
        let rows: Vec<usize> = sheet.problems.iter().map(|it| it.row).collect();
        assert_eq!(rows, [3, 4]);
    }

    #[test]
    fn the_ways_of_saying_nothing() {
        for nothing in ["", "  ", "NA", "N/A", "\u{a0}", "-"] {
            assert_eq!(said(nothing), None, "{nothing:?}");
        }
        assert_eq!(said(" M33 7AD\u{a0}"), Some("M33 7AD"));
    }

    #[test]
    fn headings_must_be_there_and_differ() {
        assert_eq!(Sheet::read(b"").unwrap_err(), SheetError::Empty);
        assert_eq!(Sheet::read(b",,\n1,2,3").unwrap_err(), SheetError::Empty);
        assert_eq!(Sheet::read(b"a,A\n").unwrap_err(), SheetError::SameHeading("A".to_owned()));
        assert_eq!(Sheet::read(b"a;b\n1;2").unwrap().headings, ["a", "b"]);
    }
}
