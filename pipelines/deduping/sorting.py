"""One shard's revisions, as planned -> the rows as released, in a scratch file in order of bucket.

Its articles are read once, row group by row group; the scratch file can be read at any place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from pipelines.deduping.changed import with_changed
from pipelines.deduping.lookups import Places, looked_up
from pipelines.deduping.narrow import Shard
from pipelines.deduping.plans import Name, buckets_in, ordered, with_rights
from pipelines.deduping.shares import months_of
from pipelines.files import decoded, read_arrow, row_groups, write_arrow
from schemas.article import Article
from schemas.columns import arrow_schema

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


def sortings(
    plan: pa.Table, wanted: NDArray[np.bool_], shards: Sequence[Shard], scratch: Path
) -> Iterator[Sorting]:
    """Yield what is to be done of each shard that has rows of *plan* that are *wanted*."""
    ends = np.searchsorted(plan["article_shard"].to_numpy(), np.arange(len(shards) + 1))
    for number, (start, end) in enumerate(pairwise(ends.tolist())):
        own = plan.slice(start, end - start).filter(pa.array(wanted[start:end]))
        if not len(own):
            continue
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
        yield sorting


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
