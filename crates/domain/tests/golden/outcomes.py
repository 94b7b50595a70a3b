"""Writes the golden figures that the domain's statistics are checked against.

Run with SciPy and NumPy installed:  python3 outcomes.py
The seeds are fixed, so a second run changes nothing.
"""
import csv
from pathlib import Path

import numpy as np
from scipy import stats

here = Path(__file__).parent


def write(name, header, rows):
    with open(here / name, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


write(
    "t_quantiles.csv",
    ["p", "df", "t"],
    [
        [p, df, repr(float(stats.t.ppf(p, df)))]
        for p in (0.025, 0.05, 0.5001, 0.75, 0.9, 0.95, 0.975, 0.99, 0.995, 0.9995)
        for df in (1, 2, 3, 5, 9, 10, 29, 30, 130, 1000, 100000)
    ],
)

rng = np.random.default_rng(20260101)
groups = []
for n in (10, 11, 29, 30, 66, 131, 400):
    first = rng.integers(0, 11, n)
    last = np.clip(first + rng.integers(-3, 5, n), 0, 10)
    change = last - first
    low, high = stats.t.interval(0.95, n - 1, loc=change.mean(), scale=stats.sem(change))
    groups.append(
        [
            f"{n} people",
            " ".join(map(str, first)),
            " ".join(map(str, last)),
            repr(float(change.mean())),
            repr(float(change.std(ddof=1))),
            repr(float(low)),
            repr(float(high)),
        ]
    )
write("paired_change.csv", ["group", "first", "last", "mean", "sd", "low", "high"], groups)

waits = []
for n in (1, 2, 5, 10, 31, 250):
    days = rng.integers(0, 120, n)
    row = [" ".join(map(str, days))]
    for q in (0.25, 0.5, 0.75, 0.92):
        row.append(repr(float(np.quantile(days, q))))
    waits.append(row)
write("waits.csv", ["days", "q25", "q50", "q75", "q92"], waits)
