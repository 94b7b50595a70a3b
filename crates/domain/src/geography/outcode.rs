//! The middle of a postcode district, built in, so that an approximate distance works
//! before anybody has loaded a postcode file.
//!
//! The table is searched as text: nothing is parsed at start-up, and one look-up reads
//! about a dozen lines. See `data/README.md` for its source and licence.

use super::{Coordinates, GridPoint};

const TABLE: &str = include_str!("../../data/outcodes.csv");

/// The middle of a district, if the built-in table knows it: the outcode in capitals, `M33`.
#[must_use]
pub fn outcode_centre(outcode: &str) -> Option<(Coordinates, GridPoint)> {
    let line = find_line(outcode)?;
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
        let start = TABLE[low..middle].rfind('\n').map_or(low, |at| low + at + 1);
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
            assert!(outcode_centre(code).is_some(), "{code} was not found");
        }
        assert_eq!(TABLE.lines().count(), 2_253);
    }

    #[test]
    fn what_is_not_in_the_table_is_not_found() {
        for wrong in ["", "A", "ZZ99", "M33 7AD", "M3333", "~"] {
            assert_eq!(outcode_centre(wrong), None, "{wrong}");
        }
    }
}
