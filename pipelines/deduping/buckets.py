"""Revisions as parsed, by shard -> revisions as released, by bucket.

A bucket is a file of every later table: some days of publication in a row, or a share of one day.
A worker per shard writes its rows once, in the order of their buckets, to a scratch file that can
be read at any place; a worker per bucket then takes its rows from the shards that have some. A
bucket whose rows are planned as before is kept as it was written.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files import read_table, row_hash, write_table
from pipelines.running import Kept, linked
from schemas.article import Article
from schemas.columns import arrow_schema
from schemas.release import ARTICLE_SORT

SET = (
    "revision",
    "first_seen_at",
    "fetched_at",
    "facts_at",
    "target_uri",
    "warc_file",
    "warc_record_id",
    "payload_digest",
    "cluster_id",
    "cluster_role",
    "similarity",
)


LEAST = 1_000  # rows of a bucket, if its month has as many: some 3 MB as released
ROWS = "rows.parquet"  # of a bucket, as it is kept
Name = tuple[str, str]  # of a file: table and bucket


@dataclass(frozen=True)
class Sorting:
    """One shard's articles, its plan (rows in order of table and bucket), and the scratch file."""

    articles: Path
    plan: Path
    scratch: Path


@dataclass(frozen=True)
class Bucket:
    """The scratch files and batches that the rows of one bucket of one table are in."""

    batches: tuple[tuple[Path, int], ...]


def write_buckets(
    plan: pa.Table, articles: Sequence[Path], sums: Sequence[str], folder: Path, kept: Kept
) -> None:
    """Write the revisions of *plan* below *folder*, newest and earlier ones, by bucket.

    Its `article_shard` numbers the files *articles*, whose hashes are *sums*.
    """
    found = list(buckets_in(plan))
    places = kept.places(write_bucket, [facts_of(rows, sums) for _, rows in found])
    stale = {found[number][0]: places[number] for number in kept.missing(places)}
    batches = sorted_by_bucket(plan, stale, articles, folder / ".work" / "plans", kept)
    kept.make(write_bucket, [(Bucket(tuple(batches[name])), stale[name]) for name in stale])
    for ((table, bucket), _), place in zip(found, places, strict=True):
        linked(place / ROWS, folder / table / f"{bucket}.parquet")


def buckets_of(days: pa.ChunkedArray, articles: pa.ChunkedArray) -> pa.Array:
    """Return the bucket of each row, as `month=yyyy-mm/part-nnnn`, by its day and its article's id.

    Days of a month stand together until they have LEAST rows; a day of more than twice as many is
    cut by a hash of the id. So the days to come leave the buckets of those before as they
    are, and no bucket has more than four times LEAST.
    """
    counts = pa.table({"day": days}).group_by("day").aggregate([([], "count_all")]).sort_by("day")
    named, starts, cuts = counts["day"].to_pylist(), [], []
    month, number, filled = "", 0, 0
    for day, count in zip(named, counts["count_all"].to_pylist(), strict=True):
        cut = 1
        while count > 2 * LEAST * cut:
            cut *= 2
        if day[:7] != month:
            month, number, filled = day[:7], 0, 0
        elif filled >= LEAST or (filled and cut > 1):
            number, filled = number + 1, 0
        starts.append(number)
        cuts.append(cut)
        number, filled = number + cut - 1, LEAST if cut > 1 else filled + count
    place = pc.index_in(days, value_set=pa.array(named, pa.string())).to_numpy()
    cut_by = np.array(cuts, np.int64)[place]
    shares = [
        int(share_of(one) * cut) for one, cut in zip(articles.to_pylist(), cut_by, strict=True)
    ]
    parts = np.array(starts, np.int64)[place] + np.array(shares, np.int64)
    digits = pc.utf8_lpad(pa.array(parts).cast(pa.string()), 4, "0")
    months = pc.utf8_slice_codeunits(days, 0, 7).combine_chunks()
    return pc.binary_join_element_wise("month=", months, "/part-", digits, "")


