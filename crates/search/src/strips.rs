//! The order of the map: strips one kilometre high from south to north, west to east inside
//! a strip. A circle is then one run of neighbours in each strip it touches.

use domain::geography::GridPoint;
use footbridge_domain as domain;
use std::ops::Range;

use crate::entry::Entry;

const STRIP_METRES: i32 = 1_000;

/// Where an entry belongs: placed ones by the map, the others after them.
pub(crate) fn order(entry: &Entry) -> (bool, i32, i32, i32, u128) {
    match entry.point.filter(|_| entry.is_placed()) {
        Some(point) => {
            let id = entry.id.uuid().as_u128();
            (false, strip(point.northing), point.easting, point.northing, id)
        }
        None => (true, 0, 0, 0, entry.id.uuid().as_u128()),
    }
}

const fn strip(northing: i32) -> i32 {
    northing.div_euclid(STRIP_METRES)
}

/// The strips of one segment's entries, which are in [`order`].
#[derive(Debug, Default)]
pub(crate) struct Strips {
    /// Strip number and the entry it starts at, south to north.
    starts: Vec<(i32, u32)>,
    /// Eastings of the placed entries, in entry order.
    eastings: Vec<i32>,
}

impl Strips {
    pub(crate) fn of(entries: &[Entry]) -> Self {
        let placed = entries.iter().take_while(|it| it.is_placed());
        let points: Vec<GridPoint> = placed.filter_map(|it| it.point).collect();
        let mut starts: Vec<(i32, u32)> = Vec::new();
        for (at, point) in points.iter().enumerate() {
            let strip = strip(point.northing);
            if starts.last().is_none_or(|it| it.0 != strip) {
                starts.push((strip, at as u32));
            }
        }
        Self { starts, eastings: points.iter().map(|it| it.easting).collect() }
    }

    /// How many entries are placed: they come first.
    pub(crate) fn placed(&self) -> u32 {
        self.eastings.len() as u32
    }

    /// Runs of entries that hold every placed entry within some metres of a point. They may
    /// hold a few outside the circle: the caller measures each.
    pub(crate) fn around(&self, centre: GridPoint, metres: f64) -> Vec<Range<u32>> {
        let reach = metres.clamp(0.0, 2_000_000.0).ceil() as i32;
        let first = strip(centre.northing.saturating_sub(reach));
        let last = strip(centre.northing.saturating_add(reach));
        let from = self.starts.partition_point(|it| it.0 < first);
        let mut runs = Vec::new();
        for (index, &(number, start)) in self.starts.iter().enumerate().skip(from) {
            if number > last {
                break;
            }
            let end = self.starts.get(index + 1).map_or(self.placed(), |it| it.1);
            // The widest the circle is anywhere in the strip.
            let south = number * STRIP_METRES;
            let off = (south - centre.northing).max(centre.northing - (south + STRIP_METRES - 1)).max(0);
            let half = (metres * metres - f64::from(off) * f64::from(off)).max(0.0).sqrt().ceil();
            let (west, east) = (f64::from(centre.easting) - half, f64::from(centre.easting) + half);
            let strip = &self.eastings[start as usize..end as usize];
            let low = start + strip.partition_point(|&it| f64::from(it) < west) as u32;
            let high = start + strip.partition_point(|&it| f64::from(it) <= east) as u32;
            if low < high {
                runs.push(low..high);
            }
        }
        runs
    }
}
