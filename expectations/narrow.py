"""Articles -> the narrow table that the suite of rows runs on: scalars, no text, no lists.

Great Expectations reads list columns as strings and holds wide rows many times over; measured by
Arrow first, a row is some hundred bytes, whatever the length of its story.
"""

from collections.abc import Sequence
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from expectations.inner import inner_promises
from expectations.promises import Promise, promises_of_column
from expectations.rules import row_promises, with_looks
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


def narrow(rows: pa.Table, promises: Sequence[Promise]) -> pa.Table:
    """Return the columns that *promises* read, of *rows*, each once.

    `expectations.known:with_known` may have laid what is known beside the rows.
    """
    subjects = {name: found for one in promises for name, found in one.subjects.items()}
    rows = with_looks(rows)
    return pa.table({name: whole(measure(rows)) for name, measure in subjects.items()})


def whole(values: pa.Array | pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    """Return *values*; a claim that could not be asked holds, so the column stays a plain one."""
    return pc.fill_null(values, True) if pa.types.is_boolean(values.type) else values
