"""Articles -> the narrow table that the suite runs on: one scalar per promise, no text, no lists.

Great Expectations reads list columns as strings and holds wide rows many times over; measured by
Arrow first, a row is a few hundred bytes, whatever the length of its story.
"""

from functools import cache

import pyarrow as pa

from expectations.inner import inner_promises
from expectations.promises import Promise, promises_of_column
from expectations.row_rules import row_promises
from schemas.article import Article
from schemas.columns import Record, columns_of


@cache
def promises_of(model: type[Record] = Article) -> tuple[Promise, ...]:
    """Return every promise of a row of *model*: of columns, inside and between them."""
    columns = columns_of(model)
    promises = (
        *(promise for one in columns for promise in promises_of_column(one)),
        *(promise for one in columns for promise in inner_promises(one)),
        *row_promises(),
    )
    names = [promise.name for promise in promises]
    assert len(set(names)) == len(names), "every promise has a name of its own"
    return promises


def narrow(rows: pa.Table, promises: tuple[Promise, ...]) -> pa.Table:
    """Return the measures of *promises* for *rows*, in their order."""
    return pa.table({promise.name: promise.measure(rows) for promise in promises})
