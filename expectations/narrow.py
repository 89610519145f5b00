"""Articles -> the narrow table that the suite runs on: one scalar per promise, no text, no lists.

Great Expectations reads list columns as strings and holds wide rows many times over; measured by
Arrow first, a row is a few hundred bytes, whatever the length of its story.
"""

from functools import cache

import pyarrow as pa

from expectations.promises import Promise, column_promises
from expectations.row_rules import row_promises
from schemas.article import Article
from schemas.columns import Record


@cache
def promises_of(model: type[Record] = Article) -> tuple[Promise, ...]:
    """Return every promise of a row of *model*: its columns' and those between columns."""
    promises = (*column_promises(model), *row_promises())
    names = [promise.name for promise in promises]
    assert len(set(names)) == len(names), "every promise has a name of its own"
    return promises


def narrow(rows: pa.Table, promises: tuple[Promise, ...]) -> pa.Table:
    """Return the measures of *promises* for *rows*, in their order."""
    return pa.table({promise.name: promise.measure(rows) for promise in promises})
