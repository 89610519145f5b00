"""What differs between two versions: which rows, in which columns, and where each stands.

The version before, without the rows that the delta names, and with those rows as they stand in the
files that it names, is the version: of articles, revisions and tombstones, in every column. It
holds no row twice: a text is written once, where the table has it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files import ROW_GROUP, rows_of, schema_of
from pipelines.releasing.differences import (
    Before,
    as_told,
    causes_of,
    changes,
    fields_changed,
    places_before,
)
from pipelines.releasing.keys import files_of, filled
from pipelines.releasing.row_groups import regrouped
from schemas.columns import arrow_schema
from schemas.release import DELTAS, Change, Compared

PARTS = ("added", "changed", "removed")  # files of a table's delta, by what happened to its rows
FROM_KEYS = ("article_id", "revision", "publisher", "month")


@dataclass(frozen=True)
class Now:
    """A table of this version: its files in order, as the release names them, their keys, and the
    columns that it has.
    """

    files: tuple[str, ...]
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
    names = (path.relative_to(release).as_posix() for path in files)
    return Now(tuple(names), tuple(keys), tuple(schema_of(files[0]).names))


def differing(before: Before, now: Now, causes: Mapping[str, Change]) -> Differing:
    """Return where a table differs from *before*.

    *causes* says, by article_id, why an article that is gone was taken out; its revisions are gone
    for the same.
    """
    found, gone = places_before(before, now.keys)
    return Differing(before, now, tuple(found), gone, causes)


def delta_rows(of: Differing, part: str) -> Iterator[pa.Table]:
    """Yield the rows of a *part* of the delta, a row group at a time, at least once.

    They are in the order of the files; what is gone is in that of the version before.
    """
    schema = arrow_schema(DELTAS[of.before.table].row)
    rows = gone_rows(of, schema) if part == "removed" else rows_there(of, schema, part)
    yield from regrouped(rows, schema)


def told_rows(of: Differing, schema: pa.Schema) -> Iterator[pa.Table]:
    """Yield all rows that differ, with the columns of *schema* that keys tell."""
    yield from rows_there(of, schema)
    yield from gone_rows(of, schema)


def gone_rows(of: Differing, schema: pa.Schema) -> Iterator[pa.Table]:
    """Yield the rows that are gone, with the columns of *schema* that keys tell."""
    for start in range(0, len(of.gone), ROW_GROUP):
        keys = of.before.keys.take(of.gone.slice(start, ROW_GROUP))
        columns = {name: as_told(keys[name]) for name in FROM_KEYS}
        columns["change"] = pa.array(causes_of(columns["article_id"].to_pylist(), of.causes))
        columns["revision_before"] = columns["revision"]
        yield filled(columns, len(keys), schema)


def rows_there(of: Differing, schema: pa.Schema, part: str | None = None) -> Iterator[pa.Table]:
    """Yield the rows that were added or changed, or one *part* of them, file by file."""
    for file, keys, found in zip(of.now.files, of.now.keys, of.found, strict=True):
        is_new = pc.is_null(found["before_row"])
        wanted = {"added": is_new, "changed": pc.invert(is_new)}
        own = found.filter(wanted[part]) if part else found
        columns = told(of, keys, own) | {"file": pa.array([file] * len(own), pa.string())}
        yield filled(columns, len(own), schema)


def told(of: Differing, keys: pa.Table, found: pa.Table) -> dict[str, pa.Array]:
    """Return what the keys of a file, and those of before, tell of the rows *found* in it."""
    mine, old = keys.take(found["row"]), of.before.keys.take(found["before_row"])
    return {name: mine[name] for name in FROM_KEYS} | {
        "change": changes(old, mine),
        "fields": fields_changed(old, mine, of.before.columns, of.now.columns),
        "revision_before": old["revision"],
    }
