"""Revisions as parsed, by shard -> revisions as released, by month.

A worker per shard writes its rows once, in the order of their months, to a scratch file that can
be read at any place; a worker per month then takes its rows from the shards that have some. A month
whose rows are planned as before is kept as it was written.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

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


ROWS = "rows.parquet"  # of a month, as it is kept
Name = tuple[str, str]  # of a file: table and month


@dataclass(frozen=True)
class Sorting:
    """One shard's articles, its plan (rows in order of table and month), and the scratch file."""

    articles: Path
    plan: Path
    scratch: Path


@dataclass(frozen=True)
class Month:
    """The scratch files and batches that the rows of one month of one table are in."""

    batches: tuple[tuple[Path, int], ...]


def write_months(
    plan: pa.Table, articles: Sequence[Path], sums: Sequence[str], folder: Path, kept: Kept
) -> None:
    """Write the revisions of *plan* below *folder*, newest and earlier ones, by month.

    Its `article_shard` numbers the files *articles*, whose hashes are *sums*.
    """
    found = list(months_in(plan))
    places = kept.places(write_month, [facts_of(rows, sums) for _, rows in found])
    stale = {found[number][0]: places[number] for number in kept.missing(places)}
    batches = sorted_by_month(plan, stale, articles, folder / ".work" / "plans", kept)
    kept.make(write_month, [(Month(tuple(batches[name])), stale[name]) for name in stale])
    for ((table, month), _), place in zip(found, places, strict=True):
        linked(place / ROWS, folder / table / f"month={month}.parquet")


def months_in(plan: pa.Table) -> Iterator[tuple[Name, pa.Table]]:
    """Yield each table and month with its rows of *plan*."""
    order = ("table", "month", "article_shard", "article_row")
    rows = plan.sort_by([(name, "ascending") for name in order]).combine_chunks()
    place = 0
    for table, month, length in sections(rows):
        yield (table, month), rows.slice(place, length)
        place += length


def facts_of(rows: pa.Table, sums: Sequence[str]) -> list[object]:
    """Return all that decides what is written of the planned *rows* of one month."""
    shards = rows["article_shard"].to_pylist()
    read = [(sums[shard], sum(1 for _ in own)) for shard, own in groupby(shards)]
    return [read, row_hash(rows.drop_columns(["article_shard"]))]


def sorted_by_month(
    plan: pa.Table, wanted: Iterable[Name], articles: Sequence[Path], scratch: Path, kept: Kept
) -> dict[Name, list[tuple[Path, int]]]:
    """Sort the shards' rows of the months *wanted*; return the batches that each is in."""
    names = pc.binary_join_element_wise(plan["table"], plan["month"], " ")
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
        for batch, (table, month, _) in enumerate(sections(own)):
            batches[table, month].append((sorting.scratch, batch))
    for _ in kept.mapped(sort_shard, work):
        pass
    return batches


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


def write_month(month: Month, folder: Path) -> None:
    """Write one month of one table, sorted."""
    batches = [pa.ipc.open_file(pa.memory_map(str(path))).get_batch(n) for path, n in month.batches]
    rows = pa.Table.from_batches(batches, arrow_schema(Article))
    write_table(rows.sort_by(list(ARTICLE_SORT)), folder / ROWS, Article)
