//! How far away, in miles and in words that do not promise more than we know.

use super::GridPoint;

/// Metres in a statute mile.
pub const MILE: f64 = 1_609.344;

/// How exactly a point is known; the least exact end decides how a distance is worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A surveyed point or the middle of one postcode: within a street.
    Point,
    /// Only the postcode district (M33) is known: within a few miles.
    District,
}

/// A distance as the crow flies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Distance {
    /// Metres.
    pub metres: f64,
    /// How exactly it is known.
    pub precision: Precision,
}

impl Distance {
    /// The distance between two points, as exact as the less exact of them.
    #[must_use]
    pub fn between(from: (GridPoint, Precision), to: (GridPoint, Precision)) -> Self {
        Self { metres: from.0.metres_to(to.0), precision: from.1.max(to.1) }
    }

    /// Statute miles.
    #[must_use]
    pub fn miles(self) -> f64 {
        self.metres / MILE
    }

    /// "0.8 miles", "1 mile", "14 miles"; "about 2 miles" or "about a mile or less" when only
    /// the district is known. Each can be followed by "away".
    #[must_use]
    pub fn words(self) -> String {
        let miles = self.miles();
        match self.precision {
            Precision::District if miles < 1.5 => "about a mile or less".to_owned(),
            Precision::District => format!("about {miles:.0} miles"),
            Precision::Point if miles < 0.15 => "less than 0.2 miles".to_owned(),
            Precision::Point if miles >= 9.95 => format!("{miles:.0} miles"),
            Precision::Point => match format!("{miles:.1}").as_str() {
                "1.0" => "1 mile".to_owned(),
                tenths => format!("{} miles", tenths.trim_end_matches(".0")),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_read_as_people_say_them() {
        let rows = [
            (100.0, Precision::Point, "less than 0.2 miles"),
            (1_290.0, Precision::Point, "0.8 miles"),
            (1_610.0, Precision::Point, "1 mile"),
            (3_220.0, Precision::Point, "2 miles"),
            (22_500.0, Precision::Point, "14 miles"),
            (900.0, Precision::District, "about a mile or less"),
            (3_200.0, Precision::District, "about 2 miles"),
        ];
        for (metres, precision, words) in rows {
            assert_eq!(Distance { metres, precision }.words(), words);
        }
    }

    #[test]
    fn the_less_exact_end_decides() {
        let here = GridPoint { easting: 378_000, northing: 391_000 };
        let there = GridPoint { easting: 381_000, northing: 395_000 };
        let d = Distance::between((here, Precision::Point), (there, Precision::District));
        assert_eq!((d.metres, d.precision), (5_000.0, Precision::District));
    }
}
