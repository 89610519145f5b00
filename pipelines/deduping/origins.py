"""Captures that show articles -> where each revision is read, and where it is written."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.deduping.reservations import rights_column
from pipelines.deduping.seen import Columns
from pipelines.deduping.shares import buckets_of
from pipelines.deduping.shown import as_array
from spiders.signals import Standing


def revision_plan(
    sighted: pa.Table, wanted: pa.ChunkedArray, shown: Columns, standing: Mapping[bytes, Standing]
) -> pa.Table:
    """Return where each row of *sighted* that is *wanted* is read, what is set in it, and where it
    is written.

    It is read from the capture that first showed its last facts: all captures of the revision have
    the same words. Its own capture stands at `own_row` of `own_shard`, and what that shows at
    `shown_row` of `shown_shard`. The revision before is read from `before_row` of `before_shard`;
    the row is -1 where there is none. `rights`, and `before_rights`, are null where a row keeps its
    own, for nothing was ever *standing* against its article.
    """
    rows, before = read_in_order(sighted, wanted, shown)
    revisions = sighted.take(rows).combine_chunks()
    own, facts = revisions["capture"], revisions["facts"]
    rights = shown["shown_rights"].take(facts)
    article_id = revisions["article_id"]
    published_at = shown["published_at"].take(own)
    born = pc.coalesce(published_at, revisions["first_seen_at"])
    table = pc.if_else(revisions["is_newest"], "articles", "revisions")
    old = pc.coalesce(before, as_array(facts))
    old_rights = rights_column(article_id, shown["shown_rights"].take(old), standing)
    is_first = pc.is_null(before).to_numpy(zero_copy_only=False)
    columns = {
        "article_shard": shown["article_shard"].take(facts),
        "article_row": shown["article_row"].take(facts),
        "own_shard": shown["shard"].take(own),
        "own_row": shown["row"].take(own),
        "shown_shard": shown["article_shard"].take(own),
        "shown_row": shown["shown_row"].take(own),
        "table": as_array(table).dictionary_encode(),
        "bucket": buckets_of(born, article_id, shown["size"].take(facts)),
        "published_at": published_at,
        "published_precision": shown["published_precision"].take(own),
        "facts_at": shown["fetched_at"].take(facts),
        "rights": rights_column(article_id, rights, standing),
        "before_shard": shown["article_shard"].take(old),
        "before_row": pc.fill_null(shown["article_row"].take(before), -1),
        "before_rights": old_rights.take(pa.array(np.arange(len(rows)), mask=is_first)),
        **{
            name: revisions[name]
            for name in ("article_id", "revision", "first_seen_at", "fetched_at")
        },
    }
    return pa.table(columns)


def read_in_order(
    sighted: pa.Table, wanted: pa.ChunkedArray, shown: Columns
) -> tuple[pa.Array, pa.Array]:
    """Return which rows of *sighted* are *wanted*, in the order in which articles are read, and for
    each the capture that the revision before is read from; null where there is none.
    """
    rows = np.flatnonzero(wanted.to_numpy()).astype(np.int32)
    facts = sighted["facts"].to_numpy()[rows]
    opens = sighted["revision"].to_numpy()[rows] == 1
    before = np.append(np.int32(0), facts[:-1])[: len(rows)]
    place = pa.array(facts)
    read = pa.table({name: shown[name].take(place) for name in ("article_shard", "article_row")})
    order = pc.sort_indices(read, sort_keys=[(name, "ascending") for name in read.column_names])
    order = order.to_numpy()
    return pa.array(rows[order]), pa.array(before[order], mask=opens[order])
