//! Postcodes as files have them, and points that may be no points at all.

use domain::geography::Coordinates;
use domain::people::postcode::Postcode;
use footbridge_domain as domain;

/// A postcode as the Royal Mail writes it, `M33 7AD`; nothing when it cannot be one.
#[must_use]
pub fn tidy_postcode(text: &str) -> Option<String> {
    Postcode::parse(text).ok().map(|it| it.to_string())
}

/// A point from two cells; nothing when either is not a number or the point is not here.
pub(super) fn point(latitude: &str, longitude: &str) -> Option<Coordinates> {
    let (latitude, longitude) = (latitude.trim().parse().ok()?, longitude.trim().parse().ok()?);
    Coordinates::new(latitude, longitude).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postcodes_are_put_right_or_refused() {
        let rows = [
            ("M33 7AD", Some("M33 7AD")),
            ("m169nw", Some("M16 9NW")),
            ("M14 4RE ", Some("M14 4RE")),
            ("WA15 OHF", Some("WA15 0HF")),
            ("SW1A 1AA", Some("SW1A 1AA")),
            ("M33", None),
            ("NA", None),
            ("M33 7CD", None),
            ("M33 7ÀD", None),
        ];
        for (typed, tidy) in rows {
            assert_eq!(tidy_postcode(typed).as_deref(), tidy, "{typed}");
        }
    }
}