def share_of(article: str) -> float:
    """Return the place of an article's id among all ids, from 0 to below 1, by their SHA-256."""
    return int.from_bytes(hashlib.sha256(article.encode()).digest()[:4]) / 2**32


def buckets_in(plan: pa.Table) -> Iterator[tuple[Name, pa.Table]]:
    """Yield each table and bucket with its rows of *plan*."""
    order = ("table", "bucket", "article_shard", "article_row")
    rows = plan.sort_by([(name, "ascending") for name in order]).combine_chunks()
    place = 0
    for table, bucket, length in sections(rows):
        yield (table, bucket), rows.slice(place, length)
        place += length


def facts_of(rows: pa.Table, sums: Sequence[str]) -> list[object]:
    """Return all that decides what is written of the planned *rows* of one bucket."""
    shards = rows["article_shard"].to_pylist()
    read = [(sums[shard], sum(1 for _ in own)) for shard, own in groupby(shards)]
    return [read, row_hash(rows.drop_columns(["article_shard"]))]


def sorted_by_bucket(
    plan: pa.Table, wanted: Iterable[Name], articles: Sequence[Path], scratch: Path, kept: Kept
) -> dict[Name, list[tuple[Path, int]]]:
    """Sort the shards' rows of the buckets *wanted*; return the batches that each is in."""
    names = pc.binary_join_element_wise(plan["table"], plan["bucket"], " ")
    is_wanted = pc.is_in(
        names, value_set=pa.array([" ".join(name) for name in wanted], pa.string())
    )
    rows = plan.filter(is_wanted)
    work = []
    batches: dict[Name, list[tuple[Path, int]]] = defaultdict(list)
    for number in pc.unique(rows["article_shard"]).to_pylist():
        own = rows.filter(pc.equal(rows["article_shard"], number))
        sorting = Sorting(
            articles[number], scratch / f"{number}.arrow", scratch / f"{number}.rows.arrow"
        )
        write_plan(own.drop_columns(["article_shard"]), sorting.plan)
        work.append(sorting)
        for batch, (table, bucket, _) in enumerate(sections(own)):
            batches[table, bucket].append((sorting.scratch, batch))
    for _ in kept.mapped(sort_shard, work):
        pass
    return batches


def write_plan(plan: pa.Table, path: Path) -> None:
    """Write one shard's *plan* at *path*."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with pa.ipc.new_file(path, plan.schema) as writer:
        writer.write_table(plan.combine_chunks())


def sections(plan: pa.Table) -> list[tuple[str, str, int]]:
    """Return the tables and buckets in one shard's *plan*, in its order, each with its length."""
    pairs = zip(plan["table"].to_pylist(), plan["bucket"].to_pylist(), strict=True)
    return [(table, bucket, sum(1 for _ in rows)) for (table, bucket), rows in groupby(pairs)]


def sort_shard(sorting: Sorting) -> None:
    """Write one shard's revisions to its scratch file, a batch per table and bucket."""
    plan = pa.ipc.open_file(sorting.plan).read_all()
    rows = read_table(sorting.articles, Article).take(plan["article_row"])
    schema = arrow_schema(Article)
    for name in SET:
        rows = rows.set_column(schema.get_field_index(name), schema.field(name), plan[name])
    place, own = schema.get_field_index("rights"), rows["rights"]
    rows = rows.set_column(place, schema.field("rights"), pc.coalesce(plan["rights"], own))
    whole = rows.combine_chunks()
    place = 0
    with pa.ipc.new_file(sorting.scratch, schema) as writer:
        for _, _, length in sections(plan):
            writer.write_table(whole.slice(place, length).combine_chunks())
            place += length


def write_bucket(bucket: Bucket, folder: Path) -> None:
    """Write one bucket of one table, sorted."""
    batches = [
        pa.ipc.open_file(pa.memory_map(str(path))).get_batch(n) for path, n in bucket.batches
    ]
    rows = pa.Table.from_batches(batches, arrow_schema(Article))
    write_table(rows.sort_by(list(ARTICLE_SORT)), folder / ROWS, Article)
