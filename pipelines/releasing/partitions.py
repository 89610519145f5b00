"""Validated tables to the Parquet files of a release: sorted, cut at a fixed length, one schema.

A file depends on the rows of its own partition and on nothing else, so news of one month leaves
the bytes of every other month as they were; and a file that would become the same again is copied
from the last release, for compressing is nearly all of the work.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files import (
    PUBLISHED,
    entry_of,
    parquet_files,
    read_manifest,
    read_table,
    row_hash,
    sha256_of,
    without_withheld_text,
    write_table,
)
from schemas.columns import Record
from schemas.errors import BroadsheetError
from schemas.release import ARTICLE_SORT, TABLES, Entry

PART_ROWS = 50_000  # about 60 MB of compressed text: one download, one reader's bite


@dataclass(frozen=True)
class Earlier:
    """The last release, where the same code and libraries made it: its Parquet files by path."""

    folder: Path
    entries: dict[str, Entry]


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


def written(partition: Partition, release: Path, earlier: Earlier) -> list[Entry]:
    """Write the files of *partition* under *release* and return what they hold; none if no rows."""
    rows = read_table(partition.sources, partition.row)
    is_ledger = partition.table == "captures"
    order = np.arange(len(rows)) if is_ledger else sorted_places(rows)
    entries = []
    for number, start in enumerate(range(0, len(rows), PART_ROWS)):
        part = rows_at(rows, order[start : start + PART_ROWS])
        part = part if is_ledger else without_withheld_text(part, partition.row)
        path = f"{partition.folder}/part-{number:04d}.parquet"
        entries.append(written_file(part, partition.table, release, path, earlier))
    return entries


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


def written_file(
    rows: pa.Table, table: str, release: Path, path: str, earlier: Earlier | None = None
) -> Entry:
    """Write *rows* as the file *path* of *release* and return its entry in the manifest."""
    content = row_hash(rows)
    same = earlier.entries.get(path) if earlier else None
    if earlier and same and same.content == content and is_sound(earlier.folder, same):
        (release / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(earlier.folder / path, release / path)
    else:
        write_table(rows, release / path, TABLES[table].row, PUBLISHED)
    return entry_of(release, path, table=table, rows=len(rows), content=content)


def is_sound(folder: Path, entry: Entry) -> bool:
    """Return whether the file of *entry* is there with the bytes it had."""
    path = folder / entry.path
    return path.is_file() and sha256_of(path) == entry.sha256


def earlier_files(folder: Path, code: str, versions: dict[str, str]) -> Earlier:
    """Return what can be copied from the release in *folder*: nothing if anything else made it."""
    try:
        manifest = read_manifest(folder)
    except BroadsheetError:
        return Earlier(folder, {})
    is_same = (manifest.code, manifest.libraries) == (code, versions)
    files = {entry.path: entry for entry in manifest.files if entry.table} if is_same else {}
    return Earlier(folder, files)


def written_empty(table: str, release: Path) -> Entry:
    """Write a file without rows for *table*: every reader then finds its columns."""
    rows = read_table([], TABLES[table].row)
    return written_file(rows, table, release, f"{table}/part-0000.parquet")
