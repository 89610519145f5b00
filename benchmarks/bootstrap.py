"""Scores of two extractors on the same pages -> their difference in body F1, with an interval.

The bootstrap is paired, and draws domains: a resample has the same pages for both extractors, and
all pages of a domain or none, because pages of one template succeed or fail together. F1 is of the
mean precision and the mean recall, as the scorer has it, and is computed anew for each resample.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Row = Mapping[str, float | None]  # the scorer's, of one page

RESAMPLES = 10_000  # the ends of the interval move by less than .001 from seed to seed
LEVEL = 0.95


class Difference(NamedTuple):
    """A difference in F1 and the interval around it that holds LEVEL of the resamples."""

    value: float
    low: float
    high: float

    @property
    def is_certain(self) -> bool:
        """Whether one of the two is better in nearly every resample."""
        return self.low > 0 or self.high < 0


def body_difference(
    ours: Sequence[Row], theirs: Sequence[Row], domains: Sequence[str], seed: int = 0
) -> Difference:
    """Return F1 of *ours* minus *theirs*; all three have one entry a page, in the same order."""
    index = {name: at for at, name in enumerate(sorted(set(domains)))}
    groups = np.array([index[name] for name in domains])
    chance = np.full(len(index), 1 / len(index))
    drawn = np.random.RandomState(seed).multinomial(len(index), chance, RESAMPLES)
    draws = np.vstack([np.ones(len(index)), drawn])  # the first is the corpus itself
    differences = f1(draws, ours, groups) - f1(draws, theirs, groups)
    tail = 100 * (1 - LEVEL) / 2
    low, high = np.percentile(differences[1:], [tail, 100 - tail])
    return Difference(float(differences[0]), float(low), float(high))


def f1(draws: Array, rows: Sequence[Row], groups: npt.NDArray[np.int64]) -> Array:
    """Return the F1 of *rows* in each of *draws*, which say how often each group is drawn."""
    precision, recall = (mean(draws, rows, groups, key) for key in ("precision", "recall"))
    total = precision + recall
    return 2 * precision * recall / np.where(total > 0, total, 1)


def mean(draws: Array, rows: Sequence[Row], groups: npt.NDArray[np.int64], key: str) -> Array:
    """Return the mean of the column *key* in each of *draws*; pages without a value do not count.

    An empty text has no precision.
    """
    size = draws.shape[1]
    values = np.array([row[key] if row[key] is not None else np.nan for row in rows], np.float64)
    known = ~np.isnan(values)
    sums = np.bincount(groups[known], values[known], size)
    counts = draws @ np.bincount(groups[known], minlength=size)
    found: Array = draws @ sums / np.where(counts > 0, counts, 1)
    return found
