"""The only reader and writer of Parquet: one set of options, one schema for every file of a table.

The same rows give the same bytes: explicit schema, chunks combined, fixed row groups, zstd, page
index, and the write goes beside its place and is moved in whole. A footer is what a reader pays
for each file, so it holds the bounds of columns that rows are skipped by, and short metadata.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from schemas.columns import Record, arrow_schema, file_schema, skipped_by
from schemas.errors import BroadsheetError, DiskError
from schemas.release import TABLES

PUBLISHED = 9  # zstd level of what is released: beyond it size hardly falls and time doubles
AWAITED = 3  # of a file that a user waits for: four times as fast as 9, a tenth larger
STAGE = 1  # of what only the next stage reads: nine times as fast as 9, a quarter larger
MISTAKEN = 0.01  # of groups without a value, which a Bloom filter lets through: 1.2 bytes a row
ROW_GROUP = 5_000  # about 15 MB of article text: one reader's bite
GROUP_BYTES = 256 << 20  # that a row group of long stories has at most; Arrow's texts end at 2 GiB


class TableError(BroadsheetError):
    """A Parquet file that cannot be read: names the file and the fact."""


@dataclass(frozen=True)
class Order:
    """What a file says of its rows to readers that skip: how they are sorted, and by which columns
    of many values one of them is looked up (for these a Bloom filter is written).
    """

    sorted_by: tuple[tuple[str, str], ...] = ()
    found_by: tuple[str, ...] = ()


def write_table(
    table: pa.Table,
    path: Path,
    model: type[Record],
    level: int = STAGE,
    order: Order = Order(),
) -> None:
    """Write *table*, cast to the schema of *model*, at *path*; a kill leaves no half file there.

    Its rows must be in *order*. Raises pa.ArrowInvalid if a value does not fit or a required one
    is null, DiskError if the disk does not take it.
    """
    write_parts([table], path, model, level, order)


def write_parts(
    parts: Iterable[pa.Table],
    path: Path,
    model: type[Record],
    level: int = STAGE,
    order: Order = Order(),
    schema: pa.Schema | None = None,
) -> None:
    """Write the same of a table that comes in *parts*, each of some multiple of ROW_GROUP rows.

    Of an earlier version of *model* its own *schema* is given.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        written = iter(parts)
        first = next(written, None)
        rows = min(len(first), ROW_GROUP) if first is not None and len(first) else 1
        schema = schema or file_schema(model)
        keys = list(order.sorted_by)
        with pq.ParquetWriter(
            beside,
            schema,
            compression="zstd",
            compression_level=level,
            write_statistics=[name for name in skipped_by(model) if name in schema.names],
            write_page_index=True,
            store_schema=True,
            sorting_columns=pq.SortingColumn.from_ordering(schema, keys) if keys else None,
            bloom_filter_options={name: {"ndv": rows, "fpp": MISTAKEN} for name in order.found_by},
        ) as writer:
            for group in groups_of(chain([] if first is None else [first], written)):
                writer.write_table(group.cast(schema).combine_chunks(), row_group_size=ROW_GROUP)
        os.replace(beside, path)
    except OSError as error:  # Arrow's own name no file
        reason = os.strerror(error.errno) if error.errno else error
        raise DiskError(f"{path}: cannot be written: {reason}") from error


