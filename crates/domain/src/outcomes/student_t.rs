//! Student's t: how wide a confidence interval of a few people must be.
//!
//! The quantile is found by safeguarded Newton steps on the distribution function, which
//! comes from the regularised incomplete beta function (continued fraction, Lentz's method).
//! Checked against SciPy in `tests/golden`.

/// The value that a t variable with `df` degrees of freedom stays below with probability `p`.
/// `None` unless 0 < p < 1 and df > 0.
#[must_use]
pub fn t_quantile(p: f64, df: f64) -> Option<f64> {
    let sensible = p > 0.0 && p < 1.0 && df > 0.0 && df.is_finite();
    if !sensible {
        return None;
    }
    if p < 0.5 {
        return t_quantile(1.0 - p, df).map(|t| -t);
    }
    let (mut low, mut high) = (0.0, 1.0);
    while t_cdf(high, df) < p {
        (low, high) = (high, high * 2.0);
        if high > 1e15 {
            return None;
        }
    }
    let mut t = f64::midpoint(low, high);
    for _ in 0..200 {
        let error = t_cdf(t, df) - p;
        if error > 0.0 {
            high = t
        } else {
            low = t
        }
        let step = t - error / t_density(t, df);
        // Newton where it stays within bounds, halving where it does not.
        let next = if step > low && step < high { step } else { f64::midpoint(low, high) };
        if (next - t).abs() <= 1e-14 * t.abs().max(1.0) {
            return Some(next);
        }
        t = next;
    }
    Some(t)
}

/// Probability that a t variable with `df` degrees of freedom is at most `t`.
#[must_use]
pub fn t_cdf(t: f64, df: f64) -> f64 {
    let tail = 0.5 * incomplete_beta(0.5 * df, 0.5, df / (df + t * t), t * t / (df + t * t));
    if t > 0.0 { 1.0 - tail } else { tail }
}

fn t_density(t: f64, df: f64) -> f64 {
    let log = ln_gamma(0.5 * (df + 1.0))
        - ln_gamma(0.5 * df)
        - 0.5 * (df * std::f64::consts::PI).ln()
        - 0.5 * (df + 1.0) * (t * t / df).ln_1p();
    log.exp()
}

/// The regularised incomplete beta function I_x(a, b). `rest` is 1 − x, given apart because
/// near x = 1 the subtraction would lose it.
fn incomplete_beta(a: f64, b: f64, x: f64, rest: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if rest <= 0.0 {
        return 1.0;
    }
    let ln_x = if x < 0.5 { x.ln() } else { (-rest).ln_1p() };
    let front = (ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * ln_x + b * rest.ln()).exp();
    // The fraction converges fast on one side only; the other follows by symmetry.
    if x < (a + 1.0) / (a + b + 2.0) {
        front * beta_fraction(a, b, x) / a
    } else {
        1.0 - front * beta_fraction(b, a, rest) / b
    }
}

fn beta_fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away_from_zero = |v: f64| if v.abs() < TINY { TINY } else { v };
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    for m in 1..=500 {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away_from_zero(1.0 + even * d);
        c = away_from_zero(1.0 + even / c);
        fraction *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away_from_zero(1.0 + odd * d);
        c = away_from_zero(1.0 + odd / c);
        let step = d * c;
        fraction *= step;
        if (step - 1.0).abs() < 1e-16 {
            break;
        }
    }
    fraction
}

/// Logarithm of the gamma function for positive arguments: Stirling's series, after climbing
/// to where it is exact to the last digits.
fn ln_gamma(x: f64) -> f64 {
    let (mut x, mut climbed) = (x, 0.0);
    while x < 15.0 {
        climbed += x.ln();
        x += 1.0;
    }
    let square = 1.0 / (x * x);
    let series = (1.0 / 12.0 - square * (1.0 / 360.0 - square * (1.0 / 1260.0 - square / 1680.0))) / x;
    (x - 0.5) * x.ln() - x + 0.5 * (2.0 * std::f64::consts::PI).ln() + series - climbed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_in_every_textbook() {
        for (df, expected) in [(1.0, 12.706_205), (9.0, 2.262_157), (29.0, 2.045_230), (130.0, 1.978_380)] {
            let t = t_quantile(0.975, df).unwrap();
            assert!((t - expected).abs() < 1e-6, "df {df}: {t}");
        }
    }

    #[test]
    fn nonsense_gets_no_figure() {
        for (p, df) in [(0.0, 5.0), (1.0, 5.0), (0.5, 0.0), (f64::NAN, 5.0), (0.5, f64::INFINITY)] {
            assert_eq!(t_quantile(p, df), None, "{p} {df}");
        }
    }
}
