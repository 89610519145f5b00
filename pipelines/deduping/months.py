"""Revisions as parsed, by shard -> revisions as released, by month.

A worker per shard writes its rows once, in the order of their months, to a scratch file that can
be read at any place; a worker per month then takes its rows from the shards that have some.
"""

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files import read_table, write_table
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


@dataclass(frozen=True)
class Sorting:
    """One shard's articles, its plan (rows in order of table and month), and the scratch file."""

    articles: Path
    plan: Path
    scratch: Path


@dataclass(frozen=True)
class Month:
    """One file to write, and the scratch files and batches that its rows are in."""

    path: Path
    batches: tuple[tuple[Path, int], ...]


def write_plan(plan: pa.Table, path: Path) -> None:
    """Write one shard's *plan* at *path*."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with pa.ipc.new_file(path, plan.schema) as writer:
        writer.write_table(plan.combine_chunks())


def sections(plan: pa.Table) -> list[tuple[str, str, int]]:
    """Return the tables and months in one shard's *plan*, in its order, each with its length."""
    pairs = zip(plan["table"].to_pylist(), plan["month"].to_pylist(), strict=True)
    return [(table, month, sum(1 for _ in rows)) for (table, month), rows in groupby(pairs)]


def sort_shard(sorting: Sorting) -> None:
    """Write one shard's revisions to its scratch file, a batch per table and month."""
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


def write_month(month: Month) -> None:
    """Write one month of one table, sorted."""
    batches = [pa.ipc.open_file(pa.memory_map(str(path))).get_batch(n) for path, n in month.batches]
    rows = pa.Table.from_batches(batches, arrow_schema(Article))
    write_table(rows.sort_by(list(ARTICLE_SORT)), month.path, Article)
