//! UK phone numbers as people write them: spaces, +44, (0), dots and dashes.
//!
//! Kept as national digits ("07700900982"). Which numbers are mobiles decides whether a
//! text message may be offered. Ranges follow Ofcom's National Telephone Numbering Plan.

use std::fmt;
use std::str::FromStr;

/// A UK phone number that can be rung: 10 or 11 national digits that begin with 0.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PhoneNumber(String);

/// What kind of line it is, as far as its first digits tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhoneKind {
    /// 071–075, 077–079, and 07624 in the Isle of Man: can get text messages.
    Mobile,
    /// 01, 02 and 03.
    Landline,
    /// Internet, personal, free and business-rate numbers: 05, 056, 070, 0800, 084, 087.
    Other,
}

/// Why typed text is not a phone number, in words for the person typing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    /// Nothing usable was typed.
    #[error("Enter a phone number, like 07700 900 982.")]
    NotANumber,
    /// Too few digits.
    #[error("Enter a phone number, like 07700 900 982. Yours has {0} digits, so some may be missing.")]
    TooShort(usize),
    /// Too many digits.
    #[error("Enter one phone number, like 07700 900 982. Yours has {0} digits, so some may be extra.")]
    TooLong(usize),
    /// A local number without its area code.
    #[error("Enter the whole phone number with its area code, like 01632 960 001.")]
    NoAreaCode,
    /// A foreign number, which we cannot check.
    #[error("Enter a UK phone number, like 07700 900 982. Put a number from abroad in the notes.")]
    Foreign,
    /// 999, 111 or a premium-rate line.
    #[error("We cannot use that number. Enter a phone number, like 07700 900 982.")]
    NotForPeople,
}

impl PhoneNumber {
    /// Reads a number as people type it.
    ///
    /// # Errors
    /// See [`PhoneError`]; its text can be shown as it is.
    pub fn parse(typed: &str) -> Result<Self, PhoneError> {
        let mut digits = String::with_capacity(14);
        let mut plus = false;
        for c in typed.trim().chars() {
            match c {
                '0'..='9' => digits.push(c),
                '+' | '\u{ff0b}' if digits.is_empty() => plus = true,
                c if c.is_alphabetic() => return Err(PhoneError::NotANumber),
                c if c.is_numeric() => return Err(PhoneError::NotANumber),
                _ => {}
            }
        }
        if digits.is_empty() {
            return Err(PhoneError::NotANumber);
        }
        national(&digits, plus).map(Self)
    }

    /// National digits without spaces: "07700900982".
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// For machines that dial: "+447700900982".
    #[must_use]
    pub fn e164(&self) -> String {
        format!("+44{}", &self.0[1..])
    }

    /// What kind of line it is.
    #[must_use]
    pub fn kind(&self) -> PhoneKind {
        let d = self.0.as_str();
        match d.as_bytes()[1] {
            b'7' if d.starts_with("070") => PhoneKind::Other,
            // 076 is pagers, but for the Isle of Man's mobiles.
            b'7' if d.starts_with("076") && !d.starts_with("07624") => PhoneKind::Other,
            b'7' => PhoneKind::Mobile,
            b'1'..=b'3' => PhoneKind::Landline,
            _ => PhoneKind::Other,
        }
    }

    /// True when a text message may be offered.
    #[must_use]
    pub fn can_text(&self) -> bool {
        self.kind() == PhoneKind::Mobile
    }

    /// True for Ofcom's numbers for drama and tests, which ring nobody.
    #[must_use]
    pub fn is_fictional(&self) -> bool {
        let d = self.0.as_str();
        d.starts_with("07700900")
            || d.starts_with("01632960")
            || d.starts_with("08081570")
            || d.starts_with("03069990")
            || [
                "0113496", "0114496", "0115496", "0116496", "0117496", "0118496", "0121496", "0131496", "0141496",
                "0151496", "0161496", "01914980", "02079460", "02890180", "02920180",
            ]
            .iter()
            .any(|range| d.starts_with(range))
    }

    /// The digits in the groups people read aloud.
    fn groups(&self) -> [&str; 3] {
        let d = self.0.as_str();
        let (first, second) = match (&d[..3], d.len()) {
            // 020 7946 0123, 023 9201 2345
            ("020" | "023" | "024" | "028" | "029", 11) => (3, 7),
            // 0161 496 0123, 0800 123 4567
            (area, 11) if &area[1..2] == "3" || d.starts_with("08") || is_four_digit_area(d) => (4, 7),
            (_, 11) => (5, 8),
            // Ten digits: 0800 123 456, 01204 12345 as 01204 123 45 would read badly.
            _ => (5, 10),
        };
        [&d[..first], &d[first..second], &d[second..]]
    }
}

fn is_four_digit_area(d: &str) -> bool {
    // 011x and 01x1: the big cities.
    d.starts_with("011") || (d.starts_with("01") && d.as_bytes()[3] == b'1')
}

