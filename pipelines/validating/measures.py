"""Deduped articles, bucket by bucket -> which rows break which promise.

Workers measure the buckets, and then run the suite over the measures in batches that hold many
small ones, because it costs seconds however few the rows. Both are kept, and done again for a
bucket alone that has other rows. What is promised between rows is asked of their
keys.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from expectations.between import KEYED as BETWEEN
from expectations.known import Known, with_known
from expectations.narrow import narrow, promises_of
from expectations.suite import checker
from pipelines.files import latest, parquet_files, read_table, sha256_of
from pipelines.running import Kept, make
from schemas.article import Article
from schemas.identity import digest

BATCH = 100_000  # rows: 0.6 GB in the library, whatever the number of articles
KEYS = ("article_id", "revision", "cluster_id", "cluster_role", "similarity")
MOMENTS = ("fetched_at", "modified_at", "first_seen_at", "facts_at")  # none is in the future
KEYED = pa.schema(
    [
        ("part", pa.int32()),
        ("row", pa.int32()),
        ("article_id", pa.string()),
        ("revision", pa.int32()),
        ("cluster_id", pa.string()),
        ("cluster_role", pa.string()),
        ("similarity", pa.float64()),
        ("url", pa.int64()),
        ("table", pa.string()),
    ]
)
ASKED = (*promises_of(), *BETWEEN)  # all promises of rows, those between them last
NUMBERS = {name: number for number, name in enumerate(sorted(one.name for one in ASKED))}
FAILURES = pa.schema([("part", pa.int32()), ("row", pa.int32()), ("promise", pa.int16())])


MEASURES, BROKEN = "measures.arrow", "broken.arrow"  # of a part, as they are kept


@dataclass(frozen=True)
class Part:
    """One bucket of one table, its measures, and where the promises its rows break are kept."""

    table: str
    path: Path
    bucket: str  # month=yyyy-mm/part-nnnn
    sum: str  # SHA-256 of the file
    measures: Path
    broken: Path


@dataclass(frozen=True)
class Measuring:
    """One bucket of one table, and what is known beside its rows."""

    path: Path
    known: Known


def measured_parts(deduped: Path, known: Known, kept: Kept) -> list[Part]:
    """Return the buckets of the articles, then those of the revisions, measured."""
    named = [
        (table, path)
        for table in ("articles", "revisions")
        for path in parquet_files(deduped / table)
    ]
    sums = [sha256_of(path) for _, path in named]
    beside = digest_of(known)
    facts = [(own, beside, ahead(path, known)) for own, (_, path) in zip(sums, named, strict=True)]
    work = [(Measuring(path, known), own) for (_, path), own in zip(named, facts, strict=True)]
    measures, broken = kept.results(measure, work), kept.places(keep_broken, facts)
    return [
        Part(*one, bucket_of(one[1]), own, place / MEASURES, other)
        for one, own, place, other in zip(named, sums, measures, broken, strict=True)
    ]


def bucket_of(path: Path) -> str:
    """Return the bucket that a file of a table is."""
    return f"{path.parent.name}/{path.stem}"


def digest_of(known: Known) -> str:
    """Return a hash of what is known of publishers."""
    return digest(json.dumps([known.names, known.domains, known.is_released], sort_keys=True))


def ahead(path: Path, known: Known) -> str | None:
    """Return until when is known, if a row may be later than that; if none is, it decides nothing.

    So a new crawl, which moves that moment on, leaves what was measured as it is.
    """
    newest = latest(path, MOMENTS)
    is_later = known.until and newest and newest > known.until
    return known.until.isoformat() if known.until and is_later else None


@dataclass(frozen=True)
class Piece:
    """Some rows of a part that are checked in one batch."""

    part: Part
    number: int
    start: int
    length: int


def measure(work: Measuring, folder: Path) -> None:
    """Write the measures of one bucket, with the keys of its rows."""
    rows = read_table(work.path, Article)
    measured = narrow(with_known(rows, work.known), promises_of())
    for name in KEYS:
        measured = measured.append_column(f"key {name}", rows[name])
    numbers = pa.array([number_of(url) for url in rows["url"].to_pylist()], pa.int64())
    write_arrow(measured.append_column("key url", numbers), folder / MEASURES)


def write_arrow(rows: pa.Table, path: Path) -> None:
    """Write *rows* as a file that is read in place."""
    with pa.ipc.new_file(path, rows.schema) as writer:
        writer.write_table(rows)


def number_of(url: str) -> int:
    """Return a number that no other address of a release has, but by a rare chance."""
    return int.from_bytes(blake2b(url.encode(), digest_size=8).digest(), signed=True)


def measures_of(part: Part) -> pa.Table:
    """Return the measures of one bucket, without its keys; read from disk as they are used."""
    rows = pa.ipc.open_file(pa.memory_map(str(part.measures))).read_all()
    return rows.drop_columns([f"key {name}" for name in (*KEYS, "url")])


def keys_of(parts: list[Part]) -> pa.Table:
    """Return part, row, KEYS and present table of every row of *parts*."""
    found = []
    for number, part in enumerate(parts):
        rows = pa.ipc.open_file(pa.memory_map(str(part.measures))).read_all()
        columns = {name: rows[f"key {name}"] for name in (*KEYS, "url")}
        columns["table"] = pa.array([part.table] * len(rows), pa.string())
        found.append(pa.table(places(number, 0, len(rows)) | columns))
    return pa.concat_tables([KEYED.empty_table(), *found]).combine_chunks()


def places(part: int, start: int, length: int) -> dict[str, pa.Array]:
    """Return the columns that number rows of one part."""
    return {
        "part": pa.array(np.full(length, part, np.int32)),
        "row": pa.array(np.arange(start, start + length, dtype=np.int32)),
    }


def batches(parts: list[Part], numbers: list[int], size: int = BATCH) -> Iterator[list[Piece]]:
    """Yield the pieces of those *parts* that have *numbers*, *size* rows at a time."""
    waiting: list[Piece] = []
    room = size
    for number in numbers:
        part = parts[number]
        count = measures_of(part).num_rows
        start = 0
        while start < count:
            length = min(room, count - start)
            waiting.append(Piece(part, number, start, length))
            start, room = start + length, room - length
            if not room:
                yield waiting
                waiting, room = [], size
    if waiting:
        yield waiting


@cache
def checking(suite: str) -> Callable[[pa.Table], dict[str, list[int]]]:
    """Return the suite's verdict on narrow tables, of rows or of keys, made once in a process."""
    return checker(promises_of() if suite == "rows" else BETWEEN)


