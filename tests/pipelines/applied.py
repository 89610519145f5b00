"""A version made from the one before and its delta, as the documentation says."""

from pathlib import Path
from typing import Any

from pipelines.files import columns
from schemas.release import DELTAS, TABLES

Rows = list[dict[str, Any]]


def rows_in(release: Path, table: str) -> Rows:
    """Return the rows of *table* in *release*, in order of key."""
    names = tuple(TABLES[table].row.model_fields)
    return in_order(columns(release, table, names).to_pylist(), table)


def in_order(rows: Rows, table: str) -> Rows:
    return sorted(rows, key=lambda row: key_of(row, table))


def key_of(row: dict[str, Any], table: str) -> tuple[Any, ...]:
    return tuple(row[name] for name in TABLES[table].key)


def applied(rows: Rows, release: Path, table: str) -> Rows:
    """Return *rows*, of the version before *release*, with what its delta says of *table*."""
    own = rows_in(release, DELTAS[table].name)
    named = {key_of(row, table) for row in own}
    assert len(named) == len(own)
    kept = [row for row in rows if key_of(row, table) not in named]
    return in_order([*kept, *(row["now"] for row in own if row["now"])], table)
