"""The numbers that a release's card and report show, from the sums of its published files."""

from collections import Counter
from dataclasses import dataclass

from pipelines.counting.sums import Sums
from pipelines.files import by_count
from schemas.release import DELTAS


@dataclass(frozen=True)
class Figures:
    """Counts of articles (of rows in quarantine for *reasons*), each by what its name says."""

    days: dict[str, int]  # of publication as publishers print it, yyyy-mm-dd
    months: dict[str, int]
    languages: dict[str, int]
    kinds: dict[str, int]
    precisions: dict[str, int]  # of the publication time; "unknown" without one
    withheld: dict[str, int]  # by reason
    flags: dict[str, int]
    reasons: dict[str, int]  # of quarantine
    changes: dict[str, dict[str, int]]  # of rows against the version before, by table
    duplicates: int


def figures(sums: Sums) -> Figures:
    """Return the figures of the files that were counted."""
    return Figures(
        days=dict(sorted(of_all(sums.days).items())),
        months=sums.of("months"),
        languages=by_count(of_all(sums.languages)),
        kinds=by_count(sums.of("kinds")),
        precisions=by_count(sums.of("precisions")),
        withheld=by_count(of_all(sums.withheld)),
        flags=by_count(sums.of("flags")),
        reasons=by_count(sums.of("reasons")),
        changes={table: sums.of(f"changes of {table}") for table in DELTAS},
        duplicates=sums.of("roles").get("duplicate", 0),
    )


def of_all(counts: Counter[tuple[str, str]]) -> Counter[str]:
    """Return counts by (publisher, value) of all publishers together."""
    found: Counter[str] = Counter()
    for (_, value), count in counts.items():
        found[value] += count
    return found
