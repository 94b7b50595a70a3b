//! Codes of closed lists, as they travel.

use footbridge_app::{AppError, FieldErrors};
use footbridge_domain::coded::Coded;

/// A code of a closed list; a wrong one is answered with the whole list.
pub fn one_of<T: Coded>(field: &str, code: &str, errors: &mut FieldErrors) -> Option<T> {
    let found = T::from_code(code);
    if found.is_none() {
        let codes: Vec<_> = T::all().iter().map(|it| it.code()).collect();
        errors.add(field, format!("Use one of these codes: {}.", codes.join(", ")));
    }
    found
}

/// Codes with commas between.
pub fn listed<T: Coded>(field: &str, text: &str) -> Result<Vec<T>, AppError> {
    let mut errors = FieldErrors::default();
    let codes = text.split(',').map(str::trim).filter(|it| !it.is_empty());
    let found: Vec<T> = codes.filter_map(|code| one_of(field, code, &mut errors)).collect();
    errors.into_result().map(|()| found)
}
