//! A day as people type it, in three fields.

use footbridge_domain::people::name::fold;
use jiff::civil::Date;

use crate::error::FieldErrors;

/// A day in three fields. Empty is allowed; a half or impossible day is not.
pub fn parse_day(
    field: &str,
    day: &str,
    month: &str,
    year: &str,
    today: Date,
    errors: &mut FieldErrors,
) -> Option<Date> {
    let (day, month, year) = (day.trim(), month.trim(), year.trim());
    if day.is_empty() && month.is_empty() && year.is_empty() {
        return None;
    }
    let date = (|| {
        let day = day.parse::<i8>().ok()?;
        let month = match month.parse::<i8>() {
            Ok(month) => month,
            Err(_) => month_by_name(month)?,
        };
        let year = year.parse::<i16>().ok().filter(|it| *it >= 1000)?;
        Date::new(year, month, day).ok()
    })();
    match date {
        None => {
            errors.add(field, "Enter a real date of birth, like 31 3 1980.");
            None
        }
        Some(date) if date > today => {
            errors.add(field, "The date of birth is in the future. Check the year.");
            None
        }
        Some(date) if today.year() - date.year() > 120 => {
            errors.add(field, "The date of birth is more than 120 years ago. Check the year.");
            None
        }
        Some(date) => Some(date),
    }
}

fn month_by_name(text: &str) -> Option<i8> {
    const NAMES: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let text = fold(text);
    NAMES.iter().position(|name| text.starts_with(name)).and_then(|place| i8::try_from(place + 1).ok())
}
