"""Captures of one article, in order of time -> its revisions.

A revision begins wherever the content differs from the capture before, so a story that is changed
and changed back has three. What is no content (section, tags, pictures and so on) makes none: a
revision is read from its newest capture, which has the words of the first.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files import differs_from_before

ORDER = [(name, "ascending") for name in ("article_id", "fetched_at", "warc_file", "warc_record")]


def sightings(shown: pa.Table, is_aside: pa.Array) -> pa.Table:
    """Return the captures of *shown* that show an article, by article and time.

    Those that are set *aside* are left out.

    Added are `capture` (its row in *shown*), `newest` (that of the newest capture of its revision),
    `revision` (from 1), `is_start` (whether it is the first of its revision), `is_newest` (whether
    no later revision follows) and `first_seen_at`.
    """
    numbered = shown.append_column("capture", pa.array(np.arange(len(shown))))
    counts = pc.and_not(pc.is_valid(numbered["article_id"]), is_aside)
    found = numbered.filter(counts).sort_by(ORDER).combine_chunks()
    opens_article = differs_from_before(found["article_id"])
    is_start = opens_article | differs_from_before(found["content_hash"])
    article = np.cumsum(opens_article) - 1
    starts = np.flatnonzero(opens_article)
    count = np.cumsum(is_start)
    revision = count - count[starts][article] + 1
    last = np.append(starts[1:], len(found))[: len(starts)] - 1
    begins = np.flatnonzero(is_start)
    ends = np.append(begins[1:], len(found))[: len(begins)] - 1
    columns = {
        "newest": found["capture"].take(pa.array(ends[count - 1])),
        "revision": pa.array(revision.astype(np.int32)),
        "is_start": pa.array(is_start),
        "is_newest": pa.array(revision == revision[last][article]),
        "first_seen_at": found["fetched_at"].take(pa.array(starts[article])),
    }
    for name, values in columns.items():
        found = found.append_column(name, values)
    return found
