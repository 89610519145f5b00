"""Rows that come in parts of any length -> the same in row groups, as files are written."""

from collections.abc import Iterable, Iterator

import pyarrow as pa

from pipelines.files import ROW_GROUP


def regrouped(parts: Iterable[pa.Table], schema: pa.Schema) -> Iterator[pa.Table]:
    """Yield the rows of *parts* a row group at a time; at least once."""
    waiting = schema.empty_table()
    for part in parts:
        waiting = pa.concat_tables([waiting, part])
        while len(waiting) >= ROW_GROUP:
            yield waiting.slice(0, ROW_GROUP)
            waiting = waiting.slice(ROW_GROUP)
    yield waiting
