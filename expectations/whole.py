"""What a release promises as a whole, and each publisher's part of it: counts -> checks.

Shares of few rows say nothing, so they are asked of no fewer than `least_articles`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from expectations.thresholds import Thresholds, thresholds_of
from schemas.article import Article
from schemas.columns import columns_of
from schemas.verdict import Check

FAILED_PAGES = frozenset(  # rejections of what was fetched as a story and gave none
    {"cpu_limit", "empty", "error_page", "memory_limit", "no_text", "parser_crash", "undecodable"}
)


@dataclass(frozen=True)
class Counts:
    """What is counted of one publisher, or of the whole release.

    *pages* and *filled* count the articles that came as HTML, and those with a value by column.
    """

    articles: int = 0
    revisions: int = 0
    quarantined: int = 0
    failed: int = 0  # captures rejected for one of FAILED_PAGES
    removed: int = 0  # by takedown or withdrawal
    before: int = 0  # articles of the baseline
    pages: int = 0
    filled: Mapping[str, int] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """All rows that were checked."""
        return self.articles + self.revisions + self.quarantined


def release_checks(total: Counts) -> Iterator[Check]:
    """Yield what the release as a whole must hold."""
    thresholds = thresholds_of("")
    yield at_least("release", "articles", None, 1, total.articles)
    yield from share_checks("release", total, thresholds)
    if total.pages >= thresholds.least_articles:
        for one in columns_of(Article):
            if one.column.min_fill:
                yield fill_check("release", one.name, one.column.min_fill, total)


def none(name: str, column: str | None, found: int) -> Check:
    """Return the check that nothing of the kind *name* was found in the release."""
    return check("release", name, column, not found, "none", found)


def publisher_checks(publisher: str, counts: Counts) -> Iterator[Check]:
    """Yield what one publisher's part of the release must hold."""
    thresholds = thresholds_of(publisher)
    yield from share_checks(publisher, counts, thresholds)
    if counts.pages >= thresholds.least_articles:
        for name, share in thresholds.fill.items():
            yield fill_check(publisher, name, share, counts)


def share_checks(scope: str, counts: Counts, thresholds: Thresholds) -> Iterator[Check]:
    """Yield the checks of the shares quarantined, rejected and still there."""
    if counts.rows >= thresholds.least_articles:
        share = counts.quarantined / counts.rows
        yield at_most(scope, "share quarantined", thresholds.most_quarantined, share)
    tried = counts.rows + counts.failed
    if tried >= thresholds.least_articles:
        yield at_most(scope, "share rejected", thresholds.most_rejected, counts.failed / tried)
    if counts.before >= thresholds.least_articles:
        least = int(thresholds.least_of_baseline * counts.before) - counts.removed
        yield at_least(scope, "articles of the last version", None, least, counts.articles)


def fill_check(scope: str, column: str, least: float, counts: Counts) -> Check:
    """Return the check of one column's fill rate."""
    return at_least(scope, "fill rate", column, least, counts.filled[column] / counts.pages)


def at_least(scope: str, name: str, column: str | None, least: float, found: float) -> Check:
    """Return the check that *found* is not less than *least*."""
    return check(scope, name, column, found >= least, f"at least {least:g}", found)


def at_most(scope: str, name: str, most: float, found: float) -> Check:
    """Return the check that *found* is not more than *most*."""
    return check(scope, name, None, found <= most, f"at most {most:g}", found)


def check(
    scope: str, name: str, column: str | None, success: bool, expected: str, found: float
) -> Check:
    """Return a critical check of the release or of one publisher."""
    return Check(
        level="release" if scope == "release" else "publisher",
        scope=scope,
        expectation=name,
        column=column,
        severity="critical",
        success=success,
        expected=expected,
        observed=f"{round(found, 4):.12g}",
    )
