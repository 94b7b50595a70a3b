//! The NHS number: ten digits, the last of which checks the others.
//!
//! England and Wales use it under that name. Scotland's CHI number and Northern
//! Ireland's H&C number have the same length and the same check, so they are taken too.
//! Rule: weights 10 to 2 over the first nine digits, 11 − (sum mod 11), where 11 means 0
//! and 10 means that no such number exists (NHS Data Dictionary).

use std::fmt;
use std::str::FromStr;

/// A ten-digit number that passes the check digit. Kept as digits, shown 3-3-4.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NhsNumber([u8; 10]);

/// Why typed text is not an NHS number, in words for the person typing. Never repeats what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NhsNumberError {
    /// Nothing was typed.
    #[error("Enter an NHS number, like 999 123 4578.")]
    Empty,
    /// Too few or too many digits.
    #[error("NHS number must have 10 digits. Yours has {0}.")]
    WrongLength(usize),
    /// Letters in it, perhaps O for 0.
    #[error("NHS number must be digits only. Yours has letters in it.")]
    Letters,
    /// Some sign that is neither digit, space nor dash.
    #[error("NHS number must be digits only. Take out signs other than spaces and dashes.")]
    Signs,
    /// Ten digits that fail the check.
    #[error("That NHS number does not check out. Look again at the last digit.")]
    CheckDigit,
}

/// Which of the four nations' number ranges a number falls into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberScheme {
    /// Scotland's Community Health Index number: begins with the date of birth, ddmmyy.
    Chi,
    /// Northern Ireland's Health and Care number.
    HealthAndCare,
    /// England, Wales or the Isle of Man.
    Nhs,
    /// Kept for tests and training: begins 999, given to nobody.
    Test,
}

impl NhsNumber {
    /// Reads a number as people type or paste it, with or without spaces and dashes.
    ///
    /// # Errors
    /// See [`NhsNumberError`]; its text can be shown as it is.
    pub fn parse(typed: &str) -> Result<Self, NhsNumberError> {
        let mut digits = [0_u8; 10];
        let mut count = 0;
        let mut letters = false;
        let mut signs = false;
        for c in typed.chars() {
            match c {
                '0'..='9' => {
                    if let Some(place) = digits.get_mut(count) {
                        *place = c as u8 - b'0';
                    }
                    count += 1;
                }
                c if c.is_whitespace() || is_dash(c) || is_invisible(c) => {}
                c if c.is_alphabetic() => letters = true,
                _ => signs = true,
            }
        }
        match (letters, signs, count) {
            (true, _, _) => Err(NhsNumberError::Letters),
            (_, true, _) => Err(NhsNumberError::Signs),
            (_, _, 0) => Err(NhsNumberError::Empty),
            (_, _, 10) if check_digit(&digits) == Some(digits[9]) => Ok(Self(digits)),
            (_, _, 10) => Err(NhsNumberError::CheckDigit),
            (_, _, n) => Err(NhsNumberError::WrongLength(n)),
        }
    }

    /// Completes nine digits with their check digit; `None` when no number begins so.
    /// For synthetic people: nine digits that begin 999.
    #[must_use]
    pub fn from_first_nine(nine: [u8; 9]) -> Option<Self> {
        let mut digits = [0; 10];
        digits[..9].copy_from_slice(&nine);
        if nine.iter().any(|&d| d > 9) {
            return None;
        }
        digits[9] = check_digit(&digits)?;
        Some(Self(digits))
    }

    /// The ten digits without spaces, as systems exchange them.
    #[must_use]
    pub fn digits(&self) -> String {
        self.0.iter().map(|&d| char::from(b'0' + d)).collect()
    }

    /// True for numbers beginning 999, which are kept for tests and given to nobody.
    #[must_use]
    pub fn is_test_range(&self) -> bool {
        self.0.starts_with(&[9, 9, 9])
    }

    /// Which range the number falls into. A guide for wording, not proof.
    #[must_use]
    pub fn scheme(&self) -> NumberScheme {
        let first_two = u16::from(self.0[0]) * 10 + u16::from(self.0[1]);
        match first_two {
            0..=31 => NumberScheme::Chi,
            32..=39 => NumberScheme::HealthAndCare,
            _ if self.is_test_range() => NumberScheme::Test,
            _ => NumberScheme::Nhs,
        }
    }

    /// In how many places two numbers differ, counting a swap of two neighbours as one slip.
    /// One slip is likely a typing mistake; more is another person's number.
    #[must_use]
    pub fn slips_from(&self, other: &Self) -> usize {
        let mut slips = 0;
        let mut place = 0;
        while place < 10 {
            if self.0[place] == other.0[place] {
                place += 1;
            } else if place + 1 < 10 && self.0[place] == other.0[place + 1] && self.0[place + 1] == other.0[place] {
                slips += 1;
                place += 2;
            } else {
                slips += 1;
                place += 1;
            }
        }
        slips
    }
}

fn check_digit(digits: &[u8; 10]) -> Option<u8> {
    let sum: u32 = digits[..9].iter().zip((2..=10).rev()).map(|(&digit, weight)| u32::from(digit) * weight).sum();
    match 11 - sum % 11 {
        11 => Some(0),
        10 => None,
        digit => u8::try_from(digit).ok(),
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{ff0d}')
}

// Pasted text brings zero-width marks along.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

impl fmt::Display for NhsNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.digits();
        write!(f, "{} {} {}", &digits[..3], &digits[3..6], &digits[6..])
    }
}

