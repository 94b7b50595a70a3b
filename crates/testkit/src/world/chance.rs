//! Chance that repeats itself: the same seed tells the same world on every machine.

use rand::rngs::Xoshiro256PlusPlus;
use rand::{RngExt as _, SeedableRng as _};
use uuid::{Builder, Uuid};

pub struct Chance {
    source: Xoshiro256PlusPlus,
    /// Milliseconds of the next id. Ids follow each other, so that rows written together lie together.
    next_id: u64,
}

impl Chance {
    pub fn new(seed: u64, first_id_at: jiff::Timestamp) -> Self {
        let next_id = u64::try_from(first_id_at.as_millisecond()).unwrap_or_default();
        Self { source: Xoshiro256PlusPlus::seed_from_u64(seed), next_id }
    }

    pub fn id(&mut self) -> Uuid {
        self.next_id += 1;
        let random: [u8; 10] = self.bytes();
        Builder::from_unix_timestamp_millis(self.next_id, &random).into_uuid()
    }

    /// An id of whichever kind is wanted.
    pub fn fresh<T: From<Uuid>>(&mut self) -> T {
        T::from(self.id())
    }

    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.source.fill(&mut bytes);
        bytes
    }

    pub fn happens(&mut self, probability: f64) -> bool {
        self.source.random_bool(probability.clamp(0.0, 1.0))
    }

    /// A whole number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        if high <= low { low } else { self.source.random_range(low..=high) }
    }

    /// A place in a list of this length; 0 for an empty one.
    pub fn place(&mut self, length: usize) -> usize {
        if length < 2 { 0 } else { self.source.random_range(0..length) }
    }

    pub fn pick<T: Copy>(&mut self, from: &[T], otherwise: T) -> T {
        let place = self.place(from.len());
        from.get(place).copied().unwrap_or(otherwise)
    }

    pub fn word(&mut self, from: &[&'static str]) -> &'static str {
        self.pick(from, "")
    }

    /// The place of one weight among many, as often as it is heavy.
    pub fn weighted(&mut self, weights: impl Iterator<Item = u32> + Clone) -> usize {
        let all: u32 = weights.clone().sum();
        let mut left = self.between(0, i64::from(all) - 1);
        for (place, weight) in weights.enumerate() {
            left -= i64::from(weight);
            if left < 0 {
                return place;
            }
        }
        0
    }

    /// Close enough to a bell curve for scores.
    pub fn bell(&mut self, middle: f64, spread: f64) -> f64 {
        let sum: f64 = (0..12).map(|_| self.source.random::<f64>()).sum();
        middle + (sum - 6.0) * spread
    }

    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.place(last + 1));
        }
    }
}
