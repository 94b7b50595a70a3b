//! A column a weekday: "09:00-13:00,14:00-17:30", "CLOSED".

use domain::directory::{Day, Schedule, parse_clock};
use footbridge_domain as domain;

/// The sessions of one weekday's cell; none when it is closed.
///
/// # Errors
/// The part of the cell that could not be read.
pub fn parse_day_hours(day: Day, cell: &str) -> Result<Vec<Schedule>, String> {
    if ["closed", "shut"].contains(&cell.trim().to_lowercase().as_str()) {
        return Ok(Vec::new());
    }
    cell.split([',', ';'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| {
            let times = part.split_once(['-', '–']).and_then(|(from, to)| {
                let (from, to) = (parse_clock(from)?, parse_clock(to)?);
                (from < to || to == jiff::civil::Time::midnight()).then_some((from, to))
            });
            let (from, to) = times.ok_or_else(|| part.to_owned())?;
            Ok(Schedule::on(day, Some(from), Some(to)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pharmacys_day_is_read() {
        let words = |cell: &str| -> Result<Vec<String>, String> {
            Ok(parse_day_hours(Day::Monday, cell)?.iter().map(Schedule::words).collect())
        };
        assert_eq!(words("09:00-12:30,13:00-16:30").unwrap(), ["Monday 9am to 12.30pm", "Monday 1pm to 4.30pm"]);
        assert_eq!(words("CLOSED").unwrap(), Vec::<String>::new());
        assert_eq!(words("09:00-9").unwrap_err(), "09:00-9");
        assert_eq!(words("mornings").unwrap_err(), "mornings");
    }
}
