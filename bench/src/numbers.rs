//! Five rounds, one number: the median, and how far they ranged.

use std::fmt;

use serde::Serialize;

#[derive(Debug, Clone, Copy, Serialize)]
pub struct Spread {
    pub median: f64,
    pub least: f64,
    pub most: f64,
}

impl Spread {
    pub fn of(numbers: impl IntoIterator<Item = f64>) -> Self {
        let mut numbers: Vec<f64> = numbers.into_iter().collect();
        numbers.sort_by(f64::total_cmp);
        let median = match numbers.len() {
            0 => f64::NAN,
            odd if odd % 2 == 1 => numbers[odd / 2],
            even => f64::midpoint(numbers[even / 2 - 1], numbers[even / 2]),
        };
        Self {
            median,
            least: numbers.first().copied().unwrap_or(f64::NAN),
            most: numbers.last().copied().unwrap_or(f64::NAN),
        }
    }

    /// The rounds' ratios, each of numbers taken side by side.
    pub fn ratio(over: &[f64], under: &[f64]) -> Self {
        Self::of(over.iter().zip(under).map(|(over, under)| over / under))
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}–{}]", short(self.median), short(self.least), short(self.most))
    }
}

/// Three figures are enough.
fn short(number: f64) -> String {
    match number.abs() {
        it if it >= 100.0 => format!("{number:.0}"),
        it if it >= 10.0 => format!("{number:.1}"),
        it if it >= 1.0 => format!("{number:.2}"),
        _ => format!("{number:.3}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_and_the_ends() {
        let spread = Spread::ratio(&[2.0, 4.0, 9.0], &[1.0, 1.0, 3.0]);
        assert_eq!((spread.median, spread.least, spread.most), (3.0, 2.0, 4.0));
        assert_eq!(spread.to_string(), "3.00 [2.00–4.00]");
    }
}
