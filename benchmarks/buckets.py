"""What later captures let be written again: the rows of the buckets that they reach into.

    python -m benchmarks.buckets [--least 1000,500,400] [--draws 150] [--more 1000]

A crawl of 555 captures a day is made of moments alone: three quarters are new stories, each
published up to two days before. It is broken off at places drawn by chance, so many more captures
come, and the rows of the buckets in which new ones stand are counted against the new ones.
"""

import argparse

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pipelines.deduping import shares
from pipelines.files import packed
from schemas.identity import digest

RATE, DAYS = 555, 180  # captures a day
NEW = 0.77  # of captures: neither repeated, revised nor empty
LATE = 2.0  # days between a story and its capture, at most
DAY = 86_400_000_000  # microseconds


def ratios(least: int, draws: int, more: int) -> NDArray[np.float64]:
    """Return the rows written again, new ones among them, by new row, for each draw."""
    chance = np.random.default_rng(1)
    at = np.arange(RATE * DAYS) / RATE
    at = at[chance.random(len(at)) < NEW]
    born = ((at - LATE * chance.random(len(at)) + 20_454) * DAY).astype("datetime64[us]")
    ids = packed(pa.array([digest(str(number)) for number in range(len(at))]))
    shares.LEAST = least
    found = []
    for start in chance.integers(len(at) // 5, len(at) - more, draws):
        end = start + round(more * NEW)
        columns = (
            pa.array(born[:end]).cast(pa.timestamp("us", "UTC")),
            ids.slice(0, end),
            pa.array(np.full(end, 5_000, np.int32)),
        )
        buckets = shares.buckets_of(*(pa.chunked_array([own]) for own in columns))
        numbers = buckets.indices.to_numpy()
        found.append(np.isin(numbers, numbers[start:]).sum() / (end - start))
    return np.array(found)


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--least", default="1000,500,400", help="rows of a bucket")
    parser.add_argument("--draws", type=int, default=150)
    parser.add_argument("--more", type=int, default=1000, help="captures that come later")
    options = parser.parse_args()
    for least in map(int, options.least.split(",")):
        own = ratios(least, options.draws, options.more)
        tenth, mean, last = np.quantile(own, 0.1), own.mean(), np.quantile(own, 0.9)
        print(f"{least:5,} rows: {mean:.2f} times the new ones, tenths {tenth:.2f} and {last:.2f}")


if __name__ == "__main__":
    main()
