//! How many people each general practice has on its list. These are not services: they are
//! the numbers under a rate ("per 1,000 registered people") and the names in a referrer's list.

use super::mapping::{Mapping, MappingError, MappingKind};
use super::place::tidy_postcode;
use super::problem::{Problem, Severity, quoted};
use super::sheet::Sheet;

/// One practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PracticeList {
    /// The row it came from.
    pub row: usize,
    /// ODS code, such as P91003.
    pub code: String,
    /// Name.
    pub name: String,
    /// Postcode, when it is one.
    pub postcode: Option<String>,
    /// People on the list.
    pub people: Option<u32>,
    /// Ward code and name.
    pub ward: Option<(String, String)>,
}

/// Reads practice lists from a sheet.
///
/// # Errors
/// When the mapping is for another kind of file or names a column the file lacks.
pub fn read_practice_lists(
    sheet: &Sheet,
    mapping: &Mapping,
) -> Result<(Vec<PracticeList>, Vec<Problem>), MappingError> {
    if mapping.kind != MappingKind::PracticeLists {
        return Err(MappingError::OtherKind("services, not lists of practices"));
    }
    mapping.check_columns(sheet)?;
    let mut problems = sheet.problems.clone();
    let mut practices = Vec::new();
    for row in &sheet.rows {
        let field = |name: &str| mapping.fields.get(name)?.value(sheet, row);
        let (Some(code), Some(name)) = (field("code"), field("name")) else {
            problems.push(Problem::new(
                Severity::RowLeftOut,
                row.number,
                "code",
                "The practice's code or name is empty.",
                "Fill in both, or delete the row.",
            ));
            continue;
        };
        let people = field("people").and_then(|typed| {
            let read = typed.replace(',', "").parse().ok();
            if read.is_none() {
                problems.push(Problem::new(
                    Severity::FieldLeftOut,
                    row.number,
                    "people",
                    format!("{} is not a number of people.", quoted(&typed)),
                    "Write a whole number.",
                ));
            }
            read
        });
        practices.push(PracticeList {
            row: row.number,
            code: code.to_uppercase(),
            name,
            postcode: field("postcode").as_deref().and_then(tidy_postcode),
            people,
            ward: field("ward_code").zip(field("ward_name")),
        });
    }
    Ok((practices, problems))
}
