"""Validated tables to the Parquet files of a release: in order, cut at a fixed length, one schema.

A file depends on the rows of its own bucket, or of those of a small year, and on nothing else, so
news of one day leaves the bytes of every other file as they were, and they are not written again:
compressing is nearly all of the work.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

import pyarrow as pa
from pydantic import TypeAdapter

from pipelines.files import (
    PUBLISHED,
    ROW_GROUP,
    Order,
    RowHash,
    entry_of,
    parquet_files,
    read_table,
    row_groups,
    without_withheld_text,
    write_parts,
)
from pipelines.releasing.periods import periods
from pipelines.releasing.row_groups import regrouped
from pipelines.running import Kept, hashes, linked
from schemas.columns import Record, arrow_schema
from schemas.edition import tables_in
from schemas.release import ARTICLE_SORT, FULL, TABLES, Edition, Entry

ENTRY_LIST = TypeAdapter(list[Entry])
ENTRIES = "entries.json"  # of a partition, as it is kept: what its files hold
PART_ROWS = 50_000  # of a ledger


@dataclass(frozen=True)
class Partition:
    """Files of one table in one folder of the release, `period=2026-11` say, from a number on."""

    table: str
    folder: str
    sources: tuple[Path, ...]
    first: int = 0

    @property
    def row(self) -> type[Record]:
        """The record a row of the table is."""
        return TABLES[self.table].row


def partitions(validated: Path) -> Iterator[Partition]:
    """Yield every partition of the release that *validated* becomes, in order of its path.

    A bucket is a file, or all those of a small year; the ledgers of a crawl are one, or as many as
    their length asks.
    """
    for table in ("articles", "quarantine", "revisions"):
        for one in periods(parquet_files(validated / table)):
            yield Partition(table, f"{table}/{one.folder}", one.sources, one.number)
    crawls = sorted({path.parent for path in parquet_files(validated / "captures")})
    for crawl in crawls:
        name = crawl.relative_to(validated / "captures").as_posix().replace("/", "-")
        yield Partition("captures", f"captures/crawl={name}", tuple(parquet_files(crawl)))


def write_partitions(found: Sequence[Partition], release: Path, kept: Kept) -> list[Entry]:
    """Write the files of each partition under *release* and return what they hold."""
    work = [(one, [one.table, one.folder, one.first, hashes(one.sources)]) for one in found]
    entries = []
    for place in kept.results(write_partition, work):
        for entry in ENTRY_LIST.validate_json((place / ENTRIES).read_bytes()):
            linked(place / Path(entry.path).name, release / entry.path)
            entries.append(entry)
    return entries


def write_partition(partition: Partition, folder: Path) -> None:
    """Write the files of *partition* and what they hold; no file if it has no rows."""
    entries = []
    for number, parts in enumerate(files_of_rows(partition), partition.first):
        name = f"part-{number:04d}.parquet"
        entry = written_parts(parts, partition.table, folder, name)
        entries.append(entry.model_copy(update={"path": f"{partition.folder}/{name}"}))
    (folder / ENTRIES).write_bytes(ENTRY_LIST.dump_json(entries))


def files_of_rows(partition: Partition) -> Iterator[Iterable[pa.Table]]:
    """Yield the rows of each file of *partition*, to be written before the next is asked for.

    A bucket is held whole, as it is small; of a crawl's ledgers no more than a row group.
    """
    if partition.table != "captures":
        rows = without_withheld_text(read_table(partition.sources, partition.row), partition.row)
        rows = rows.sort_by(list(ARTICLE_SORT)) if len(partition.sources) > 1 else rows
        yield from ([rows.slice(start, PART_ROWS)] for start in range(0, len(rows), PART_ROWS))
        return
    schema = arrow_schema(partition.row)
    read = (rows for path in partition.sources for rows in row_groups(path, schema.names))
    groups = regrouped((rows.cast(schema) for rows in read), schema)
    while len(first := next(groups, schema.empty_table())):
        yield chain([first], islice(groups, PART_ROWS // ROW_GROUP - 1))


def written_file(rows: pa.Table, table: str, release: Path, path: str) -> Entry:
    """Write *rows* as the file *path* of *release* and return its entry in the manifest."""
    return written_parts([rows], table, release, path)


def written_parts(
    parts: Iterable[pa.Table], table: str, release: Path, path: str, edition: Edition = FULL
) -> Entry:
    """Write the same of rows that come in *parts*, a row group or more each, one at least.

    They have the columns of *edition*.
    """
    found, rows = RowHash(), 0

    def counted() -> Iterator[pa.Table]:
        nonlocal rows
        for part in parts:
            found.add(part)
            rows += len(part)
            yield part

    of = tables_in(edition)[table]
    order = Order(of.sorted_by, of.found_by)
    write_parts(counted(), release / path, of.row, PUBLISHED, order)
    return entry_of(release, path, table=table, rows=rows, content=found.hexdigest())


def written_empty(table: str, release: Path) -> Entry:
    """Write a file without rows for *table*: every reader then finds its columns."""
    rows = read_table([], TABLES[table].row)
    return written_file(rows, table, release, f"{table}/part-0000.parquet")
