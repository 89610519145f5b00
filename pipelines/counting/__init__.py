"""Articles and releases in numbers: statistics by publisher, figures of a release, silence."""

from pipelines.counting.figures import Figures, figures
from pipelines.counting.silence import silence_checks
from pipelines.counting.statistics import (
    ReleaseStatistics,
    Tallies,
    Tally,
    statistics,
    tallies,
    together,
)

__all__ = [
    "Figures",
    "ReleaseStatistics",
    "Tallies",
    "Tally",
    "figures",
    "silence_checks",
    "statistics",
    "tallies",
    "together",
]
