//! Telephone numbers, e-mail and web addresses and dates as files have them, made the way
//! we show them. Each gives nothing for what it cannot read.

use jiff::civil::Date;

/// "0161 748 6414" from "1617486414", "0161-748-6414" or "+44 161 748 6414".
pub(super) fn phone(text: &str) -> Option<String> {
    let known = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+-().\u{a0}".contains(c);
    if !text.chars().all(known) {
        return None;
    }
    let mut digits: String = text.chars().filter(char::is_ascii_digit).collect();
    for start in ["0044", "44"] {
        if digits.len() >= 11 && digits.starts_with(start) {
            digits = format!("0{}", digits[start.len()..].trim_start_matches('0'));
            break;
        }
    }
    // A spreadsheet that took the number for a sum has lost its leading nought.
    if digits.len() == 10 && !digits.starts_with('0') {
        digits.insert(0, '0');
    }
    if !matches!(digits.len(), 10 | 11) || !digits.starts_with('0') {
        return None;
    }
    let area = match digits.as_bytes() {
        [b'0', b'2', ..] => 3,
        [b'0', b'1', b'1', ..] | [b'0', b'1', _, b'1', ..] | [b'0', b'3' | b'8', ..] => 4,
        _ => 5,
    };
    let (area, rest) = digits.split_at(area);
    let (middle, last) = rest.split_at(rest.len() / 2);
    Some(format!("{area} {middle} {last}"))
}

/// An address with one @ and a dot after it, in small letters.
pub(super) fn email(text: &str) -> Option<String> {
    let (name, site) = text.trim().split_once('@')?;
    let plain = |it: &str| !it.is_empty() && !it.contains(|c: char| c.is_whitespace() || "@,;<>\"".contains(c));
    let sited = plain(site) && site.contains('.') && !site.starts_with('.') && !site.ends_with('.');
    (plain(name) && sited).then(|| text.trim().to_lowercase())
}

/// An http or https address; one without a scheme gets https.
pub(super) fn website(text: &str) -> Option<String> {
    let text = text.trim();
    let lower = text.to_lowercase();
    let rest = ["https://", "http://"].iter().find(|it| lower.starts_with(**it)).map(|it| &text[it.len()..]);
    let (scheme, rest) = match rest {
        Some(rest) => (&text[..text.len() - rest.len()], rest),
        None => ("https://", text),
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let hosted =
        host.contains('.') && !host.starts_with('.') && host.chars().all(|c| c.is_alphanumeric() || "-._:".contains(c));
    let spaced = rest.contains(|c: char| c.is_whitespace() || "<>\"".contains(c));
    (hosted && !spaced).then(|| format!("{}{}{}", scheme.to_lowercase(), host.to_lowercase(), &rest[host.len()..]))
}

/// `2025-03-21`, `21/03/2025`, `21-03-2025` or `21.3.25`: the day always before the month.
pub(super) fn date(text: &str) -> Option<Date> {
    let text = text.trim().split(['T', ' ']).next()?;
    if let Ok(iso) = text.parse() {
        return Some(iso);
    }
    let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
    let [day, month, year] = parts[..] else {
        return None;
    };
    let year: i16 = match (year.len(), year.parse().ok()?) {
        (4, year) => year,
        (2, short) => 2000 + short,
        _ => return None,
    };
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok().filter(|it| *it > date_floor())
}

/// Nothing in a directory was checked before this; an earlier year is a slip.
const fn date_floor() -> Date {
    jiff::civil::date(1900, 1, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_are_spaced_as_people_read_them() {
        let rows = [
            ("1617486414", Some("0161 748 6414")),
            ("0161-912-2122", Some("0161 912 2122")),
            ("+44 (0)161 912 2122", Some("0161 912 2122")),
            ("01632960001", Some("01632 960 001")),
            ("07700 900123", Some("07700 900 123")),
            ("02079460001", Some("020 7946 0001")),
            ("999", None),
            ("ring Joan", None),
        ];
        for (typed, tidy) in rows {
            assert_eq!(phone(typed).as_deref(), tidy, "{typed}");
        }
    }

    #[test]
    fn addresses_are_read_or_refused() {
        assert_eq!(website("www.LCNT.org.uk/Help").as_deref(), Some("https://www.lcnt.org.uk/Help"));
        assert_eq!(website("HTTP://a.org").as_deref(), Some("http://a.org"));
        for wrong in ["javascript:alert(1)", "none", "see our page", "http://", "a b.org"] {
            assert_eq!(website(wrong), None, "{wrong}");
        }
        assert_eq!(email("Info@Example.org").as_deref(), Some("info@example.org"));
        for wrong in ["info@", "@a.org", "a@b@c.org", "a b@c.org", "a@b"] {
            assert_eq!(email(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_day_comes_before_the_month() {
        let rows = [
            ("2025-03-21", Some((2025, 3, 21))),
            ("21/03/2025", Some((2025, 3, 21))),
            ("3/4/25", Some((2025, 4, 3))),
            ("2025-03-21T10:00:00", Some((2025, 3, 21))),
            ("03/21/2025", None),
            ("31/02/2025", None),
            ("1/1/0001", None),
            ("spring", None),
        ];
        for (typed, ymd) in rows {
            assert_eq!(super::date(typed), ymd.map(|(y, m, d)| jiff::civil::date(y, m, d)), "{typed}");
        }
    }
}
