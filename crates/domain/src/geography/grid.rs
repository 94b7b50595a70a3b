//! Latitude and longitude to National Grid metres.
//!
//! WGS84 (what phones and open data give) is moved to OSGB36 by the seven-parameter
//! Helmert transform, then projected by the Transverse Mercator of the National Grid.
//! Both are as published in Ordnance Survey, *A guide to coordinate systems in Great
//! Britain*, annexes B and C. The Helmert step is good to about 5 metres anywhere in
//! Great Britain (7 at worst), which is far finer than a postcode's own spread.

/// A point by latitude and longitude, WGS84 degrees, inside the British Isles.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coordinates {
    latitude: f64,
    longitude: f64,
}

/// Coordinates that cannot be a place we serve.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("That point is not in the British Isles. Check latitude (49 to 61) and longitude (-9 to 2).")]
pub struct ImpossiblePlace;

impl Coordinates {
    /// A point in the British Isles.
    ///
    /// # Errors
    /// When it lies elsewhere, which also catches `0, 0`, the `99.999999, 0` that postcode
    /// files use for "none", swapped columns, and numbers that are not numbers.
    pub fn new(latitude: f64, longitude: f64) -> Result<Self, ImpossiblePlace> {
        let in_latitude = (49.0..=61.0).contains(&latitude);
        let in_longitude = (-9.0..=2.0).contains(&longitude);
        if in_latitude && in_longitude { Ok(Self { latitude, longitude }) } else { Err(ImpossiblePlace) }
    }

    /// Degrees north.
    #[must_use]
    pub const fn latitude(self) -> f64 {
        self.latitude
    }

    /// Degrees east; negative for most of the country.
    #[must_use]
    pub const fn longitude(self) -> f64 {
        self.longitude
    }

    /// The same point on the National Grid, to about 5 metres.
    #[must_use]
    pub fn to_grid(self) -> GridPoint {
        let (lat, lon) = wgs84_to_osgb36(self.latitude.to_radians(), self.longitude.to_radians());
        project(lat, lon)
    }
}

/// A point on the National Grid: whole metres east and north of its false origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GridPoint {
    /// Metres east of the false origin.
    pub easting: i32,
    /// Metres north of the false origin.
    pub northing: i32,
}

impl GridPoint {
    /// Metres between two points, as the crow flies.
    #[must_use]
    pub fn metres_to(self, other: Self) -> f64 {
        self.square_metres_to(other).sqrt()
    }

    /// The square of the metres between two points: cheap enough for every candidate of a search.
    #[must_use]
    pub fn square_metres_to(self, other: Self) -> f64 {
        let east = f64::from(self.easting) - f64::from(other.easting);
        let north = f64::from(self.northing) - f64::from(other.northing);
        east * east + north * north
    }
}

/// An ellipsoid: semi-major and semi-minor axes in metres.
struct Ellipsoid {
    a: f64,
    b: f64,
}

impl Ellipsoid {
    fn eccentricity_squared(&self) -> f64 {
        1.0 - (self.b * self.b) / (self.a * self.a)
    }
}

const GRS80: Ellipsoid = Ellipsoid { a: 6_378_137.0, b: 6_356_752.314_1 };
const AIRY: Ellipsoid = Ellipsoid { a: 6_377_563.396, b: 6_356_256.909 };

fn wgs84_to_osgb36(lat: f64, lon: f64) -> (f64, f64) {
    // Height is taken as zero: it moves the result by centimetres.
    let e2 = GRS80.eccentricity_squared();
    let nu = GRS80.a / (1.0 - e2 * lat.sin().powi(2)).sqrt();
    let x = nu * lat.cos() * lon.cos();
    let y = nu * lat.cos() * lon.sin();
    let z = (1.0 - e2) * nu * lat.sin();

    // WGS84 to OSGB36: translations in metres, rotations in seconds of arc, scale in parts per million.
    let (tx, ty, tz) = (-446.448, 125.157, -542.060);
    let seconds = |s: f64| (s / 3600.0).to_radians();
    let (rx, ry, rz) = (seconds(-0.1502), seconds(-0.2470), seconds(-0.8421));
    let scale = 1.0 + 20.4894e-6;
    let x2 = tx + scale * x - rz * y + ry * z;
    let y2 = ty + rz * x + scale * y - rx * z;
    let z2 = tz - ry * x + rx * y + scale * z;

    let e2 = AIRY.eccentricity_squared();
    let p = x2.hypot(y2);
    let mut lat2 = z2.atan2(p * (1.0 - e2));
    for _ in 0..6 {
        let nu = AIRY.a / (1.0 - e2 * lat2.sin().powi(2)).sqrt();
        lat2 = (z2 + e2 * nu * lat2.sin()).atan2(p);
    }
    (lat2, y2.atan2(x2))
}

