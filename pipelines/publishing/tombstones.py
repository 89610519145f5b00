"""The tombstones of all versions of a target: what readers of any earlier one must leave out."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa

from pipelines.files import PUBLISHED, TableError, read_table, write_table
from schemas.columns import arrow_schema
from schemas.release import Tombstone

TOMBSTONES = "tombstones.parquet"
ORDER = ("article_id", "cause", "at", "reason", "publisher", "url")


def together(held: bytes | None, ours: bytes) -> bytes:
    """Return the tombstones of both files as one, by article; never fewer than *held* has.

    Of two of one article a takedown stands before a withdrawal, whose URL it may not name, then the
    earlier one; so that it does not matter who came first. What adds nothing gives *held* itself.
    Raises ValueError or TableError if *held* are no tombstones of this schema.
    """
    if held is None or held == ours:
        return ours
    with TemporaryDirectory() as folder:
        before, now = (Path(folder) / name for name in ("before.parquet", "now.parquet"))
        before.write_bytes(held)
        now.write_bytes(ours)
        try:
            rows = read_table(before, Tombstone)
        except TableError as error:  # of which the copy's name says nothing
            raise TableError(str(error).removeprefix(f"{before}: ")) from error
        both = pa.concat_tables([rows, read_table(now, Tombstone)]).to_pylist()
        kept: dict[str, dict[str, object]] = {}
        for row in sorted(both, key=lambda row: [str(row[name] or "") for name in ORDER]):
            kept.setdefault(row["article_id"], row)
        merged = pa.Table.from_pylist(list(kept.values()), schema=arrow_schema(Tombstone))
        if merged.equals(rows.combine_chunks()):
            return held
        write_table(merged, now, Tombstone, PUBLISHED)
        return now.read_bytes()
