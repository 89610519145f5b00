"""What differs between two versions: schema, counts, rows, the fields of rows, and fill."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files import STATISTICS, counted, together, value_hashes, write_table
from pipelines.released.sides import Side, contents_of, side_of_baseline, side_of_release
from pipelines.released.tagged import Place
from pipelines.releasing import (
    Before,
    Now,
    column_changes,
    differing,
    first_files,
    held,
    told_rows,
)
from schemas.columns import arrow_schema
from schemas.release import DELTAS, Change, Compared, DiffRow, Entry, Manifest

REMEMBERED = ("content_hash", "facts_hash", "withheld")  # by versions of schema 1 too
MOVED = 0.0005  # of a column's fill: what is less is shown as nothing


@dataclass(frozen=True)
class Difference:
    """What is in *new* and not, or not so, in *old*."""

    old: Side
    new: Side
    columns: tuple[str, ...]  # one line for each column that came, went or changed its type
    rows: pa.Table  # DiffRow

    @property
    def is_empty(self) -> bool:
        """Whether the two hold the same columns, rows and counts."""
        same = self.old.rows == self.new.rows and self.old.states == self.new.states
        return same and not self.columns and not len(self.rows)

    @property
    def unknown(self) -> list[str]:
        """The tables whose rows one of the two does not remember."""
        return [table for table in DELTAS if not {table} <= self.old.keys.keys() & self.new.keys]

    @property
    def fill(self) -> dict[str, tuple[float, float]]:
        """The fill of each column that moved, before and now; 0 where there was no such column."""
        names = list(self.new.fill | self.old.fill)
        pairs = {one: (self.old.fill.get(one, 0.0), self.new.fill.get(one, 0.0)) for one in names}
        return {one: pair for one, pair in pairs.items() if abs(pair[1] - pair[0]) >= MOVED}

    def fields(self, table: Compared) -> dict[str, int]:
        """Return in how many rows of *table* each column differs, the most first."""
        rows = self.rows.filter(pc.equal(self.rows["table"], table))
        found = Counter(pc.list_flatten(rows["fields"]).to_pylist())
        return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))

    def changes(self, table: Compared) -> dict[str, int]:
        """Return how many rows of *table* differ in each way."""
        return counted(self.rows.filter(pc.equal(self.rows["table"], table))["change"])


def difference(old: Side, new: Side) -> Difference:
    """Return what differs between two versions."""
    schema = arrow_schema(DiffRow)
    parts = [schema.empty_table()]
    for table in DELTAS:
        if table in old.keys and table in new.keys:
            parts += rows_of_table(old, new, table)
    rows = pa.concat_tables(parts).combine_chunks()
    return Difference(old, new, tuple(column_changes(old.columns, new.columns)), rows)


def difference_of(old: Place, new: Place) -> Difference:
    """Return the same of what two folders tell; files that both releases have are not read."""
    if old.is_release and new.is_release:
        same = contents_of(old.folder) & contents_of(new.folder)
        return difference(side_of_release(old.folder, same), side_of_release(new.folder, same))
    sides = (
        side_of_release(one.folder) if one.is_release else side_of_baseline(one.folder)
        for one in (old, new)
    )
    return difference(*sides)


def read_by_difference(manifest: Manifest) -> list[Entry]:
    """Return the files of a release that its difference is made of."""
    rows = [one for one in manifest.files if one.table in DELTAS or one.path == STATISTICS]
    return list(dict.fromkeys([*rows, *first_files(manifest.files).values()]))


def rows_of_table(old: Side, new: Side, table: Compared) -> list[pa.Table]:
    """Return the rows of *table* that differ."""
    was, now = comparable(old.keys[table], new.keys[table])
    causes: dict[str, Change] = {name: why for name, why in new.causes.items() if why}
    before = Before(table, held([was]), old.columns_of(table))
    found = differing(before, Now((table,), (now,), new.columns_of(table)), causes)
    return [named(rows, old, new, table) for rows in told_rows(found, arrow_schema(DiffRow))]


def comparable(old: pa.Table, new: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Return the keys of both versions; where one knows no hash of its rows, by what both know."""
    if not old["row_hash"].null_count and not new["row_hash"].null_count:
        return old, new
    return by_what_is_remembered(old), by_what_is_remembered(new)


def by_what_is_remembered(keys: pa.Table) -> pa.Table:
    """Return *keys* whose rows have a hash of REMEMBERED alone, and their columns none."""
    parts = {name: value_hashes(keys[name].combine_chunks()) for name in REMEMBERED}
    own = {
        "row_hash": pa.array(together(parts, len(keys)).view("int64")),
        "column_hashes": pa.nulls(len(keys), keys.schema.field("column_hashes").type),
    }
    for name, values in own.items():
        keys = keys.set_column(keys.schema.get_field_index(name), keys.schema.field(name), values)
    return keys


def named(rows: pa.Table, old: Side, new: Side, table: Compared) -> pa.Table:
    """Return *rows* with their table and headlines; what was taken down is not named again."""
    is_gone = pc.is_in(rows["change"], pa.array(["withdrawn", "takedown", "removed"]))
    ids = rows["article_id"]
    stays = new.headlines(table, ids.filter(pc.invert(is_gone)).combine_chunks())
    untold = pa.array([name for name, why in new.causes.items() if why != "withdrawn"], pa.string())
    is_told = pc.and_not(is_gone, pc.is_in(ids, value_set=untold))
    left = old.headlines(table, ids.filter(is_told).combine_chunks())
    keys = zip(ids.to_pylist(), rows["revision"].to_pylist(), strict=True)
    headlines = [stays.get(key, left.get(key)) for key in keys]
    for name, values in (("table", [table] * len(rows)), ("headline", headlines)):
        place = rows.schema.get_field_index(name)
        rows = rows.set_column(place, rows.schema.field(name), pa.array(values, pa.string()))
    return rows


def difference_json(found: Difference) -> str:
    """Return a difference as JSON."""
    old, new = found.old, found.new
    told: dict[str, Any] = {
        "versions": [old.version, new.version],
        "schema_versions": [old.schema_version, new.schema_version],
        "columns": list(found.columns),
        "counts": {"rows": [old.rows, new.rows], "publishers": [old.publishers, new.publishers]},
        "changes": {table: found.changes(table) for table in DELTAS},
        "fields": {table: found.fields(table) for table in DELTAS},
        "fill": found.fill,
        "unknown": found.unknown,
        "rows": found.rows.to_pylist(),
    }
    if old.states is not None and new.states is not None:
        told["counts"]["states"] = [old.states, new.states]
    return json.dumps(told, ensure_ascii=False, indent=1)


def write_difference(found: Difference, path: Path) -> None:
    """Write the rows that differ as Parquet, a DiffRow each."""
    write_table(found.rows, path, DiffRow)
