//! Postcodes as files have them, and points that may be no points at all.

use domain::geography::{Coordinates, Outcode};
use footbridge_domain as domain;

/// A postcode as the Royal Mail writes it, `M33 7AD`; nothing when it cannot be one.
///
/// Spaces and small letters are put right, and so is the commonest slip of the typist: the
/// letter O or I for the digit that every second half begins with (`WA15 OHF`).
#[must_use]
pub fn tidy_postcode(text: &str) -> Option<String> {
    let mut code: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect::<String>()
        .to_uppercase();
    if !(5..=7).contains(&code.len()) || !code.is_ascii() {
        return None;
    }
    let at = code.len() - 3;
    match &code[at..=at] {
        "O" => code.replace_range(at..=at, "0"),
        "I" | "L" => code.replace_range(at..=at, "1"),
        _ => {}
    }
    let (out, inward) = code.split_at(at);
    let bytes = inward.as_bytes();
    // The last two letters never use C, I, K, M, O or V.
    let letter = |b: u8| b.is_ascii_uppercase() && !b"CIKMOV".contains(&b);
    let shaped = bytes[0].is_ascii_digit() && letter(bytes[1]) && letter(bytes[2]);
    (shaped && Outcode::of(out).is_some()).then(|| format!("{out} {inward}"))
}

/// A point from two cells; nothing when either is not a number or the point is not here.
pub(super) fn point(latitude: &str, longitude: &str) -> Option<Coordinates> {
    let (latitude, longitude) = (
        latitude.trim().parse().ok()?,
        longitude.trim().parse().ok()?,
    );
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
