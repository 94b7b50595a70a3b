//! Comparing two dates of birth the way people get them wrong.

use jiff::civil::Date;

/// How two dates of birth go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BirthDates {
    /// One of them is not known.
    Unknown,
    Same,
    /// 4 March against 3 April, same year.
    Swapped,
    /// One digit differs, or two neighbouring digits changed places.
    OneDigit,
    /// Same year, and one side is 1 January: what people write who know only the year.
    NewYearGuess,
    /// Plainly different; whole years between them.
    Differ {
        years: u16,
    },
}

pub(super) fn compare_birth_dates(a: Date, b: Date) -> BirthDates {
    if a == b {
        return BirthDates::Same;
    }
    let same_year = a.year() == b.year();
    if same_year && a.day() == b.month() && a.month() == b.day() {
        return BirthDates::Swapped;
    }
    let is_new_year = |d: Date| d.day() == 1 && d.month() == 1;
    if same_year && (is_new_year(a) || is_new_year(b)) {
        return BirthDates::NewYearGuess;
    }
    if one_slip(a, b) {
        return BirthDates::OneDigit;
    }
    let (early, late) = if a < b { (a, b) } else { (b, a) };
    let had_birthday = (late.month(), late.day()) >= (early.month(), early.day());
    let years = late.year() - early.year() - i16::from(!had_birthday);
    BirthDates::Differ { years: years.unsigned_abs() }
}

fn one_slip(a: Date, b: Date) -> bool {
    let digits = |d: Date| format!("{:04}{:02}{:02}", d.year(), d.month(), d.day()).into_bytes();
    let (a, b) = (digits(a), digits(b));
    let wrong: Vec<usize> = (0..a.len().min(b.len())).filter(|&at| a[at] != b[at]).collect();
    match wrong.as_slice() {
        // A slip in the century is a hundred years: another generation, not a typing mistake.
        [at] => *at >= 2,
        // 1947 typed as 1974 differs in two neighbouring digits that changed places.
        [x, y] => x + 1 == *y && a[*x] == b[*y] && a[*y] == b[*x],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_people_make() {
        use BirthDates::*;
        let rows = [
            ("the same", "1947-03-04", "1947-03-04", Same),
            ("American order", "1947-03-04", "1947-04-03", Swapped),
            ("year typed wrong by a digit", "1947-03-04", "1948-03-04", OneDigit),
            ("decade typed wrong", "1947-03-04", "1957-03-04", OneDigit),
            ("two digits of the year changed places", "1947-03-04", "1974-03-04", OneDigit),
            ("day typed wrong by a digit", "1947-03-14", "1947-03-24", OneDigit),
            ("only the year was known", "1947-03-04", "1947-01-01", NewYearGuess),
            ("father and son", "1947-03-04", "1975-08-19", Differ { years: 28 }),
            ("a day short of a year", "1947-03-04", "1948-03-03", Differ { years: 0 }),
        ];
        for (who, a, b, expected) in rows {
            let (a, b) = (a.parse().unwrap(), b.parse().unwrap());
            assert_eq!(compare_birth_dates(a, b), expected, "{who}");
            assert_eq!(compare_birth_dates(b, a), expected, "{who}, other way round");
        }
    }
}
