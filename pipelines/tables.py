"""The only reader and writer of Parquet: one set of options, one schema for every file of a table.

The same rows give the same bytes: explicit schema, chunks combined, fixed row groups, zstd level 9
(beyond it size hardly falls and time doubles), page index, and the write goes beside its place and
is moved in whole.
"""

import hashlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.columns import Record, arrow_schema

ROW_GROUP = 5_000  # about 15 MB of article text: one reader's bite


def write_table(table: pa.Table, path: Path, model: type[Record]) -> None:
    """Write *table*, cast to the schema of *model*, at *path*; a kill leaves no half file there.

    Raises pa.ArrowInvalid if a value does not fit or a required one is null.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    whole = table.cast(arrow_schema(model)).combine_chunks()
    pq.write_table(
        whole,
        beside,
        compression="zstd",
        compression_level=9,
        row_group_size=ROW_GROUP,
        write_page_index=True,
        store_schema=True,
    )
    os.replace(beside, path)


def read_table(
    paths: Path | Iterable[Path], model: type[Record], columns: Sequence[str] | None = None
) -> pa.Table:
    """Return the rows of *paths* in the order given; no path gives no rows, never a missing column.

    A file whose schema is not that of *model* is refused with pa.ArrowInvalid.
    """
    schema = arrow_schema(model)
    if columns is not None:
        schema = pa.schema([schema.field(name) for name in columns])
    files = [paths] if isinstance(paths, Path) else list(paths)
    parts = [pq.ParquetFile(file).read(columns=columns).cast(schema) for file in files]
    return pa.concat_tables(parts) if parts else schema.empty_table()


def parquet_files(folder: Path) -> list[Path]:
    """Return the Parquet files under *folder*, sorted; none if there is no such folder."""
    return sorted(path for path in folder.rglob("*.parquet") if not path.name.startswith("."))


def row_hash(table: pa.Table) -> str:
    """Return a hash of the rows of *table* and their schema, whatever library wrote the file."""
    hasher = hashlib.sha256(str(table.schema.remove_metadata()).encode())
    for batch in table.combine_chunks().to_batches(max_chunksize=ROW_GROUP):
        for row in batch.to_pylist():
            hasher.update(repr(sorted(row.items())).encode())
    return hasher.hexdigest()
