"""Two counts of one publisher's articles, before and now -> what has drifted, and whether too far.

A column that empties or a median length that jumps is what a redesigned site looks like from
behind its parser.
"""

from collections.abc import Iterator, Mapping
from typing import Literal, Protocol

from expectations.thresholds import Thresholds
from schemas.verdict import Check


class Counted(Protocol):
    """Articles, their fill rates by column, and quantiles of their word counts."""

    @property
    def articles(self) -> int: ...
    @property
    def fill(self) -> Mapping[str, float]: ...
    @property
    def words(self) -> Mapping[str, int]: ...


def drift(scope: str, before: Counted, now: Counted, thresholds: Thresholds) -> Iterator[Check]:
    """Yield one check for each column's fill rate, and one for the length of texts.

    Columns with a threshold of their own refuse, the others only warn. Fewer articles than
    `least_articles`, then or now, are not compared.
    """
    if min(before.articles, now.articles) < thresholds.least_articles:
        return
    level: Literal["release", "publisher"] = "publisher"
    if scope.startswith("release"):
        level = "release"
    for column, share in before.fill.items():
        least = share - thresholds.most_fill_lost
        found = now.fill.get(column, 0.0)
        yield Check(
            level=level,
            scope=scope,
            expectation="fill rate since the last version",
            column=column,
            severity="critical" if column in thresholds.fill else "warning",
            success=found >= least,
            expected=f"at least {max(least, 0):.3g} (was {share:.3g})",
            observed=f"{found:.3g}",
        )
    factor = (now.words["p50"] + 1) / (before.words["p50"] + 1)
    most = thresholds.most_length_change
    yield Check(
        level=level,
        scope=scope,
        expectation="median words since the last version",
        column="word_count",
        severity="critical",
        success=1 / most <= factor <= most,
        expected=f"within {most:g} times of {before.words['p50']}",
        observed=str(now.words["p50"]),
    )