fn national(digits: &str, plus: bool) -> Result<String, PhoneError> {
    // +44 (0)7700…, 0044…, 44…: all mean the national number.
    let rest = if plus {
        digits.strip_prefix("44").ok_or(PhoneError::Foreign)?
    } else if let Some(after) = digits.strip_prefix("0044") {
        after
    } else if digits.starts_with("00") {
        return Err(PhoneError::Foreign);
    } else if digits.starts_with("44") && digits.len() >= 12 {
        &digits[2..]
    } else {
        digits
    };
    let national = match rest.strip_prefix('0') {
        Some(_) => rest.to_owned(),
        // Spreadsheets eat the first 0.
        None if (9..=10).contains(&rest.len()) && matches!(rest.as_bytes()[0], b'1' | b'2' | b'3' | b'7' | b'8') => {
            format!("0{rest}")
        }
        None if matches!(rest, "999" | "111" | "112" | "101" | "116123") => {
            return Err(PhoneError::NotForPeople);
        }
        None if (5..=8).contains(&rest.len()) => return Err(PhoneError::NoAreaCode),
        None if rest.len() < 5 => return Err(PhoneError::TooShort(digits.len())),
        None => return Err(PhoneError::TooLong(digits.len())),
    };
    let ten_is_fine = matches!(&national[..national.len().min(2)], "01" | "08");
    match national.len() {
        11 => {}
        10 if ten_is_fine => {}
        n if n < 11 => return Err(PhoneError::TooShort(n)),
        n => return Err(PhoneError::TooLong(n)),
    }
    match national.as_bytes()[1] {
        b'9' => Err(PhoneError::NotForPeople),
        b'0' | b'4' | b'6' => Err(PhoneError::NotANumber),
        _ => Ok(national),
    }
}

impl fmt::Display for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c] = self.groups();
        write!(f, "{a} {b}")?;
        if !c.is_empty() {
            write!(f, " {c}")?;
        }
        Ok(())
    }
}

// Personal data: a log or a panic message must not show it.
impl fmt::Debug for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PhoneNumber(hidden)")
    }
}

impl FromStr for PhoneNumber {
    type Err = PhoneError;
    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        Self::parse(typed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use PhoneError::*;
    use PhoneKind::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_type() {
        let rows: &[(&str, &str, &str, PhoneKind)] = &[
            ("a mobile in one go", "07700900982", "07700 900 982", Mobile),
            ("as on the form's example", "07700 900 982", "07700 900 982", Mobile),
            ("plus forty-four", "+44 7700 900982", "07700 900 982", Mobile),
            ("plus forty-four and a zero in brackets", "+44 (0)7700 900 982", "07700 900 982", Mobile),
            ("00 44", "0044 7700 900982", "07700 900 982", Mobile),
            ("44 without the plus", "447700900982", "07700 900 982", Mobile),
            ("first zero eaten by a spreadsheet", "7700900982", "07700 900 982", Mobile),
            ("dots", "07700.900.982", "07700 900 982", Mobile),
            ("Isle of Man mobile", "07624 900 123", "07624 900 123", Mobile),
            ("a town's landline", "01632 960001", "01632 960 001", Landline),
            ("brackets round the area", "(01632) 960 001", "01632 960 001", Landline),
            ("Manchester", "01614960123", "0161 496 0123", Landline),
            ("Leeds", "0113 496 0123", "0113 496 0123", Landline),
            ("London", "02079460123", "020 7946 0123", Landline),
            ("Cardiff", "+442920180123", "029 2018 0123", Landline),
            ("an 03 number", "0306 999 0123", "0306 999 0123", Landline),
            ("a ten-digit landline", "01204 96001", "01204 96001", Landline),
            ("freephone", "0808 157 0123", "0808 157 0123", Other),
            ("personal numbering is no mobile", "07012 345678", "07012 345 678", Other),
        ];
        for (who, typed, shown, kind) in rows {
            let number = PhoneNumber::parse(typed).expect(who);
            assert_eq!(number.to_string(), *shown, "{who}");
            assert_eq!(number.kind(), *kind, "{who}");
            assert_eq!(PhoneNumber::parse(&number.e164()).as_ref(), Ok(&number), "{who}");
        }
    }

    #[test]
    fn what_we_cannot_use() {
        let rows = [
            ("empty", "", NotANumber),
            ("none", "none", NotANumber),
            ("a name after it", "07700 900982 (daughter)", NotANumber),
            ("two digits short", "07700 9009", TooShort(9)),
            ("one digit too many", "07700 900 9821", TooLong(12)),
            ("two numbers in one box", "07700900982 07700900983", TooLong(22)),
            ("no area code", "960001", NoAreaCode),
            ("from abroad", "+48 22 123 45 67", Foreign),
            ("from abroad with 00", "0048221234567", Foreign),
            ("emergency", "999", NotForPeople),
            ("premium rate", "0906 123 4567", NotForPeople),
        ];
        for (who, typed, error) in rows {
            assert_eq!(PhoneNumber::parse(typed), Err(error), "{who}");
        }
        assert_eq!(PhoneNumber::parse("").unwrap_err().to_string(), "Enter a phone number, like 07700 900 982.");
    }

    #[test]
    fn made_up_people_have_numbers_that_ring_nobody() {
        assert!(PhoneNumber::parse("07700 900 982").unwrap().is_fictional());
        assert!(PhoneNumber::parse("01632 960 001").unwrap().is_fictional());
        assert!(!PhoneNumber::parse("01204 960 001").unwrap().is_fictional());
    }

    #[test]
    fn a_log_never_shows_it() {
        let number = PhoneNumber::parse("07700 900 982").unwrap();
        assert_eq!(format!("{number:?}"), "PhoneNumber(hidden)");
    }

    proptest! {
        #[test]
        fn shown_numbers_read_back(typed in "0(7[1-57-9]|1[2-9]|20)[0-9]{8}") {
            if let Ok(number) = PhoneNumber::parse(&typed) {
                prop_assert_eq!(PhoneNumber::parse(&number.to_string()), Ok(number));
            }
        }

        #[test]
        fn no_typed_text_makes_it_fall_over(typed in ".*") {
            if let Ok(number) = PhoneNumber::parse(&typed) {
                let _ = number.to_string();
            }
        }
    }
}
