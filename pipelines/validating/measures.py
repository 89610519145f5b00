"""Deduped articles, month by month -> which rows break which promise.

Workers measure the months; the suite then runs over the measures in batches that hold many small
months or a slice of a large one, because it costs seconds however few the rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from expectations.narrow import narrow, promises_of
from expectations.suite import checker
from pipelines.files import parquet_files, read_table
from schemas.article import Article

BATCH = 100_000  # rows: 0.6 GB in the library, whatever the number of articles
KEYS = ("article_id", "revision", "cluster_id", "cluster_role", "similarity")
KEYED = pa.schema(
    [
        ("part", pa.int32()),
        ("row", pa.int32()),
        ("article_id", pa.string()),
        ("revision", pa.int32()),
        ("cluster_id", pa.string()),
        ("cluster_role", pa.string()),
        ("similarity", pa.float64()),
        ("table", pa.string()),
    ]
)
FAILURES = pa.schema([("part", pa.int32()), ("row", pa.int32()), ("promise", pa.int16())])


@dataclass(frozen=True)
class Part:
    """One month of one table, and where its measures go."""

    table: str
    month: str
    path: Path
    measures: Path


def parts_of(deduped: Path, scratch: Path) -> list[Part]:
    """Return the months of the articles, then those of the revisions."""
    scratch.mkdir(parents=True)
    return [
        Part(table, path.stem.removeprefix("month="), path, scratch / f"{table} {path.stem}.arrow")
        for table in ("articles", "revisions")
        for path in parquet_files(deduped / table)
    ]


def measure(part: Part) -> None:
    """Write the measures of one month, with the keys of its rows."""
    rows = read_table(part.path, Article)
    measured = narrow(rows, promises_of())
    for name in KEYS:
        measured = measured.append_column(f"key {name}", rows[name])
    with pa.ipc.new_file(part.measures, measured.schema) as writer:
        writer.write_table(measured)


def measures_of(part: Part) -> pa.Table:
    """Return the measures of one month, without its keys; read from disk as they are used."""
    rows = pa.ipc.open_file(pa.memory_map(str(part.measures))).read_all()
    return rows.drop_columns([f"key {name}" for name in KEYS])


def keys_of(parts: list[Part]) -> pa.Table:
    """Return part, row, KEYS and present table of every row of *parts*."""
    found = []
    for number, part in enumerate(parts):
        rows = pa.ipc.open_file(pa.memory_map(str(part.measures))).read_all()
        columns = {name: rows[f"key {name}"] for name in KEYS}
        columns["table"] = pa.array([part.table] * len(rows), pa.string())
        found.append(pa.table(places(number, 0, len(rows)) | columns))
    return pa.concat_tables([KEYED.empty_table(), *found]).combine_chunks()


def places(part: int, start: int, length: int) -> dict[str, pa.Array]:
    """Return the columns that number rows of one part."""
    return {
        "part": pa.array(np.full(length, part, np.int32)),
        "row": pa.array(np.arange(start, start + length, dtype=np.int32)),
    }


def batches(parts: list[Part], size: int = BATCH) -> Iterator[tuple[pa.Table, pa.Table]]:
    """Yield the places and the measures of *size* rows at a time."""
    waiting: list[tuple[pa.Table, pa.Table]] = []
    room = size
    for number, part in enumerate(parts):
        rows = measures_of(part)
        start = 0
        while start < len(rows):
            length = min(room, len(rows) - start)
            waiting.append((pa.table(places(number, start, length)), rows.slice(start, length)))
            start, room = start + length, room - length
            if not room:
                yield joined(waiting)
                waiting, room = [], size
    if waiting:
        yield joined(waiting)


def joined(pairs: list[tuple[pa.Table, pa.Table]]) -> tuple[pa.Table, pa.Table]:
    """Return the places and measures of *pairs* as one."""
    return pa.concat_tables([one for one, _ in pairs]), pa.concat_tables([one for _, one in pairs])


def failures(parts: list[Part]) -> pa.Table:
    """Return every broken promise: part, row, and the promise's place in order of name."""
    promises = promises_of()
    names = sorted(promise.name for promise in promises)
    numbers = {name: number for number, name in enumerate(names)}
    found = [FAILURES.empty_table()]
    if parts:
        failing = checker(promises)
        for where, measured in batches(parts):
            for name, rows in failing(measured).items():
                broken = where.take(pa.array(rows, pa.int64()))
                number = pa.array(np.full(len(rows), numbers[name], np.int16))
                found.append(broken.append_column("promise", number))
    order = [(name, "ascending") for name in FAILURES.names]
    return pa.concat_tables(found).sort_by(order).combine_chunks()
