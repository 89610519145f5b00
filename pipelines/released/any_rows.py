"""Rows of any release, also of an edition or of an earlier schema -> rows with all columns known.

A column that the release does not have is as in a row of which nothing is known.
"""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from schemas.columns import Record, columns_of

Row = dict[str, Any]


def told_rows(rows: pa.Table, model: type[Record]) -> Iterator[Row]:
    """Yield *rows* with all columns of *model*, and no others."""
    names = [one.name for one in columns_of(model)]
    known = {name: model.model_fields[name] for name in names}
    missing = {
        name: None if field.is_required() else field.get_default()
        for name, field in known.items()
        if name not in rows.column_names
    }
    for row in rows.to_pylist():
        yield {name: missing[name] if name in missing else row[name] for name in names}
