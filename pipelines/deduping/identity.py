"""Captures of one article, in order of time -> its revisions.

A revision begins wherever the content differs from the capture before, so a story that is changed
and changed back has three. Facts (section, tags, pictures and so on) make none: a revision is read
from where its last facts were first seen, so that seeing them again changes no row.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.deduping.seen import Columns
from pipelines.files import differs_from_before

ORDER = ("article_id", "fetched_at")


def sightings(shown: Columns, is_aside: pa.Array) -> pa.Table:
    """Return the captures of *shown* that show an article, by article and time.

    All of *shown* are in order of shard and row; those that are set *aside* are left out. Found are
    `article_id`, `fetched_at`, `capture` (its row in *shown*), `facts` (that of the capture which
    first showed the last facts of its revision), `revision` (from 1), `is_start` (whether it is the
    first of its revision), `is_newest` (whether no later revision follows) and `first_seen_at`.
    """
    counts = pc.and_not(pc.is_valid(shown["article_id"]), is_aside)
    capture = pa.array(np.flatnonzero(counts.to_numpy()).astype(np.int32))
    keys = pa.table({name: shown[name].take(capture) for name in ORDER})
    order = [(name, "ascending") for name in ORDER]  # stable: then as they are in *shown*
    capture = capture.take(pc.sort_indices(keys, sort_keys=order))
    del keys
    article_id, fetched_at = (shown[name].take(capture) for name in ORDER)
    opens_article = differs_from_before(article_id)
    is_start = opens_article | differs_from_before(shown["content_hash"].take(capture))
    article = np.cumsum(opens_article, dtype=np.int32) - 1
    starts = np.flatnonzero(opens_article)
    count = np.cumsum(is_start, dtype=np.int32)
    revision = count - count[starts][article] + 1
    last = np.append(starts[1:], len(capture))[: len(starts)] - 1
    ends = np.append(np.flatnonzero(is_start)[1:], len(capture))[: is_start.sum()] - 1
    shows_other = is_start | differs_from_before(shown["facts_hash"].take(capture))
    told = np.maximum.accumulate(np.where(shows_other, np.arange(len(capture), dtype=np.int32), 0))
    columns = {
        "article_id": article_id,
        "fetched_at": fetched_at,
        "capture": capture,
        "facts": capture.take(pa.array(told[ends[count - 1]])),
        "revision": pa.array(revision.astype(np.int32)),
        "is_start": pa.array(is_start),
        "is_newest": pa.array(revision == revision[last][article]),
        "first_seen_at": fetched_at.take(pa.array(starts[article])),
    }
    return pa.table(columns)
