"""A version and the delta of the next -> the next: its articles, revisions and tombstones.

Rows that the delta does not name are taken over file by file; those that it gives stand beside them
in files of their own. The whole is proved by the hashes of rows that the next one's manifest names.
"""

import shutil
from collections.abc import Iterable, Iterator
from itertools import chain
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
    moved_in,
    parquet_files,
    read_manifest,
    row_groups,
    row_hashes,
    schema_of,
    write_parts,
)
from schemas.article import SCHEMA_VERSION
from schemas.columns import arrow_schema
from schemas.edition import tables_in
from schemas.errors import BroadsheetError, GateError
from schemas.release import DELTAS, Compared, Entry, Manifest, Table


def read_of_before(manifest: Manifest) -> list[Entry]:
    """Return the files of the version before that the next is made of."""
    return [one for one in manifest.files if one.table in DELTAS]


def read_of_next(manifest: Manifest) -> list[Entry]:
    """Return the files of the next version that are needed: its delta."""
    names = {table.name for table in DELTAS.values()}
    return [one for one in manifest.files if one.table in names]


def apply(before: Path, delta: Path, out: Path) -> dict[str, int]:
    """Make at *out* the tables of the release whose *delta* is there, from the release *before*.

    Return their rows. Raises GateError if the delta is against another version, or what comes out
    is not what the manifest of the next says; BroadsheetError if it is of another schema than this
    code's, or something is at *out*. Then nothing new is there.
    """
    old, new = read_manifest(before), read_manifest(delta)
    if out.exists():
        raise BroadsheetError(f"{out}: is there already: name a folder that is not")
    for release in (before, delta):
        if out.resolve().is_relative_to(release.resolve()):
            raise BroadsheetError(f"{out}: lies in {release}: name a folder outside of it")
    if new.schema_version != SCHEMA_VERSION:
        fact = f"schema {new.schema_version}, here it is {SCHEMA_VERSION}"
        raise BroadsheetError(f"{delta}: {fact}: use the query that its README.md has")
    if new.previous != old.version:
        fact = f"is against {new.previous or 'nothing'}, not {old.version}"
        raise GateError(f"{delta}: the delta of {new.version} {fact}")
    if new.edition != old.edition:
        fact = f"edition {new.edition.name}, {old.version} is {old.edition.name}"
        raise GateError(f"{delta}: {fact}: both must be the same")
    folder, tables = fresh(out), tables_in(new.edition)
    try:
        found = {name: applied(name, tables[name], before, delta, folder) for name in DELTAS}
        for table, (rows, content) in found.items():
            if (rows, content) != (new.rows[table], new.contents[table]):
                said = f"the manifest of {new.version} says {new.rows[table]:,} others"
                raise GateError(f"{before}: {table}: come to {rows:,} rows, {said}: is it whole?")
        moved_in(out)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return {table: rows for table, (rows, _) in found.items()}


def applied(table: Compared, of: Table, before: Path, delta: Path, folder: Path) -> tuple[int, str]:
    """Write one table of the next version into *folder*; return its rows and their hash."""
    passed = Passed()
    named = keys_of(columns(delta, DELTAS[table].name, of.key), of)
    if of.is_file:
        whole = chain(kept_rows(before / of.pattern, of, named), given_rows(delta, table, of))
        rows = pa.concat_tables([arrow_schema(of.row).empty_table(), *passed.through(whole)])
        write_parts([rows.sort_by(of.key[0])], folder / of.pattern, of.row, PUBLISHED)
        return passed.told
    order = Order(of.sorted_by, of.found_by)
    for path in parquet_files(before / of.folder):
        kept = (rows for rows in passed.through(kept_rows(path, of, named)) if len(rows))
        if (first := next(kept, None)) is not None:
            place = folder / path.relative_to(before)
            write_parts(chain([first], kept), place, of.row, PUBLISHED, order)
    for number, group in enumerate(given_rows(delta, table, of)):
        for month in pc.unique(group["month"]).to_pylist():
            own = group.filter(pc.equal(group["month"], month))
            place = folder / of.folder / f"period={month}" / f"delta-{number:04d}.parquet"
            parts = passed.through([own.sort_by(list(of.sorted_by))])
            write_parts(parts, place, of.row, PUBLISHED, order)
    if not passed.rows:
        write_parts([], folder / of.folder / "part-0000.parquet", of.row, PUBLISHED, order)
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


def given_rows(delta: Path, table: Compared, of: Table) -> Iterator[pa.Table]:
    """Yield the rows that the delta gives of *table*, with the columns *of* it."""
    schema = arrow_schema(of.row)
    for path in parquet_files(delta / DELTAS[table].folder):
        for rows in row_groups(path, ("now",)):
            there = rows["now"].filter(pc.is_valid(rows["now"]))
            yield pa.Table.from_struct_array(there.combine_chunks()).cast(schema)
