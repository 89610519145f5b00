"""Everything seen -> what each capture shows: a revisit the content, or fault, of its original.

Columns are made where they are asked for, so that no more of them is held than is needed at once.
"""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.deduping.revisits import NOT_HERE, originals
from pipelines.deduping.seen import Columns

CONTENT = (  # of the capture that is shown
    "article_row",
    "truncated",
    "article_id",
    "content_hash",
    "facts_hash",
    "published_at",
    "published_precision",
    "size",
    "taken",
)
OWN = ("target", "publisher", "fetched_at", "http_status", "answers_for", "rights")
FROM_ORIGIN = {"article_shard": "shard", "shown_row": "row", "shown_rights": "rights"}
MISSING = {"state": "rejected", "reason": "unknown_record"}  # of a revisit of nothing here


class Shown:
    """Everything *seen*, with each revisit showing the content, or the fault, of its original.

    `article_shard`, `article_row` and `shown_row` say where that stands in the tables of a shard.
    A column is made where it is asked for.
    """

    def __init__(self, seen: Columns) -> None:
        shown = originals(seen)
        is_revisit = shown != np.arange(len(seen), dtype=np.int32)
        self.seen = seen
        self.is_revisit = pa.array(is_revisit)
        self.is_missing = pa.array(shown == NOT_HERE)
        self.origin = pa.array(shown, mask=shown == NOT_HERE) if is_revisit.any() else None

    def __len__(self) -> int:
        """Return the number of captures."""
        return len(self.seen)

    def __getitem__(self, name: str) -> pa.ChunkedArray:
        """Return a column."""
        if name in ("shard", "row", *OWN):
            return self.seen[name]
        if name in CONTENT:
            return self.of_origin(name)
        return pa.chunked_array([as_array(self.made(name))])

    def select(self, names: Sequence[str]) -> pa.Table:
        """Return some columns as a table."""
        return pa.table({name: self[name] for name in names})

    def of_origin(self, name: str) -> pa.ChunkedArray:
        """Return the column *name* of what each capture shows."""
        return self.seen[name] if self.origin is None else self.seen[name].take(self.origin)

    def made(self, name: str) -> pa.ChunkedArray | pa.Array:
        """Return a column that is none of *seen* itself."""
        if name in FROM_ORIGIN:
            return self.of_origin(FROM_ORIGIN[name])
        if name == "held":
            held = self.seen["held"]
            return held if self.origin is None else pc.coalesce(held, self.of_origin("held"))
        if name in MISSING:
            if self.origin is None:
                return self.seen[name]
            told = self.of_origin(name).cast(pa.string())
            return as_array(pc.if_else(self.is_missing, MISSING[name], told)).dictionary_encode()
        if name == "is_fault":
            return pc.and_(self.is_revisit, pc.equal(self["state"], "rejected"))
        assert name == "is_revisit", name
        return self.is_revisit


def as_array(values: pa.ChunkedArray | pa.Array) -> pa.Array:
    """Return *values* in one piece."""
    return values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