def groups_of(parts: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """Yield the rows of *parts* as row groups, none of no rows: more than one reader can take."""
    for part in parts:
        for start in range(0, len(part), ROW_GROUP):
            yield from light(part.slice(start, ROW_GROUP))


def light(group: pa.Table) -> Iterator[pa.Table]:
    """Yield *group* in pieces of GROUP_BYTES at most, or of one row."""
    if group.nbytes <= GROUP_BYTES or len(group) == 1:
        yield group
        return
    half = len(group) // 2
    yield from light(group.slice(0, half))
    yield from light(group.slice(half))


def read_table(
    paths: Path | Iterable[Path], model: type[Record], columns: Sequence[str] | None = None
) -> pa.Table:
    """Return the rows of *paths* in the order given; no path gives no rows, never a missing column.

    A file whose schema is not that of *model* is refused with pa.ArrowInvalid, one that cannot be
    read with TableError.
    """
    schema = arrow_schema(model)
    if columns is not None:
        schema = pa.schema([schema.field(name) for name in columns])
    files = [paths] if isinstance(paths, Path) else list(paths)
    parts = [rows_of(file, columns).cast(schema) for file in files]
    return pa.concat_tables(parts) if parts else schema.empty_table()


def rows_of(path: Path, names: Sequence[str] | None = None) -> pa.Table:
    """Return the rows of the file *path*, with the columns *names*. Raises TableError."""
    with named(path):
        rows = pq.ParquetFile(path).read(columns=None if names is None else list(names))
    whole = {name.partition(".")[0] for name in names or ()}
    missing = sorted(whole - set(rows.column_names))
    if missing:
        raise TableError(f"{path}: has no column {missing[0]}")
    return rows


def row_groups(path: Path, names: Sequence[str]) -> Iterator[pa.Table]:
    """Yield the rows of the file *path* with the columns *names*, a row group at a time.

    Raises TableError.
    """
    with named(path):
        file = pq.ParquetFile(path)
        missing = sorted(set(names) - set(file.schema_arrow.names))
        if missing:
            raise TableError(f"{path}: has no column {missing[0]}")
        for number in range(file.num_row_groups):
            yield file.read_row_group(number, columns=list(names))


def schema_of(path: Path) -> pa.Schema:
    """Return the schema of the file *path*. Raises TableError."""
    with named(path):
        return pq.read_schema(path)


def weight_of(path: Path) -> tuple[int, int]:
    """Return the rows of the file *path*, and their bytes before compression. Raises TableError."""
    with named(path):
        metadata = pq.read_metadata(path)
    groups = (metadata.row_group(number) for number in range(metadata.num_row_groups))
    return metadata.num_rows, sum(group.total_byte_size for group in groups)


def latest(path: Path, names: Sequence[str]) -> datetime | None:
    """Return the latest moment in the columns *names* of a file, from what it says of itself.

    Raises TableError.
    """
    with named(path):
        metadata = pq.read_metadata(path)
    groups = (metadata.row_group(number) for number in range(metadata.num_row_groups))
    columns = (group.column(number) for group in groups for number in range(group.num_columns))
    stated = (one.statistics for one in columns if one.path_in_schema in names)
    return max((one.max for one in stated if one is not None and one.has_min_max), default=None)


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Raise TableError with the name of the file, where Arrow cannot read it."""
    try:
        yield
    except (pa.ArrowException, OSError) as error:
        fact = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise TableError(f"{path}: cannot be read: {fact}") from error


def parquet_files(folder: Path) -> list[Path]:
    """Return the Parquet files under *folder*, sorted; none if there is no such folder."""
    return sorted(path for path in folder.rglob("*.parquet") if not path.name.startswith("."))


def columns(release: Path, table: str, names: tuple[str, ...]) -> pa.Table:
    """Return the columns *names* of all files of *table* in *release*. Raises TableError."""
    return pa.concat_tables(column_parts(release, table, names))


def column_parts(release: Path, table: str, names: tuple[str, ...]) -> Iterator[pa.Table]:
    """Yield the same file by file."""
    of = TABLES[table]
    files = [release / of.pattern] if of.is_file else parquet_files(release / of.folder)
    if not files:
        raise TableError(f"{release / of.folder}: holds no file: the release is not whole")
    return (rows_of(file, names) for file in files)


def differs_from_before(
    values: pa.ChunkedArray | pa.Array,
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return for each value whether it is another than the one before; the first one is."""
    if not len(values):
        return np.zeros(0, bool)
    return np.append(True, pc.not_equal(values[1:], values[:-1]).to_numpy(zero_copy_only=False))
