"""What is promised of a publisher's columns, of a publisher, and of the release: counts -> rows.

The counts are sums, so these tables are as small for a release of any size. Shares of few rows say
nothing: what is asked of fewer than `least_articles` is null, and null breaks no promise.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa

from expectations.between import of_table
from expectations.counts import Counts, summed
from expectations.promises import BETWEEN, GIVEN, PAIR, TOGETHER, Promise
from expectations.thresholds import Thresholds, thresholds_of
from schemas.article import Article
from schemas.columns import columns_of

EQUAL_COUNT = "expect_table_row_count_to_equal"
FILLED = [one.name for one in columns_of(Article) if one.column.min_fill]


def not_less(name: str, column: str, expected: str, more: str, less: str) -> Promise:
    """Return the critical promise that one column is at least another, where both are given."""
    bounds: dict[str, Any] = {"or_equal": True, "ignore_row_if": "either_value_is_missing"}
    return of_table(name, column, "critical", expected, PAIR, more, less, **bounds)


def none_of(name: str, column: str, expected: str, counted: str) -> Promise:
    """Return the critical promise that nothing was *counted*."""
    bounds = {"min_value": 0, "max_value": 0}
    return of_table(name, column, "critical", expected, BETWEEN, counted, **bounds)


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
    not_less(
        "enough_filled",
        "publisher",
        "Of enough articles of a publisher, a column has a value in the share that thresholds.toml "
        "asks: fewer, and its pages are read wrong",
        "filled",
        "least_filled",
    ),
)
OF_COUNTS = (
    not_less(
        "few_quarantined",
        "reasons",
        "Few of the rows are in quarantine: more, and a template or the parser has changed",
        "most_quarantined",
        "quarantined",
    ),
    not_less(
        "few_rejected",
        "state",
        "Few of the pages fetched as stories gave none: more, and we parse the wrong thing",
        "most_rejected",
        "rejected",
    ),
    not_less(
        "still_there",
        "article_id",
        "The articles of the last version are there, but for those taken out: fewer, and captures "
        "went missing",
        "articles",
        "least_articles",
    ),
)
RELEASE = (
    of_table("one_release", "article_id", "critical", "One row tells it all", EQUAL_COUNT, value=1),
    none_of(
        "no_revision_twice",
        "revision",
        "No revision of an article stands in two rows: a join would double what it joins",
        "repeated",
    ),
    none_of(
        "captures_add_up",
        "state",
        "Each row has the capture whose state says so, and each such capture its row",
        "unaccounted",
    ),
    *OF_COUNTS,
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
OF_COLUMN = pa.schema(
    [
        ("publisher", pa.string()),
        ("column", pa.string()),
        ("articles", pa.int64()),
        ("filled", pa.float64()),
        ("least_filled", pa.float64()),
    ]
)
COUNTED = pa.schema(
    [
        ("articles", pa.int64()),
        ("least_articles", pa.int64()),
        ("quarantined", pa.float64()),
        ("most_quarantined", pa.float64()),
        ("rejected", pa.float64()),
        ("most_rejected", pa.float64()),
        ("unaccounted", pa.int64()),
    ]
)
OF_PUBLISHER = pa.schema([("publisher", pa.string()), *COUNTED])
OF_RELEASE = pa.schema(
    [*COUNTED, ("repeated", pa.int64()), *((f"{name}_filled", pa.float64()) for name in FILLED)]
)


def figure_tables(counts: Mapping[str, Counts], repeated: int) -> dict[str, pa.Table]:
    """Return the table of each suite on counts; *repeated* are keys that stand in two rows."""
    total = summed(counts.values())
    columns = [row for key, own in sorted(counts.items()) for row in column_rows(key, own)]
    publishers = [
        {"publisher": key} | counted(own, thresholds_of(key)) for key, own in sorted(counts.items())
    ]
    release = counted(total, thresholds_of("")) | {"repeated": repeated}
    if total.pages >= thresholds_of("").least_articles:
        release |= {f"{name}_filled": total.filled.get(name, 0) / total.pages for name in FILLED}
    return {
        "release": pa.Table.from_pylist([release], OF_RELEASE),
        "counts": pa.Table.from_pylist(publishers, OF_PUBLISHER),
        "publishers": pa.Table.from_pylist(columns, OF_COLUMN),
    }


def column_rows(publisher: str, own: Counts) -> Iterator[dict[str, object]]:
    """Yield one row for each column of *publisher*: the share filled, and the least it may be."""
    thresholds = thresholds_of(publisher)
    is_asked = own.pages >= thresholds.least_articles
    for one in columns_of(Article):
        yield {
            "publisher": publisher,
            "column": one.name,
            "articles": own.pages,
            "filled": own.filled.get(one.name, 0) / own.pages if own.pages else None,
            "least_filled": thresholds.fill.get(one.name) if is_asked else None,
        }


def counted(own: Counts, thresholds: Thresholds) -> dict[str, object]:
    """Return the row of a publisher or of the release: its shares, and what they may be."""
    row: dict[str, object] = {"articles": own.articles, "unaccounted": own.unaccounted}
    if own.rows >= thresholds.least_articles:
        row["quarantined"] = own.quarantined / own.rows
        row["most_quarantined"] = thresholds.most_quarantined
    tried = own.rows + own.failed
    if tried >= thresholds.least_articles:
        row |= {"rejected": own.failed / tried, "most_rejected": thresholds.most_rejected}
    if own.before >= thresholds.least_articles:
        row["least_articles"] = int(thresholds.least_of_baseline * own.before) - own.removed
    return row
