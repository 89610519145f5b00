"""What differs between two versions: of each table whole rows, so that one leads to the other.

The version before, without the rows that its delta names, and with the rows that this gives, is the
version: of articles, revisions and tombstones, in every column.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files import GROUP_BYTES, ROW_GROUP, row_groups, rows_of, schema_of
from pipelines.releasing.differences import (
    Before,
    as_told,
    causes_of,
    changes,
    fields_changed,
    places_before,
)
from pipelines.releasing.keys import files_of, filled
from schemas.columns import arrow_schema
from schemas.release import DELTAS, Change, Compared

PARTS = ("added", "changed", "removed")  # files of a table's delta, by what happened to its rows
FROM_KEYS = ("article_id", "revision", "publisher", "month")


@dataclass(frozen=True)
class Now:
    """A table of this version: its files in order, their keys, and the columns that it has."""

    files: tuple[Path, ...]
    keys: tuple[pa.Table, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Differing:
    """Where the rows of a table differ: of each file of *now*, and which of *before* are gone."""

    before: Before
    now: Now
    found: tuple[pa.Table, ...]
    gone: pa.Array
    causes: Mapping[str, Change]


def tombstone_causes(release: Path) -> dict[str, Change]:
    """Return why each article of *release*'s tombstones was taken out, by article_id."""
    stones = rows_of(release / "tombstones.parquet", ["article_id", "cause"])
    return dict(zip(*(column.to_pylist() for column in stones.columns), strict=True))


def now_of(table: Compared, release: Path, keys: Iterable[pa.Table]) -> Now:
    """Return a table of *release*, whose rows have *keys*, file by file."""
    files = files_of(table, release)
    return Now(tuple(files), tuple(keys), tuple(schema_of(files[0]).names))


def differing(before: Before, now: Now, causes: Mapping[str, Change]) -> Differing:
    """Return where a table differs from *before*.

    *causes* says, by article_id, why an article that is gone was taken out; its revisions are gone
    for the same.
    """
    found, gone = places_before(before, now.keys)
    return Differing(before, now, tuple(found), gone, causes)


def delta_rows(of: Differing, part: str) -> Iterator[pa.Table]:
    """Yield the rows of a *part* of the delta, at most a row group at a time, at least once.

    They are in the order of the files; what is gone is in that of the version before.
    """
    schema = arrow_schema(DELTAS[of.before.table].row)
    rows = gone_rows(of, schema) if part == "removed" else given_rows(of, schema, part)
    yield from regrouped(rows, schema)


def gone_rows(of: Differing, schema: pa.Schema) -> Iterator[pa.Table]:
    """Yield the rows that are gone, with the columns of *schema* that keys tell."""
    for start in range(0, len(of.gone), ROW_GROUP):
        keys = of.before.keys.take(of.gone.slice(start, ROW_GROUP))
        columns = {name: as_told(keys[name]) for name in FROM_KEYS}
        columns["change"] = pa.array(causes_of(columns["article_id"].to_pylist(), of.causes))
        columns["revision_before"] = columns["revision"]
        yield filled(columns, len(keys), schema)


def given_rows(of: Differing, schema: pa.Schema, part: str) -> Iterator[pa.Table]:
    """Yield the rows that were added, or changed, each with all of its columns."""
    for path, keys, found in zip(of.now.files, of.now.keys, of.found, strict=True):
        is_new = pc.is_null(found["before_row"])
        wanted = found.filter(is_new if part == "added" else pc.invert(is_new))
        for own, rows in taken(path, wanted, of.now.columns):
            columns = told(of, keys, own)
            columns["now"] = records(rows, schema.field("now").type)
            yield filled(columns, len(own), schema)


def told(of: Differing, keys: pa.Table, found: pa.Table) -> dict[str, pa.Array]:
    """Return what the keys of a file, and those of before, tell of the rows *found* in it."""
    mine, old = keys.take(found["row"]), of.before.keys.take(found["before_row"])
    return {name: mine[name] for name in FROM_KEYS} | {
        "change": changes(old, mine),
        "fields": fields_changed(old, mine, of.before.columns, of.now.columns),
        "revision_before": old["revision"],
    }


def told_rows(of: Differing, schema: pa.Schema) -> Iterator[pa.Table]:
    """Yield all rows that differ, with the columns of *schema* that keys tell."""
    for keys, found in zip(of.now.keys, of.found, strict=True):
        yield filled(told(of, keys, found), len(found), schema)
    yield from gone_rows(of, schema)


def taken(
    path: Path, wanted: pa.Table, names: Sequence[str]
) -> Iterator[tuple[pa.Table, pa.Table]]:
    """Yield the rows of the file *path* that are *wanted*, with what is wanted of them.

    No more than a row group of it is held.
    """
    first = 0
    if not len(wanted):
        return
    for group in row_groups(path, names):
        ends = np.searchsorted(wanted["row"].to_numpy(), [first, first + len(group)])
        own = wanted.slice(ends[0], ends[1] - ends[0])
        if len(own):
            yield own, group.take(pc.subtract(own["row"], pa.scalar(first, pa.int32())))
        first += len(group)


def records(rows: pa.Table, kind: pa.StructType) -> pa.Array:
    """Return *rows* as one record each, of *kind*; a column that it does not have is left out."""
    parts = [
        rows[one.name].combine_chunks().cast(one.type)
        if one.name in rows.column_names
        else pa.nulls(len(rows), one.type)
        for one in kind
    ]
    return pa.StructArray.from_arrays(parts, fields=list(kind))


def regrouped(parts: Iterable[pa.Table], schema: pa.Schema) -> Iterator[pa.Table]:
    """Yield the rows of *parts* a row group at a time, or fewer of long stories; at least once."""
    waiting = schema.empty_table()
    for part in parts:
        waiting = pa.concat_tables([waiting, part])
        while len(waiting) >= ROW_GROUP:
            yield waiting.slice(0, ROW_GROUP)
            waiting = waiting.slice(ROW_GROUP)
        if waiting.nbytes > GROUP_BYTES:
            yield waiting
            waiting = schema.empty_table()
    yield waiting
