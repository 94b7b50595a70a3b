"""Make outcodes.csv from the derived outcode centroids.

    python3 make-outcodes.py outcode_centroids_derived.csv.gz > outcodes.csv

Lines are sorted by outcode as bytes, because the reader finds one by bisection
without parsing the rest.
"""
import csv
import gzip
import sys

with gzip.open(sys.argv[1], "rt", encoding="utf-8") as source:
    rows = sorted(csv.DictReader(source), key=lambda row: row["outcode"].encode())

for row in rows:
    print(
        row["outcode"],
        f"{float(row['latitude']):.4f}",
        f"{float(row['longitude']):.4f}",
        row["points"],
        sep=",",
    )
