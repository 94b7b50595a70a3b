//! The postcode: where somebody lives, well enough to find groups nearby.
//!
//! Parsing is lenient about how a phone types it (case, spaces, O for 0 and I for 1 where
//! only a digit can stand) and strict about the shape, after Royal Mail's six patterns:
//! A9, A99, AA9, AA99, A9A, AA9A, then 9AA. Whether it exists is for the postcode table to say.

use std::fmt;
use std::str::FromStr;

/// The first half of a postcode, such as M33: a town or part of one. Safe to show in reports.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Outcode {
    text: [u8; 4],
    len: u8,
}

/// A whole postcode, kept in capitals with one space: "M33 7WR".
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Postcode {
    outcode: Outcode,
    incode: [u8; 3],
}

/// Why typed text is not a postcode, in words for the person typing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PostcodeError {
    /// Nothing was typed.
    #[error("Enter a postcode, like M33 7WR.")]
    Empty,
    /// Only the first half.
    #[error("Enter the whole postcode, like M33 7WR. Yours stops after the first half.")]
    OnlyFirstHalf,
    /// Not the shape of a postcode.
    #[error("That does not look like a postcode. It should be like M33 7WR.")]
    Shape,
}

impl Outcode {
    /// Reads the first half of a postcode.
    ///
    /// # Errors
    /// [`PostcodeError::Empty`] or [`PostcodeError::Shape`].
    pub fn parse(typed: &str) -> Result<Self, PostcodeError> {
        let letters = tidy(typed)?;
        if letters.is_empty() {
            return Err(PostcodeError::Empty);
        }
        Self::from_tidy(&letters, true).ok_or(PostcodeError::Shape)
    }

    /// The outcode as text, such as "M33".
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.text[..usize::from(self.len)]).unwrap_or_default()
    }

    /// The letters it begins with, such as "M": the post town's area.
    #[must_use]
    pub fn area(&self) -> &str {
        self.as_str()
            .trim_end_matches(|c: char| !c.is_ascii_alphabetic())
            .split(|c: char| c.is_ascii_digit())
            .next()
            .unwrap_or_default()
    }

    fn from_tidy(typed: &[u8], may_mend: bool) -> Option<Self> {
        let patterns: &[&[u8]] = match typed.len() {
            2 => &[b"A9"],
            3 => &[b"AA9", b"A99", b"A9A"],
            4 => &[b"AA99", b"AA9A"],
            _ => return None,
        };
        let with = |mend| patterns.iter().find_map(|pattern| fit(typed, pattern, mend));
        // As typed first; only then with O and 0, I and 1 taken for each other.
        let fitted = with(false).or_else(|| may_mend.then(|| with(true)).flatten())?;
        let mut text = [0; 4];
        text[..fitted.len()].copy_from_slice(&fitted);
        Some(Self { text, len: u8::try_from(fitted.len()).ok()? })
    }
}

/// Lays typed letters over a pattern of `A` (letter) and `9` (digit).
fn fit(typed: &[u8], pattern: &[u8], mend: bool) -> Option<Vec<u8>> {
    typed
        .iter()
        .zip(pattern)
        .enumerate()
        .map(|(at, (&c, &kind))| match (kind, mend) {
            (b'9', false) => c.is_ascii_digit().then_some(c),
            (b'9', true) => digit(c),
            (_, _) if at >= 2 => district_letter(c, at),
            (_, false) => c.is_ascii_uppercase().then_some(c),
            (_, true) => letter(c),
        })
        .collect()
}

impl Postcode {
    /// Reads a postcode as people type it: "m337wr", "M33-7WR", "m33  7wr.", "M33 7WR,".
    ///
    /// # Errors
    /// See [`PostcodeError`]; its text can be shown as it is.
    pub fn parse(typed: &str) -> Result<Self, PostcodeError> {
        let letters = tidy(typed)?;
        if letters.is_empty() {
            return Err(PostcodeError::Empty);
        }
        let whole = (letters.len() >= 5 && letters.len() <= 7)
            .then(|| letters.split_at(letters.len() - 3))
            .and_then(|(out, inward)| Some(Self { outcode: Outcode::from_tidy(out, true)?, incode: incode(inward)? }));
        match whole {
            Some(postcode) => Ok(postcode),
            None if Outcode::from_tidy(&letters, false).is_some() => Err(PostcodeError::OnlyFirstHalf),
            None => Err(PostcodeError::Shape),
        }
    }

    /// The first half.
    #[must_use]
    pub fn outcode(&self) -> Outcode {
        self.outcode
    }

    /// The first half and one digit, such as "M33 7": about 3,000 addresses.
    #[must_use]
    pub fn sector(&self) -> String {
        format!("{} {}", self.outcode, char::from(self.incode[0]))
    }

    /// Without the space, as tables key it: "M337WR".
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}{}", self.outcode, self.inward())
    }

    fn inward(&self) -> &str {
        std::str::from_utf8(&self.incode).unwrap_or_default()
    }
}

/// Capitals and digits only; spaces, dashes, full stops and commas are dropped.
fn tidy(typed: &str) -> Result<Vec<u8>, PostcodeError> {
    let mut kept = Vec::with_capacity(8);
    for c in typed.chars() {
        match c {
            c if c.is_ascii_alphanumeric() => kept.push(c.to_ascii_uppercase() as u8),
            c if c.is_alphanumeric() => return Err(PostcodeError::Shape),
            c if c.is_whitespace() || c.is_ascii_punctuation() || !c.is_ascii() => {}
            _ => return Err(PostcodeError::Shape),
        }
        if kept.len() > 8 {
            return Err(PostcodeError::Shape);
        }
    }
    Ok(kept)
}

