"""What is promised of a publisher's columns, and of the release: counts -> one row each.

The counts are sums, so these tables are as small for a release of any size.
"""

from collections.abc import Iterable, Mapping
from typing import Protocol

import pyarrow as pa

from expectations.between import of_table
from expectations.promises import BETWEEN, GIVEN, PAIR, TOGETHER
from expectations.thresholds import thresholds_of
from schemas.article import Article
from schemas.columns import columns_of

EQUAL_COUNT = "expect_table_row_count_to_equal"
FILLED = [one.name for one in columns_of(Article) if one.column.min_fill]


class Pages(Protocol):
    """Articles of one publisher that came as pages, and those with a value by column."""

    @property
    def articles(self) -> int: ...
    @property
    def filled(self) -> Mapping[str, int]: ...


COLUMNS_OF_PUBLISHERS = (
    of_table("publisher_given", "publisher", "critical", "there is a value", GIVEN, "publisher"),
    of_table(
        "column_once",
        "publisher",
        "critical",
        "Each column of a publisher is counted once",
        TOGETHER,
        "publisher",
        "column",
    ),
    of_table(
        "share_filled",
        "publisher",
        "critical",
        "A share is a share",
        BETWEEN,
        "filled",
        min_value=0,
        max_value=1,
    ),
    of_table(
        "enough_filled",
        "publisher",
        "critical",
        "Of enough articles of a publisher, a column has a value in the share that thresholds.toml "
        "asks: fewer, and its pages are read wrong",
        PAIR,
        "filled",
        "least_filled",
        or_equal=True,
        ignore_row_if="either_value_is_missing",
    ),
)
RELEASE = (
    of_table("one_release", "article_id", "critical", "One row tells it all", EQUAL_COUNT, value=1),
    of_table(
        "articles_counted",
        "article_id",
        "critical",
        "A release has an article",
        BETWEEN,
        "articles",
        min_value=1,
        max_value=None,
    ),
    *(
        of_table(
            f"{one.name}_filled_in_all",
            one.name,
            "critical",
            f"At least {one.column.min_fill:g} of enough articles have a value: fewer, and all "
            "pages are read wrong",
            BETWEEN,
            f"{one.name}_filled",
            min_value=one.column.min_fill,
            max_value=1,
        )
        for one in columns_of(Article)
        if one.column.min_fill
    ),
)


def publishers_table(pages: Mapping[str, Pages]) -> pa.Table:
    """Return a row for each publisher and column: the share filled, and the least it may be.

    Of too few articles nothing is asked.
    """
    rows = [row for key, own in sorted(pages.items()) for row in rows_of(key, own)]
    return pa.Table.from_pylist(
        rows,
        pa.schema(
            [
                ("publisher", pa.string()),
                ("column", pa.string()),
                ("articles", pa.int64()),
                ("filled", pa.float64()),
                ("least_filled", pa.float64()),
            ]
        ),
    )


def rows_of(publisher: str, own: Pages) -> Iterable[dict[str, object]]:
    """Yield one row for each column of *publisher*."""
    thresholds = thresholds_of(publisher)
    is_asked = own.articles >= thresholds.least_articles
    for one in columns_of(Article):
        least = thresholds.fill.get(one.name) if is_asked else None
        yield {
            "publisher": publisher,
            "column": one.name,
            "articles": own.articles,
            "filled": own.filled.get(one.name, 0) / own.articles if own.articles else None,
            "least_filled": least,
        }


def release_table(articles: int, pages: Mapping[str, Pages]) -> pa.Table:
    """Return the one row of a release: its articles, and the shares filled of enough pages."""
    total = sum(one.articles for one in pages.values())
    is_asked = total >= thresholds_of("").least_articles
    row: dict[str, object] = {"articles": articles}
    for name in FILLED:
        filled = sum(one.filled.get(name, 0) for one in pages.values())
        row[f"{name}_filled"] = filled / total if is_asked else None
    types = [("articles", pa.int64()), *((f"{name}_filled", pa.float64()) for name in FILLED)]
    return pa.Table.from_pylist([row], pa.schema(types))
