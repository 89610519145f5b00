"""Rows of a release -> their keys: what a version remembers of each, and compares the next with.

A key holds no text: a hash for the whole row, and one for each of its columns.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files import (
    Numbers,
    parquet_files,
    row_groups,
    schema_of,
    together,
    value_hashes,
    write_arrow,
)
from pipelines.running import Kept
from schemas.columns import arrow_schema
from schemas.release import DELTAS, TABLES, Compared, Entry, Key

KEYS = "keys.arrow"  # of a file, as they are kept
SAME = ("article_id", "publisher", "month", "content_hash", "facts_hash")  # as the row has them
SHORT = np.uint64(32)  # bits of a column's hash that are left out


@dataclass(frozen=True)
class Keyed:
    """A file of a release, and the table that it is a part of."""

    table: Compared
    path: Path


def released_keys(release: Path) -> Iterator[pa.Table]:
    """Yield the Keys of all rows in *release* of which there is a delta, file by file."""
    yield arrow_schema(Key).empty_table()
    for table in DELTAS:
        for path in files_of(table, release):
            yield keys_in(table, path)


def files_of(table: Compared, release: Path) -> list[Path]:
    """Return the files of *table* in *release*, in order."""
    of = TABLES[table]
    return [release / of.pattern] if of.is_file else parquet_files(release / of.folder)


def kept_keys(table: Compared, release: Path, entries: Iterable[Entry], kept: Kept) -> list[Path]:
    """Return files with the keys of each file of *table* in *release*, in order, as kept."""
    sums = {entry.path: entry.sha256 for entry in entries}
    work = [
        (Keyed(table, path), (table, path.parent.name, sums[path.relative_to(release).as_posix()]))
        for path in files_of(table, release)
    ]
    return [place / KEYS for place in kept.results(keep_keys, work)]


def keep_keys(work: Keyed, folder: Path) -> None:
    """Write the keys of one file."""
    write_arrow(keys_in(work.table, work.path), folder / KEYS)


def keys_in(table: Compared, path: Path) -> pa.Table:
    """Return the Keys of the rows in one file; before schema 2.0 its folder names the month."""
    name, _, month = path.parent.name.partition("=")
    own = month if name == "month" else None
    groups = row_groups(path, schema_of(path).names)
    empty = arrow_schema(Key).empty_table()
    return pa.concat_tables([empty, *(keys_of(rows, table, own) for rows in groups)])


def keys_of(rows: pa.Table, table: Compared, month: str | None) -> pa.Table:
    """Return the Key of each of some *rows* of *table*; *month* is theirs, if no column says it."""
    schema = arrow_schema(Key)
    found = {name: value_hashes(rows[name].combine_chunks()) for name in rows.column_names}
    columns = {"month": pa.array([month] * len(rows), pa.string())}
    columns |= {name: rows[name] for name in SAME if name in rows.column_names}
    columns |= {
        "table": pa.array([table] * len(rows), pa.string()),
        "row_hash": pa.array(together(found, len(rows)).view(np.int64)),
        "column_hashes": lists(np.stack([short(own) for own in found.values()], axis=1)),
    }
    if "revision" in rows.column_names:  # so it is an article
        columns |= {
            "revision": rows["revision"],
            "withheld": pc.struct_field(rows["rights"], "text_withheld"),
        }
    if "corrections" in rows.column_names:  # an edition may be without
        columns["corrections"] = pc.list_value_length(rows["corrections"])
    return filled(columns, len(rows), schema)


def filled(columns: Mapping[str, pa.Array], length: int, schema: pa.Schema) -> pa.Table:
    """Return *columns* as a table of *schema*, null in those that are not among them."""
    arrays = [columns.get(one.name, pa.nulls(length, one.type)) for one in schema]
    return pa.table(arrays, schema=schema)


def short(hashes: Numbers) -> "np.ndarray[tuple[int], np.dtype[np.int32]]":
    """Return *hashes* in 32 bits each, 0 still of those of null alone."""
    found = (hashes >> SHORT).astype(np.uint32).view(np.int32)
    found[(found == 0) & (hashes != 0)] = 1
    return found


def lists(numbers: "np.ndarray[tuple[int, int], np.dtype[np.int32]]") -> pa.Array:
    """Return the rows of *numbers* as lists."""
    rows, width = numbers.shape
    ends = pa.array(np.arange(rows + 1, dtype=np.int32) * width)
    return pa.ListArray.from_arrays(
        ends, pa.array(numbers.ravel()), type=arrow_schema(Key).field("column_hashes").type
    )