fn incode(typed: &[u8]) -> Option<[u8; 3]> {
    let [d, a, b] = typed else { return None };
    Some([digit(*d)?, unit_letter(*a)?, unit_letter(*b)?])
}

fn digit(c: u8) -> Option<u8> {
    match c {
        b'O' => Some(b'0'),
        b'I' | b'L' => Some(b'1'),
        c => c.is_ascii_digit().then_some(c),
    }
}

fn letter(c: u8) -> Option<u8> {
    match c {
        b'0' => Some(b'O'),
        b'1' => Some(b'I'),
        c => c.is_ascii_uppercase().then_some(c),
    }
}

// Letters that end an outcode such as W1A (third place) or EC1V (fourth place).
fn district_letter(c: u8, at: usize) -> Option<u8> {
    let allowed: &[u8] = if at == 2 { b"ABCDEFGHJKPSTUW" } else { b"ABEHMNPRVWXY" };
    allowed.contains(&c).then_some(c)
}

// The last two letters never hold C, I, K, M, O or V. A typed 0 or 1 there cannot be mended.
fn unit_letter(c: u8) -> Option<u8> {
    (c.is_ascii_uppercase() && !b"CIKMOV".contains(&c)).then_some(c)
}

impl fmt::Display for Outcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Outcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Outcode({self})")
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.outcode, self.inward())
    }
}

// A whole postcode can be one house: only the first half may reach a log.
impl fmt::Debug for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Postcode({} …)", self.outcode)
    }
}

impl FromStr for Postcode {
    type Err = PostcodeError;
    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        Self::parse(typed)
    }
}

impl FromStr for Outcode {
    type Err = PostcodeError;
    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        Self::parse(typed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use PostcodeError::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_type() {
        let rows: &[(&str, &str, Result<&str, PostcodeError>)] = &[
            ("as printed", "M33 7WR", Ok("M33 7WR")),
            ("thumbs on a phone", "m337wr", Ok("M33 7WR")),
            ("space put in by the keyboard", "M33 7WR ", Ok("M33 7WR")),
            ("space in the wrong place", "m3 37wr", Ok("M33 7WR")),
            ("full stop from double space", "m33 7wr.", Ok("M33 7WR")),
            ("dash", "M33-7WR", Ok("M33 7WR")),
            ("short city code", "m1 1ae", Ok("M1 1AE")),
            ("London with a letter", "w1a 0ax", Ok("W1A 0AX")),
            ("London EC", "EC1V9HX", Ok("EC1V 9HX")),
            ("two letters two digits", "WA14 2DT", Ok("WA14 2DT")),
            ("Liverpool", "L1 8JQ", Ok("L1 8JQ")),
            ("Girobank, long out of use", "GIR 0AA", Err(Shape)),
            ("letter O for zero in the second half", "M33 OAA", Ok("M33 0AA")),
            ("letter I for one", "MI IAE", Ok("M1 1AE")),
            ("zero for O in the area", "0L1 1AA", Ok("OL1 1AA")),
            ("only the first half", "M33", Err(OnlyFirstHalf)),
            ("only the first half, London", "EC1V", Err(OnlyFirstHalf)),
            ("empty", "", Err(Empty)),
            ("only a dash", "-", Err(Empty)),
            ("a town", "Sale", Err(Shape)),
            ("American", "90210", Err(Shape)),
            ("too long", "M33 7WRX9", Err(Shape)),
            ("a letter the second half never has", "M33 7CK", Err(Shape)),
            ("Arabic digits", "M٣٣ 7WR", Err(Shape)),
        ];
        for (who, typed, expected) in rows {
            let got = Postcode::parse(typed).map(|p| p.to_string());
            assert_eq!(got, expected.map(String::from), "{who}");
        }
    }

    #[test]
    fn its_parts() {
        let postcode = Postcode::parse("wa142dt").unwrap();
        assert_eq!(postcode.outcode().to_string(), "WA14");
        assert_eq!(postcode.outcode().area(), "WA");
        assert_eq!(postcode.sector(), "WA14 2");
        assert_eq!(postcode.key(), "WA142DT");
        assert_eq!(Outcode::parse("ec1v").unwrap().area(), "EC");
        assert_eq!(Outcode::parse("m33"), Ok(postcode_of("M33 1AA").outcode()));
    }

    fn postcode_of(text: &str) -> Postcode {
        Postcode::parse(text).unwrap()
    }

    #[test]
    fn a_log_shows_only_the_first_half() {
        assert_eq!(format!("{:?}", postcode_of("M33 7WR")), "Postcode(M33 …)");
    }

    proptest! {
        #[test]
        fn every_good_postcode_survives_print_and_read(
            typed in "([A-PR-UWYZ][0-9]|[A-PR-UWYZ][0-9][0-9]|[A-PR-UWYZ][A-HK-Y][0-9]|[A-PR-UWYZ][A-HK-Y][0-9][0-9]|[A-PR-UWYZ][0-9][A-HJKPSTUW]|[A-PR-UWYZ][A-HK-Y][0-9][ABEHMNPRVWXY]) ?[0-9][ABD-HJLNP-UW-Z]{2}",
        ) {
            let postcode = Postcode::parse(&typed).expect("well-formed");
            prop_assert_eq!(postcode.key(), typed.replace(' ', ""));
            prop_assert_eq!(Postcode::parse(&postcode.to_string().to_lowercase()), Ok(postcode));
        }

        #[test]
        fn no_typed_text_makes_it_fall_over(typed in ".*") {
            let _ = Postcode::parse(&typed);
            let _ = Outcode::parse(&typed);
        }
    }
}
