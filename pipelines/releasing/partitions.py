"""Validated tables to the Parquet files of a release: sorted, cut at a fixed length, one schema.

A file depends on the rows of its own partition and on nothing else, so news of one month leaves
the bytes of every other month as they were, and they are not written again: compressing is nearly
all of the work.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pydantic import TypeAdapter

from pipelines.files import (
    PUBLISHED,
    entry_of,
    parquet_files,
    read_table,
    row_hash,
    sha256_of,
    without_withheld_text,
    write_table,
)
from pipelines.running import Kept, linked
from schemas.columns import Record
from schemas.release import ARTICLE_SORT, TABLES, Entry

ENTRY_LIST = TypeAdapter(list[Entry])
PART_ROWS = 50_000  # about 60 MB of compressed text: one download, one reader's bite


ENTRIES = "entries.json"  # of a partition, as it is kept: what its files hold


@dataclass(frozen=True)
class Partition:
    """The files of one table that become one folder of the release, such as `month=2026-11`."""

    table: str
    folder: str
    sources: tuple[Path, ...]

    @property
    def row(self) -> type[Record]:
        """The record a row of the table is."""
        return TABLES[self.table].row


def partitions(validated: Path) -> Iterator[Partition]:
    """Yield every partition of the release that *validated* becomes, in order of its path."""
    for table in ("articles", "quarantine", "revisions"):
        for path in parquet_files(validated / table):
            yield Partition(table, f"{table}/{path.stem}", (path,))
    crawls = sorted({path.parent for path in parquet_files(validated / "captures")})
    for crawl in crawls:
        name = crawl.relative_to(validated / "captures").as_posix().replace("/", "-")
        yield Partition("captures", f"captures/crawl={name}", tuple(parquet_files(crawl)))


def write_partitions(found: Sequence[Partition], release: Path, kept: Kept) -> list[Entry]:
    """Write the files of each partition under *release* and return what they hold."""
    work = [
        (one, [one.table, one.folder, [sha256_of(path) for path in one.sources]]) for one in found
    ]
    entries = []
    for place in kept.results(write_partition, work):
        for entry in ENTRY_LIST.validate_json((place / ENTRIES).read_bytes()):
            linked(place / Path(entry.path).name, release / entry.path)
            entries.append(entry)
    return entries


def write_partition(partition: Partition, folder: Path) -> None:
    """Write the files of *partition* and what they hold; no file if it has no rows."""
    rows = read_table(partition.sources, partition.row)
    is_ledger = partition.table == "captures"
    order = np.arange(len(rows)) if is_ledger else sorted_places(rows)
    entries = []
    for number, start in enumerate(range(0, len(rows), PART_ROWS)):
        part = rows_at(rows, order[start : start + PART_ROWS])
        part = part if is_ledger else without_withheld_text(part, partition.row)
        name = f"part-{number:04d}.parquet"
        entry = written_file(part, partition.table, folder, name)
        entries.append(entry.model_copy(update={"path": f"{partition.folder}/{name}"}))
    (folder / ENTRIES).write_bytes(ENTRY_LIST.dump_json(entries))


def sorted_places(rows: pa.Table) -> np.ndarray:
    """Return where the rows stand now, in the order they are to be released in."""
    narrow = rows.select([name for name, _ in ARTICLE_SORT])
    return np.asarray(pc.sort_indices(narrow, list(ARTICLE_SORT)))


def rows_at(rows: pa.Table, places: np.ndarray) -> pa.Table:
    """Return the rows at *places*, in that order.

    Arrow's own `take` joins the chunks of a column first, and fails where a month has 2 GiB of it.
    """
    by_place = np.argsort(places, kind="stable")
    taken, start, done = [], 0, 0
    for batch in rows.to_batches():
        end = int(np.searchsorted(places[by_place], start + len(batch)))
        taken.append(batch.take(pa.array(places[by_place[done:end]] - start)))
        start, done = start + len(batch), end
    found = pa.Table.from_batches(taken, rows.schema)
    return found.take(pa.array(np.argsort(by_place, kind="stable")))


def written_file(rows: pa.Table, table: str, release: Path, path: str) -> Entry:
    """Write *rows* as the file *path* of *release* and return its entry in the manifest."""
    write_table(rows, release / path, TABLES[table].row, PUBLISHED)
    return entry_of(release, path, table=table, rows=len(rows), content=row_hash(rows))


def written_empty(table: str, release: Path) -> Entry:
    """Write a file without rows for *table*: every reader then finds its columns."""
    rows = read_table([], TABLES[table].row)
    return written_file(rows, table, release, f"{table}/part-0000.parquet")
