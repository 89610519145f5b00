"""Revisions as parsed, by shard -> revisions as released, by bucket.

A bucket is a file of every later table: some days of publication in a row, or a share of one day.
A worker per shard writes its rows once, row group by row group, in the order of their buckets, to a
scratch file that can be read at any place; a worker per bucket then takes its rows from the shards
that have some. A bucket whose rows are planned as before is kept as it was written.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.deduping.changed import with_changed
from pipelines.deduping.lookups import Places, looked_up
from pipelines.deduping.narrow import Shard
from pipelines.deduping.plans import ordered, slices_of, with_rights
from pipelines.deduping.shares import months_of
from pipelines.files import decoded, read_arrow, row_groups, row_hash, write_arrow, write_table
from pipelines.running import Kept, linked
from schemas.article import Article
from schemas.columns import arrow_schema
from schemas.release import ARTICLE_SORT

PLANNED = (
    "revision",
    "first_seen_at",
    "fetched_at",
    "facts_at",
    "cluster_id",
    "cluster_role",
    "similarity",
)
OF_CAPTURE = ("target_uri", "warc_file", "record_id")
OF_CONTENT = ("payload_digest",)
NAMED = {"record_id": "warc_record_id"}  # where an article calls it otherwise
LEDGERS = ("article_shard", "own_shard", "shown_shard")  # whose ledgers a row is looked up in
SHARDS = (*LEDGERS, "before_shard")
ROWS = "rows.parquet"  # of a bucket, as it is kept
Name = tuple[str, str]  # of a file: table and bucket


@dataclass(frozen=True)
class Sorting:
    """One shard's articles, its plan (in order of row), the scratch file, and the ledgers and
    earlier revisions that the plan names.
    """

    articles: Path
    plan: Path
    scratch: Path
    ledgers: dict[int, Path]
    before: dict[int, Path]


@dataclass(frozen=True)
class Bucket:
    """The scratch files and batches that the rows of one bucket of one table are in."""

    batches: tuple[tuple[Path, int], ...]


def write_buckets(
    plan: pa.Table,
    shards: Sequence[Shard],
    sums: Sequence[tuple[str, str]],
    folder: Path,
    kept: Kept,
) -> None:
    """Write the revisions of *plan* below *folder*, newest and earlier ones, by bucket.

    It names rows of *shards*, whose articles and ledgers have the hashes *sums*.
    """
    order = ("table", "bucket", "article_shard", "article_row")
    plan = ordered(plan, order)
    found = list(buckets_in(plan))
    places = kept.places(write_bucket, (facts_of(rows, sums) for _, rows in found))
    stale = {found[number][0]: places[number] for number in kept.missing(places)}
    wanted = [rows for name, rows in found if name in stale]
    batches = sorted_by_bucket(wanted, shards, folder / ".work" / "plans", kept)
    kept.make(write_bucket, [(Bucket(tuple(batches[name])), stale[name]) for name in stale])
    for ((table, bucket), _), place in zip(found, places, strict=True):
        linked(place / ROWS, folder / table / f"{bucket}.parquet")


def buckets_in(plan: pa.Table) -> Iterator[tuple[Name, pa.Table]]:
    """Yield each table and bucket with its rows of *plan*, which is in order of them."""
    for rows in slices_of(plan, ("table", "bucket")):
        yield (rows["table"][0].as_py(), rows["bucket"][0].as_py()), rows


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
    wanted: Iterable[pa.Table], shards: Sequence[Shard], scratch: Path, kept: Kept
) -> dict[Name, list[tuple[Path, int]]]:
    """Sort the shards' rows that are *wanted* by bucket; return the batches that each is in."""
    parts = list(wanted)
    if not parts:
        return {}
    order = ("article_shard", "article_row")
    plan = ordered(pa.concat_tables(parts), order)
    work = []
    for own in slices_of(plan, ("article_shard",)):
        number = own["article_shard"][0].as_py()
        sorting = Sorting(
            shards[number].articles,
            scratch / f"{number}.arrow",
            scratch / f"{number}.rows.arrow",
            {
                one: shards[one].ledger
                for name in LEDGERS
                for one in pc.unique(own[name]).to_pylist()
            },
            {one: shards[one].articles for one in pc.unique(own["before_shard"]).to_pylist()},
        )
        write_arrow(own, sorting.plan)
        work.append(sorting)
    batches: dict[Name, list[tuple[Path, int]]] = defaultdict(list)
    for one, names in zip(work, kept.mapped(sort_shard, work), strict=True):
        for batch, name in enumerate(names):
            batches[name].append((one.scratch, batch))
    return batches


def sort_shard(sorting: Sorting) -> list[Name]:
    """Write one shard's revisions to its scratch file; return each batch's table and bucket."""
    plan = read_arrow(sorting.plan)
    schema, found = arrow_schema(Article), list[Name]()
    first = 0
    with pa.ipc.new_file(sorting.scratch, schema) as writer:
        for group in row_groups(sorting.articles, schema.names):
            ends = np.searchsorted(plan["article_row"].to_numpy(), [first, first + len(group)])
            own = plan.slice(ends[0], ends[1] - ends[0])
            rows = group.cast(schema).take(pc.subtract(own["article_row"], first))
            first += len(group)
            if not len(own):
                continue
            told = decoded(own)
            whole = with_changed(planned(rows, told, sorting.ledgers), told, sorting.before)
            numbered = own.append_column("place", pa.array(np.arange(len(own))))
            for name, places in buckets_in(ordered(numbered, ("table", "bucket"))):
                found.append(name)
                writer.write_table(whole.take(places["place"]).combine_chunks())
    return found


def planned(rows: pa.Table, plan: pa.Table, ledgers: dict[int, Path]) -> pa.Table:
    """Return *rows* with all that their *plan* says of them."""
    columns = {name: plan[name] for name in PLANNED}
    columns["month"] = months_of(plan["bucket"])
    for kind, names in (("own", OF_CAPTURE), ("shown", OF_CONTENT)):
        places: Places = (plan[f"{kind}_shard"], plan[f"{kind}_row"])
        told = looked_up(places, ledgers, names)
        columns |= {NAMED.get(name, name): told[name] for name in names}
    for name, values in columns.items():
        field = rows.schema.field(name)
        rows = rows.set_column(rows.schema.get_field_index(name), field, values.cast(field.type))
    return with_rights(rows, plan["rights"])


def write_bucket(bucket: Bucket, folder: Path) -> None:
    """Write one bucket of one table, sorted."""
    batches = [
        pa.ipc.open_file(pa.memory_map(str(path))).get_batch(n) for path, n in bucket.batches
    ]
    rows = pa.Table.from_batches(batches, arrow_schema(Article))
    write_table(rows.sort_by(list(ARTICLE_SORT)), folder / ROWS, Article)
