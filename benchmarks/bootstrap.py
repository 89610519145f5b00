"""Scores of two extractors on the same pages -> their difference in a figure, with an interval.

The bootstrap is paired, and draws domains: a resample has the same pages for both extractors, and
all pages of a domain or none, because pages of one template succeed or fail together. A figure is
the mean of a column, or F1 of the mean precision and the mean recall, as the scorer has it; it is
computed anew for each resample.
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
    """A difference in a figure and the interval around it that holds LEVEL of the resamples."""

    value: float
    low: float
    high: float

    @property
    def is_certain(self) -> bool:
        """Whether one of the two is better in nearly every resample."""
        return self.low > 0 or self.high < 0


def difference(
    ours: Sequence[Row],
    theirs: Sequence[Row],
    domains: Sequence[str],
    figure: str = "F1",
    seed: int = 0,
) -> Difference:
    """Return the *figure* of *ours* minus *theirs*; these have one entry a page, in one order."""
    index = {name: at for at, name in enumerate(sorted(set(domains)))}
    groups = np.array([index[name] for name in domains])
    chance = np.full(len(index), 1 / len(index))
    drawn = np.random.RandomState(seed).multinomial(len(index), chance, RESAMPLES)
    draws = np.vstack([np.ones(len(index)), drawn])  # the first is the corpus itself
    differences = value(draws, ours, groups, figure) - value(draws, theirs, groups, figure)
    tail = 100 * (1 - LEVEL) / 2
    low, high = np.percentile(differences[1:], [tail, 100 - tail])
    return Difference(float(differences[0]), float(low), float(high))


def value(draws: Array, rows: Sequence[Row], groups: npt.NDArray[np.int64], figure: str) -> Array:
    """Return the *figure* of *rows* in each of *draws*: the mean of that column, or F1."""
    return f1(draws, rows, groups) if figure == "F1" else mean(draws, rows, groups, figure)


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
    values = np.array([row.get(key) for row in rows], np.float64)
    known = ~np.isnan(values)
    sums = np.bincount(groups[known], values[known], size)
    counts = draws @ np.bincount(groups[known], minlength=size)
    found: Array = draws @ sums / np.where(counts > 0, counts, 1)
    return found
