"""A version made from the one before and its delta, as the documentation says."""

from pathlib import Path
from typing import Any

from pipelines.files import columns, rows_of
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


def rows_now(release: Path, table: str) -> Rows:
    """Return the rows of the delta of *table*, each with the whole row, `now`, in its `file`."""
    names = list(TABLES[table].row.model_fields)
    there = {
        (path.relative_to(release).as_posix(), key_of(row, table)): row
        for path in release.rglob("*.parquet")
        if path.relative_to(release).parts[0].removesuffix(".parquet") == table
        for row in rows_of(path, names).to_pylist()
    }
    names = list(TABLES[DELTAS[table].name].row.model_fields)
    return [
        row | {"now": row["file"] and there[row["file"], key_of(row, table)]}
        for row in columns(release, DELTAS[table].name, tuple(names)).to_pylist()
    ]


def applied(rows: Rows, release: Path, table: str) -> Rows:
    """Return *rows*, of the version before *release*, with what its delta says of *table*."""
    own = rows_now(release, table)
    named = {key_of(row, table) for row in own}
    assert len(named) == len(own)
    kept = [row for row in rows if key_of(row, table) not in named]
    return in_order([*kept, *(row["now"] for row in own if row["now"])], table)
