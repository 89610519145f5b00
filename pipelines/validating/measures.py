"""Deduped articles, bucket by bucket -> the narrow tables that the suite is asked of; their keys.

What was measured is kept, and measured again for a bucket alone that has other rows.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from expectations.known import Known, with_known
from expectations.narrow import narrow, promises_of
from pipelines.files import (
    PACKED,
    WORD,
    latest,
    numbered,
    packed,
    parquet_files,
    read_arrow,
    read_table,
    write_arrow,
)
from pipelines.running import Kept, hashes
from schemas.article import Article
from schemas.identity import digest

AT_ONCE = 4  # buckets: half of what one costs alone is patterns, whatever the rows
MEASURES = "measures.arrow"  # of a part, as they are kept
KEYS = ("article_id", "revision", "cluster_id", "cluster_role", "similarity")
MOMENTS = ("fetched_at", "modified_at", "first_seen_at", "facts_at")  # none is in the future
KEYED = pa.schema(
    [
        ("part", pa.int32()),
        ("row", pa.int32()),
        ("article_id", PACKED),
        ("revision", pa.int32()),
        ("cluster_id", PACKED),
        ("cluster_role", WORD),
        ("similarity", pa.float64()),
        ("url", pa.int64()),
        ("table", WORD),
    ]
)


@dataclass(frozen=True)
class Part:
    """One bucket of one table, and its measures."""

    table: str
    path: Path
    bucket: str  # month=yyyy-mm/part-nnnn
    sum: str  # SHA-256 of the file
    measures: Path


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
    sums = hashes([path for _, path in named])
    beside = digest_of(known)
    facts = [(own, beside, ahead(path, known)) for own, (_, path) in zip(sums, named, strict=True)]
    work = [(Measuring(path, known), own) for (_, path), own in zip(named, facts, strict=True)]
    places = kept.results_together(measure, work, [1] * len(work), AT_ONCE)
    return [
        Part(*one, bucket_of(one[1]), own, place / MEASURES)
        for one, own, place in zip(named, sums, places, strict=True)
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


def measure(works: Sequence[Measuring], folders: Sequence[Path]) -> None:
    """Write the measures of some buckets, each with the keys of its rows."""
    tables = [read_table(work.path, Article) for work in works]
    known = [with_known(rows, work.known) for rows, work in zip(tables, works, strict=True)]
    measured = narrow(pa.concat_tables(known).combine_chunks(), promises_of())
    start = 0
    for rows, folder in zip(tables, folders, strict=True):
        own = measured.slice(start, len(rows))
        start += len(rows)
        write_arrow(with_keys(own, rows), folder / MEASURES)


def with_keys(measured: pa.Table, rows: pa.Table) -> pa.Table:
    """Return the measures of *rows* with their keys beside them."""
    for name in KEYS:
        measured = measured.append_column(f"key {name}", rows[name])
    return measured.append_column("key url", numbered(rows["url"]))


def measures_of(path: Path) -> pa.Table:
    """Return the measures of one bucket, without its keys; read from disk as they are used."""
    rows = read_arrow(path)
    return rows.drop_columns([f"key {name}" for name in (*KEYS, "url")])


def keys_of(parts: list[Part]) -> pa.Table:
    """Return part, row, KEYS and present table of every row of *parts*."""
    found = []
    for number, part in enumerate(parts):
        rows = read_arrow(part.measures)
        columns = {name: rows[f"key {name}"].combine_chunks() for name in (*KEYS, "url")}
        columns |= {name: packed(columns[name]) for name in ("article_id", "cluster_id")}
        columns["cluster_role"] = columns["cluster_role"].dictionary_encode()
        columns["table"] = pa.array([part.table] * len(rows), WORD)
        found.append(pa.table(places(number, 0, len(rows)) | columns, schema=KEYED))
    whole = pa.concat_tables([KEYED.empty_table(), *found])
    return whole.unify_dictionaries().combine_chunks()


def places(part: int, start: int, length: int) -> dict[str, pa.Array]:
    """Return the columns that number rows of one part."""
    return {
        "part": pa.array(np.full(length, part, np.int32)),
        "row": pa.array(np.arange(start, start + length, dtype=np.int32)),
    }