def broken_in(pieces: list[Piece]) -> pa.Table:
    """Return the broken promises of the rows of *pieces*."""
    tables = [measures_of(one.part).slice(one.start, one.length) for one in pieces]
    numbered = [pa.table(places(one.number, one.start, one.length)) for one in pieces]
    return broken("rows", pa.concat_tables(numbered), pa.concat_tables(tables))


def broken(suite: str, where: pa.Table, measured: pa.Table) -> pa.Table:
    """Return the promises of *suite* that rows break, which stand at the places *where*."""
    found = [FAILURES.empty_table()]
    for name, rows in checking(suite)(measured).items():
        own = where.take(pa.array(rows, pa.int64()))
        number = pa.array(np.full(len(rows), NUMBERS[name], np.int16))
        found.append(own.append_column("promise", number))
    return pa.concat_tables(found)


def failures(parts: list[Part], keys: pa.Table, kept: Kept) -> pa.Table:
    """Return every broken promise: part, row, and the promise's place in order of name."""
    stale = kept.missing([part.broken for part in parts])
    some = list(batches(parts, stale))
    mapped = kept.mapped if len(some) > 1 else map  # another process would import the library too
    found = pa.concat_tables([FAILURES.empty_table(), *mapped(broken_in, some)])
    for number in stale:
        own = found.filter(pc.equal(found["part"], number)).drop_columns(["part"])
        make(keep_broken, (own, parts[number].broken))
    rows = [
        numbered(pa.ipc.open_file(part.broken / BROKEN).read_all(), n)
        for n, part in enumerate(parts)
    ]
    if len(keys):
        rows.append(broken("keys", keys.select(["part", "row"]), compared(keys)))
    order = [(name, "ascending") for name in FAILURES.names]
    return pa.concat_tables([FAILURES.empty_table(), *rows]).sort_by(order).combine_chunks()


def keep_broken(rows: pa.Table, folder: Path) -> None:
    """Write the promises that the rows of one part break."""
    write_arrow(rows, folder / BROKEN)


def numbered(rows: pa.Table, part: int) -> pa.Table:
    """Return *rows* with the number of their part before them."""
    return rows.add_column(0, "part", pa.array(np.full(len(rows), part, np.int32)))


def compared(keys: pa.Table) -> pa.Table:
    """Return what is compared of rows; only of articles, as the newest rows, the address."""
    is_article = pc.equal(keys["table"], "articles")
    url = pc.if_else(is_article, keys["url"], pa.scalar(None, pa.int64()))
    return pa.table({"article_id": keys["article_id"], "revision": keys["revision"], "url": url})
