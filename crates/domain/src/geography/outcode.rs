//! The middle of a postcode district, built in, so that an approximate distance works
//! before anybody has loaded a postcode file.
//!
//! The table is searched as text: nothing is parsed at start-up, and one look-up reads
//! about a dozen lines. See `data/README.md` for its source and licence.

use super::{Coordinates, GridPoint};

const TABLE: &str = include_str!("../../data/outcodes.csv");

/// The first half of a postcode: M33, SW1A.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Outcode([u8; 4]);

impl Outcode {
    /// The outcode of a whole postcode or of an outcode alone, however typed:
    /// "m33 7ad", "M337AD" and "M33" are all M33. Nothing else is.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let mut seen = [0u8; 7];
        let mut len = 0;
        for c in text.chars().filter(|c| !c.is_whitespace()) {
            if !c.is_ascii_alphanumeric() || len == seen.len() {
                return None;
            }
            seen[len] = c.to_ascii_uppercase() as u8;
            len += 1;
        }
        let letters: Vec<bool> = seen[..len].iter().map(u8::is_ascii_alphabetic).collect();
        // An inward half is always digit, letter, letter.
        let whole = len >= 5 && letters[len - 3..] == [false, true, true];
        let out = if whole { len - 3 } else { len };
        let shape = &letters[..out];
        let known = matches!(
            shape,
            [true, false]
                | [true, false, false]
                | [true, false, true]
                | [true, true, false]
                | [true, true, false, false]
                | [true, true, false, true]
        );
        if !known {
            return None;
        }
        let mut code = [b' '; 4];
        code[..out].copy_from_slice(&seen[..out]);
        Some(Self(code))
    }

    /// "M33".
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default().trim_end()
    }
}

impl std::fmt::Display for Outcode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The middle of a district, if the built-in table knows it.
#[must_use]
pub fn outcode_centre(outcode: Outcode) -> Option<(Coordinates, GridPoint)> {
    let line = find_line(outcode.as_str())?;
    let mut fields = line.split(',').skip(1);
    let latitude = fields.next()?.parse().ok()?;
    let longitude = fields.next()?.parse().ok()?;
    let point = Coordinates::new(latitude, longitude).ok()?;
    Some((point, point.to_grid()))
}

/// Bisection over the sorted lines of the table.
fn find_line(key: &str) -> Option<&'static str> {
    let (mut low, mut high) = (0, TABLE.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = TABLE[low..middle]
            .rfind('\n')
            .map_or(low, |at| low + at + 1);
        let end = TABLE[start..high].find('\n').map_or(high, |at| start + at);
        let line = &TABLE[start..end];
        match line.split(',').next().unwrap_or_default().cmp(key) {
            std::cmp::Ordering::Equal => return Some(line),
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_found_and_is_a_place() {
        let mut before = "";
        for line in TABLE.lines() {
            let code = line.split(',').next().unwrap();
            assert!(before < code, "{code} is out of order");
            before = code;
            let outcode = Outcode::of(code).unwrap_or_else(|| panic!("{code} is not an outcode"));
            assert!(outcode_centre(outcode).is_some(), "{code} was not found");
        }
        assert_eq!(TABLE.lines().count(), 2_253);
    }

    #[test]
    fn typed_in_any_way_it_is_the_same_district() {
        for typed in ["M33", " m33 ", "M33 7AD", "m337ad"] {
            assert_eq!(Outcode::of(typed).unwrap().as_str(), "M33", "{typed}");
        }
        for wrong in [
            "",
            "33M",
            "Sale",
            "M33 7A",
            "NA",
            "M33-7AD",
            "ŵ1 1AA",
            "M3 3 3 3 3 3 3",
        ] {
            assert_eq!(Outcode::of(wrong), None, "{wrong}");
        }
        assert_eq!(outcode_centre(Outcode::of("ZZ99").unwrap()), None);
    }
}