// Personal data: a log or a panic message must not show it.
impl fmt::Debug for NhsNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NhsNumber(hidden)")
    }
}

impl FromStr for NhsNumber {
    type Err = NhsNumberError;
    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        Self::parse(typed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_type() {
        use NhsNumberError::*;
        let rows: &[(&str, &str, Result<&str, NhsNumberError>)] = &[
            ("as printed on a letter", "999 000 0018", Ok("999 000 0018")),
            ("no spaces", "9000000009", Ok("900 000 0009")),
            ("dashes", "900-000-0017", Ok("900 000 0017")),
            ("long dashes from a word processor", "900–000–0025", Ok("900 000 0025")),
            ("spaces around and a tab", "  900 000\t0033 ", Ok("900 000 0033")),
            ("hard spaces pasted from a web page", "900\u{a0}000\u{a0}0033", Ok("900 000 0033")),
            ("a zero-width mark pasted along", "\u{200b}9000000009\u{feff}", Ok("900 000 0009")),
            ("Scottish CHI number of somebody born 1 January 1970", "010170 0002", Err(CheckDigit)),
            ("one digit short", "999 000 001", Err(WrongLength(9))),
            ("one digit too many", "999 000 00180", Err(WrongLength(11))),
            ("empty", "", Err(Empty)),
            ("only spaces", "   ", Err(Empty)),
            ("letter O for zero", "999 OOO 0018", Err(Letters)),
            ("not known", "unknown", Err(Letters)),
            ("a slash", "999/000/0018", Err(Signs)),
            ("last digit wrong", "9000000008", Err(CheckDigit)),
            ("the sandbox's bad number", "9000000015", Err(CheckDigit)),
            ("two neighbours swapped", "9990000081", Err(CheckDigit)),
            ("digits that would need a check digit of 10", "9990000000", Err(CheckDigit)),
        ];
        for (who, typed, expected) in rows {
            let got = NhsNumber::parse(typed).map(|n| n.to_string());
            assert_eq!(got, expected.map(String::from), "{who}");
        }
    }

    #[test]
    fn errors_say_what_to_do() {
        let say = |typed| NhsNumber::parse(typed).unwrap_err().to_string();
        assert_eq!(say("999 000 001"), "NHS number must have 10 digits. Yours has 9.");
        assert_eq!(say("9000000008"), "That NHS number does not check out. Look again at the last digit.");
    }

    #[test]
    fn the_example_in_the_message_is_itself_a_good_number() {
        assert!(NhsNumber::parse("999 123 4578").is_ok());
    }

    #[test]
    fn the_other_nations_numbers_are_welcome() {
        let rows = [
            ("CHI, born 1 January 1970", [0, 1, 0, 1, 7, 0, 0, 0, 1], NumberScheme::Chi),
            ("CHI, born 31 December", [3, 1, 1, 2, 5, 0, 4, 0, 1], NumberScheme::Chi),
            ("Northern Ireland", [3, 2, 0, 0, 0, 0, 0, 0, 1], NumberScheme::HealthAndCare),
            ("England", [4, 8, 5, 7, 7, 7, 3, 4, 5], NumberScheme::Nhs),
            ("training", [9, 9, 9, 0, 0, 0, 0, 0, 1], NumberScheme::Test),
        ];
        for (who, nine, scheme) in rows {
            let number = NhsNumber::from_first_nine(nine).expect(who);
            assert_eq!(number.scheme(), scheme, "{who}");
            assert_eq!(NhsNumber::parse(&number.digits()), Ok(number), "{who}");
        }
    }

    #[test]
    fn test_numbers_are_known_as_such() {
        assert!(NhsNumber::parse("9990000018").unwrap().is_test_range());
        assert!(!NhsNumber::parse("9000000009").unwrap().is_test_range());
    }

    #[test]
    fn a_log_never_shows_it() {
        let number = NhsNumber::parse("9990000018").unwrap();
        assert_eq!(format!("{number:?}"), "NhsNumber(hidden)");
    }

    #[test]
    fn slips_count_a_swap_once() {
        let a = NhsNumber::from_first_nine([9, 9, 9, 1, 2, 3, 4, 5, 7]).unwrap();
        let b = NhsNumber([9, 9, 9, 2, 1, 3, 4, 5, 7, a.0[9]]);
        assert_eq!(a.slips_from(&b), 1);
        assert_eq!(a.slips_from(&a), 0);
    }

    proptest! {
        #[test]
        fn every_good_number_survives_print_and_read(nine in proptest::array::uniform9(0_u8..10)) {
            if let Some(number) = NhsNumber::from_first_nine(nine) {
                prop_assert_eq!(NhsNumber::parse(&number.to_string()), Ok(number));
            }
        }

        #[test]
        fn one_wrong_digit_is_always_caught(
            nine in proptest::array::uniform9(0_u8..10), at in 0_usize..10, by in 1_u8..10,
        ) {
            if let Some(number) = NhsNumber::from_first_nine(nine) {
                let mut wrong = number.0;
                wrong[at] = (wrong[at] + by) % 10;
                let typed: String = wrong.iter().map(|&d| char::from(b'0' + d)).collect();
                prop_assert_eq!(NhsNumber::parse(&typed), Err(NhsNumberError::CheckDigit));
            }
        }

        #[test]
        fn no_typed_text_makes_it_fall_over(typed in ".*") {
            let _ = NhsNumber::parse(&typed);
        }
    }
}
