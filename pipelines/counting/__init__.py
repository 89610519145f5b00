"""Articles and releases in numbers: statistics by publisher, figures of a release."""

from pipelines.counting.figures import Figures, figures
from pipelines.counting.publishers import publisher_rows
from pipelines.counting.statistics import (
    ReleaseStatistics,
    Tallies,
    Tally,
    is_filled,
    statistics,
    tallies,
    together,
)
from pipelines.counting.sums import AS_PAIRS, Sums, added, sums_of

__all__ = [
    "AS_PAIRS",
    "Figures",
    "ReleaseStatistics",
    "Sums",
    "Tallies",
    "Tally",
    "added",
    "figures",
    "is_filled",
    "publisher_rows",
    "statistics",
    "sums_of",
    "tallies",
    "together",
]
