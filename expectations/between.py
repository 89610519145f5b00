"""What is promised between rows, and of all articles: of keys, and of a few columns of numbers."""

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from expectations.promises import TOGETHER, UNIQUE, Measure, Promise, subject_of
from schemas.article import Article
from schemas.columns import Severity, columns_of

ROW_COUNT = "expect_table_row_count_to_be_between"
PROPORTION = "expect_column_proportion_of_non_null_values_to_be_between"
HALF = "expect_column_median_to_be_between"  # results of quantiles cannot be stored (1.24)
MEDIAN = [20, 5_000]  # words: under, what was read are teasers; over, whole pages or books


def of_table(
    name: str,
    column: str,
    severity: Severity,
    expected: str,
    kind: str,
    *subjects: str,
    **bounds: Any,
) -> Promise:
    """Return a promise of columns of a table as they are."""
    measures = {one: itself(one) for one in subjects}
    first = next(iter(measures.values()), len)
    return Promise(name, column, severity, expected, kind, bounds, first, measures)


def itself(name: str) -> Measure:
    """Return the measure that is the column *name*."""
    return lambda rows: rows[name]


KEYED = (
    of_table(
        "revision_once",
        "revision",
        "critical",
        "No revision of an article stands in two rows: a join would double what it joins",
        TOGETHER,
        "article_id",
        "revision",
    ),
    of_table(
        "url_once",
        "url",
        "critical",
        "No two articles have one address, or the same story counts twice",
        UNIQUE,
        "url",
    ),
)
WHOLE = (
    of_table(
        "articles_given",
        "article_id",
        "critical",
        "A release has an article",
        ROW_COUNT,
        min_value=1,
        max_value=None,
    ),
    of_table(
        "words_of_half",
        "word_count",
        "warning",
        f"Half of the articles have {MEDIAN[0]} to {MEDIAN[1]:,} words: fewer are teasers, more "
        "are whole pages",
        HALF,
        "word_count",
        min_value=MEDIAN[0],
        max_value=MEDIAN[1],
    ),
    *(
        of_table(
            f"{one.name}_filled",
            one.name,
            "warning",
            f"At least {one.column.min_fill:g} of the articles have one",
            PROPORTION,
            subject_of(one)[0],
            min_value=one.column.min_fill,
            max_value=1.0,
        )
        for one in columns_of(Article)
        if one.column.min_fill
    ),
)
SUBJECTS = [name for one in WHOLE for name in one.subjects]


def article_columns(measured: pa.Table) -> pa.Table:
    """Return what `WHOLE` asks of articles, of their narrow table; a length of 0 is no value."""
    return pa.table({name: given(measured[name]) for name in SUBJECTS})


def given(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return whether there is a value, null if not; of numbers the value itself, but for 0."""
    if pa.types.is_integer(values.type):
        return pc.if_else(pc.equal(values, 0), None, values)
    return pc.if_else(pc.is_valid(values), True, None)