/// Transverse Mercator with the National Grid's constants; names follow the OS guide.
#[allow(clippy::many_single_char_names)]
fn project(lat: f64, lon: f64) -> GridPoint {
    let (a, b, f0) = (AIRY.a, AIRY.b, 0.999_601_271_7);
    let (lat0, lon0) = (49f64.to_radians(), (-2f64).to_radians());
    let (n0, e0) = (-100_000.0, 400_000.0);
    let e2 = AIRY.eccentricity_squared();
    let n = (a - b) / (a + b);
    let (sin, cos, tan2) = (lat.sin(), lat.cos(), lat.tan().powi(2));

    let nu = a * f0 / (1.0 - e2 * sin * sin).sqrt();
    let rho = a * f0 * (1.0 - e2) / (1.0 - e2 * sin * sin).powf(1.5);
    let eta2 = nu / rho - 1.0;

    let (sum, diff) = (lat + lat0, lat - lat0);
    let m = b
        * f0
        * ((1.0 + n + 1.25 * n * n + 1.25 * n.powi(3)) * diff
            - (3.0 * n + 3.0 * n * n + 2.625 * n.powi(3)) * diff.sin() * sum.cos()
            + (1.875 * n * n + 1.875 * n.powi(3)) * (2.0 * diff).sin() * (2.0 * sum).cos()
            - (35.0 / 24.0) * n.powi(3) * (3.0 * diff).sin() * (3.0 * sum).cos());

    let d = lon - lon0;
    let i = m + n0;
    let ii = nu / 2.0 * sin * cos;
    let iii = nu / 24.0 * sin * cos.powi(3) * (5.0 - tan2 + 9.0 * eta2);
    let iiia = nu / 720.0 * sin * cos.powi(5) * (61.0 - 58.0 * tan2 + tan2 * tan2);
    let iv = nu * cos;
    let v = nu / 6.0 * cos.powi(3) * (nu / rho - tan2);
    let vi = nu / 120.0 * cos.powi(5) * (5.0 - 18.0 * tan2 + tan2 * tan2 + 14.0 * eta2 - 58.0 * tan2 * eta2);

    let northing = i + ii * d.powi(2) + iii * d.powi(4) + iiia * d.powi(6);
    let easting = e0 + iv * d + v * d.powi(3) + vi * d.powi(5);
    GridPoint { easting: easting.round() as i32, northing: northing.round() as i32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ordnance_survey_worked_example_projects_to_the_metre() {
        // OS guide, C.1: 52°39′27.2531″N 1°43′4.5177″E (already OSGB36) is E 651409.903, N 313177.270.
        let lat = (52.0 + 39.0 / 60.0 + 27.2531 / 3600.0f64).to_radians();
        let lon = (1.0 + 43.0 / 60.0 + 4.5177 / 3600.0f64).to_radians();
        assert_eq!(project(lat, lon), GridPoint { easting: 651_410, northing: 313_177 });
    }

    #[test]
    fn points_agree_with_the_survey_and_with_proj() {
        // Scilly is a test point of Ordnance Survey's OSTN15 (91492.146, 11318.804). The others
        // were projected by PROJ 9 with the same published Helmert parameters.
        let rows = [
            ("Scilly", 49.922_263_94, -6.299_777_52, 91_492, 11_319, 10.0),
            ("London", 51.489_365_65, -0.119_925_57, 530_627, 178_389, 1.5),
            ("Warrington", 53.416_285_16, -2.640_493_21, 357_527, 391_245, 1.5),
            ("Sale", 53.424_97, -2.321_99, 378_701, 392_068, 1.5),
            ("Aberdeen", 57.14, -2.09, 394_652, 805_459, 1.5),
        ];
        for (name, lat, lon, easting, northing, tolerance) in rows {
            let got = Coordinates::new(lat, lon).unwrap().to_grid();
            let off = got.metres_to(GridPoint { easting, northing });
            assert!(off < tolerance, "{name}: {got:?} is {off:.1} m off");
        }
    }

    #[test]
    fn impossible_places_are_refused() {
        for (lat, lon) in [(0.0, 0.0), (99.999_999, 0.0), (-2.32, 53.42), (f64::NAN, 0.0)] {
            assert_eq!(Coordinates::new(lat, lon), Err(ImpossiblePlace), "{lat}, {lon}");
        }
    }
}
