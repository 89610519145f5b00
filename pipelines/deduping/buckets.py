"""Revisions as parsed, by shard -> revisions as released, by bucket.

A bucket is a file of every later table: some days of publication in a row, or a share of one day.
A worker per shard writes its rows once, row group by row group, in the order of their buckets, to a
scratch file that can be read at any place; a worker per bucket then takes its rows from the shards
that have some. A bucket whose rows are planned as before is kept as it was written.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pipelines.deduping.narrow import Shard
from pipelines.deduping.plans import Name, codes_of, name_of
from pipelines.deduping.sorting import LEDGERS, Sorting, sort_shard, sortings
from pipelines.files import decoded, give_back, read_arrow, row_hash, write_table
from pipelines.running import Kept, linked
from schemas.article import Article
from schemas.columns import arrow_schema
from schemas.release import ARTICLE_SORT

SHARDS = (*LEDGERS, "before_shard")
ROWS = "rows.parquet"  # of a bucket, as it is kept


@dataclass(frozen=True)
class Bucket:
    """The scratch files and batches that the rows of one bucket of one table are in."""

    batches: tuple[tuple[Path, int], ...]


def write_buckets(
    planned: Path,
    shards: Sequence[Shard],
    sums: Sequence[tuple[str, str]],
    folder: Path,
    kept: Kept,
) -> Counter[str]:
    """Write the revisions *planned* below *folder*, newest and earlier ones, by bucket.

    They are rows of *shards*, whose articles and ledgers have the hashes *sums*, in order of them.
    Return how many there are of each table.
    """
    plan = read_arrow(planned)
    rows = by_bucket(plan)
    names = [name_of(plan.slice(int(own[0]), 1)) for own in rows]
    facts = (facts_of(plan.take(pa.array(own)), sums) for own in rows)
    places = kept.places(write_bucket, facts)
    missing = kept.missing(places)
    wanted = np.zeros(len(plan), np.bool_)
    for number in missing:
        wanted[rows[number]] = True
    work = list(sortings(plan, wanted, shards, folder / ".work" / "plans"))
    counts = Counter[str]()
    for (table, _), own in zip(names, rows, strict=True):
        counts[table] += len(own)
    del plan, rows, wanted, facts
    give_back()  # before the workers start
    batches = sorted_by_bucket(work, kept)
    found = [(Bucket(tuple(batches[names[number]])), places[number]) for number in missing]
    kept.make(write_bucket, found)
    for (table, bucket), place in zip(names, places, strict=True):
        linked(place / ROWS, folder / table / f"{bucket}.parquet")
    return counts


def by_bucket(plan: pa.Table) -> list[NDArray[np.int32]]:
    """Return the rows of each bucket of each table in *plan*, in order."""
    tables, buckets = (codes_of(plan[name]).to_numpy() for name in ("table", "bucket"))
    codes = tables.astype(np.int64) << 32 | buckets
    order = np.argsort(codes, kind="stable").astype(np.int32)
    starts = np.flatnonzero(np.diff(codes[order], prepend=-1))
    return np.split(order, starts[1:]) if len(order) else []


def facts_of(rows: pa.Table, sums: Sequence[tuple[str, str]]) -> list[object]:
    """Return all that decides what is written of the planned *rows* of one bucket.

    A shard is known by its hashes, in place of its number, which another crawl moves.
    """
    named: list[tuple[str, str, str]] = []
    for name in SHARDS:
        used, places = np.unique(rows[name].to_numpy(), return_inverse=True)
        named += [(name, *sums[shard]) for shard in used.tolist()]
        own = pa.array(places.astype(np.int32))
        rows = rows.set_column(rows.column_names.index(name), name, own)
    return [named, row_hash(decoded(rows))]


def sorted_by_bucket(
    work: Sequence[Sorting], kept: Kept
) -> Mapping[Name, Sequence[tuple[Path, int]]]:
    """Sort the rows of shards by bucket; return the batches that each is in."""
    batches: dict[Name, list[tuple[Path, int]]] = defaultdict(list)
    for one, names in zip(work, kept.mapped(sort_shard, work), strict=True):
        for batch, name in enumerate(names):
            batches[name].append((one.scratch, batch))
    return batches


def write_bucket(bucket: Bucket, folder: Path) -> None:
    """Write one bucket of one table, sorted."""
    batches = [
        pa.ipc.open_file(pa.memory_map(str(path))).get_batch(n) for path, n in bucket.batches
    ]
    rows = pa.Table.from_batches(batches, arrow_schema(Article))
    write_table(rows.sort_by(list(ARTICLE_SORT)), folder / ROWS, Article)
