"""A version and the delta of the next -> the next: its articles, revisions and tombstones.

Rows that the delta does not name are taken over file by file; those that it names are read in the
files of the next that it names with them, and stand in files of the same names. The whole is proved
by the hashes of rows that the next one's manifest names.
"""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files import (
    PUBLISHED,
    Order,
    columns,
    content_of,
    fresh,
    leads_out,
    moved_in,
    read_manifest,
    row_groups,
    row_hashes,
    schema_of,
    write_parts,
)
from pipelines.releasing import files_of
from schemas.article import SCHEMA_VERSION
from schemas.columns import arrow_schema
from schemas.edition import tables_in
from schemas.errors import BroadsheetError, GateError
from schemas.release import DELTAS, Compared, Entry, Manifest, Table


def read_of_before(manifest: Manifest) -> list[Entry]:
    """Return the files of the version before that the next is made of."""
    return [one for one in manifest.files if one.table in DELTAS]


def read_of_delta(manifest: Manifest) -> list[Entry]:
    """Return the files of the next version that are read first: its delta."""
    names = {table.name for table in DELTAS.values()}
    return [one for one in manifest.files if one.table in names]


def read_by_delta(manifest: Manifest, release: Path) -> list[Entry]:
    """Return the files that the delta of the next version names, which is in *release* already.

    Raises GateError if the manifest does not name one of them as a file of the same table, or it
    leaves the release: what is made has files of the same names.
    """
    entries = {one.path: one for one in manifest.files}
    found = []
    for table in DELTAS:
        for name in files_named(release, table):
            if name not in entries or entries[name].table != table:
                raise GateError(f"{release}: {name}: the delta names it, the manifest does not")
            if leads_out(name):
                raise GateError(f"{release}: {name}: leaves the release")
            found.append(entries[name])
    return found


def files_named(release: Path, table: Compared) -> list[str]:
    """Return the files of *release* in which its delta says that rows of *table* stand."""
    names = pc.unique(columns(release, DELTAS[table].name, ("file",))["file"])
    return sorted(names.drop_null().to_pylist())


def apply(before: Path, after: Path, out: Path) -> dict[str, int]:
    """Make at *out* the tables of the release *after*, from the release *before*.

    Of *after* its delta must be there and the files that this names. Return the rows of the tables.
    Raises GateError if the delta is against another version or names files that *after* has not, or
    what comes out is not what the manifest of *after* says; BroadsheetError if it is of another
    schema than this code's, or something is at *out*. Then nothing new is there.
    """
    old, new = read_manifest(before), read_manifest(after)
    if out.exists():
        raise BroadsheetError(f"{out}: is there already: name a folder that is not")
    for release in (before, after):
        if out.resolve().is_relative_to(release.resolve()):
            raise BroadsheetError(f"{out}: lies in {release}: name a folder outside of it")
    if new.schema_version != SCHEMA_VERSION:
        fact = f"schema {new.schema_version}, here it is {SCHEMA_VERSION}"
        raise BroadsheetError(f"{after}: {fact}: use the query that its README.md has")
    if new.previous != old.version:
        fact = f"is against {new.previous or 'nothing'}, not {old.version}"
        raise GateError(f"{after}: the delta of {new.version} {fact}")
    if new.edition != old.edition:
        fact = f"edition {new.edition.name}, {old.version} is {old.edition.name}"
        raise GateError(f"{after}: {fact}: both must be the same")
    read_by_delta(new, after)
    folder, tables = fresh(out), tables_in(new.edition)
    try:
        found = {name: applied(name, tables[name], before, after, folder) for name in DELTAS}
        for table, (rows, content) in found.items():
            if (rows, content) != (new.rows[table], new.contents[table]):
                said = f"the manifest of {new.version} says {new.rows[table]:,} others"
                raise GateError(f"{before}: {table}: come to {rows:,} rows, {said}: is it whole?")
        moved_in(out)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return {table: rows for table, (rows, _) in found.items()}


def applied(name: Compared, of: Table, before: Path, after: Path, folder: Path) -> tuple[int, str]:
    """Write one table of the next version into *folder*; return its rows and their hash."""
    passed, order = Passed(), Order(of.sorted_by, of.found_by)
    named = keys_of(columns(after, DELTAS[name].name, of.key), of)
    rows_from = [*of.sorted_by] or [(column, "ascending") for column in of.key]
    old = {path.relative_to(before).as_posix() for path in files_of(name, before)}
    new = set(files_named(after, name))
    for file in sorted(old | new):
        parts = list(kept_rows(before / file, of, named)) if file in old else []
        if file in new:
            parts += given_rows(after / file, of, named)
        rows = pa.concat_tables(parts)
        if len(rows):
            own = passed.through([rows.sort_by(rows_from)])
            write_parts(own, folder / file, of.row, PUBLISHED, order)
    if not passed.rows:  # readers find its columns
        file = of.pattern if of.is_file else f"{of.folder}/part-0000.parquet"
        write_parts([], folder / file, of.row, PUBLISHED, order)
    return passed.told


class Passed:
    """How many rows passed, and the hash of them all, in whatever order."""

    def __init__(self) -> None:
        self.rows = self.total = 0

    def through(self, parts: Iterable[pa.Table]) -> Iterator[pa.Table]:
        """Yield *parts* as they are."""
        for part in parts:
            self.rows += len(part)
            self.total += int(row_hashes(part).sum())
            yield part

    @property
    def told(self) -> tuple[int, str]:
        """Their number and hash, as a manifest has them."""
        return self.rows, content_of(self.total)


def keys_of(rows: pa.Table, of: Table) -> pa.Array:
    """Return a number for the key of each of *rows*."""
    return pa.array(row_hashes(rows.select(of.key)).view(np.int64))


def kept_rows(path: Path, of: Table, named: pa.Array) -> Iterator[pa.Table]:
    """Yield the rows of a file that are not *named*; a column that it does not have is null."""
    schema = arrow_schema(of.row)
    names = [name for name in schema_of(path).names if name in schema.names]
    for rows in row_groups(path, names):
        own = rows.filter(pc.invert(pc.is_in(keys_of(rows, of), value_set=named)))
        for one in (one for one in schema if one.name not in names):
            if len(own) and not one.nullable:
                raise GateError(f"{path}: has no column {one.name}, which the delta does not give")
            own = own.append_column(one.name, pa.nulls(len(own), one.type))
        yield own.select(schema.names).cast(schema)


def given_rows(path: Path, of: Table, named: pa.Array) -> Iterator[pa.Table]:
    """Yield the rows of a file of the next version that are *named*."""
    schema = arrow_schema(of.row)
    for rows in row_groups(path, schema.names):
        yield rows.filter(pc.is_in(keys_of(rows, of), value_set=named)).cast(schema)
