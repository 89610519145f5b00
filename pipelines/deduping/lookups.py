"""Where captures and articles stand -> their texts, read from the shards' files at need."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.deduping.narrow import Shard
from pipelines.deduping.withdrawals import Addresses
from pipelines.files import named

Places = tuple[pa.ChunkedArray, pa.ChunkedArray]  # shard and row of each


def looked_up(places: Places, files: Mapping[int, Path], names: Sequence[str]) -> pa.Table:
    """Return the columns *names* of the rows at *places*, in their order.

    The numbered *files* are those of the shards; no more is read than the row groups asked for.
    """
    shards, rows = (column.to_numpy() for column in places)
    order = np.lexsort((rows, shards))
    parts = []
    for shard in np.unique(shards).tolist():
        parts.append(rows_at(rows[order][shards[order] == shard], files[shard], names))
    back = np.empty(len(order), np.int64)
    back[order] = np.arange(len(order))
    return pa.concat_tables(parts).take(pa.array(back))


def rows_at(
    rows: "np.ndarray[tuple[int], np.dtype[np.int32]]", path: Path, names: Sequence[str]
) -> pa.Table:
    """Return the columns *names* of the *rows* of one file, which are in order."""
    with named(path):
        file = pq.ParquetFile(path)
        lengths = [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)]
        starts = np.cumsum([0, *lengths])
        group = np.searchsorted(starts, rows, "right") - 1
        used, place = np.unique(group, return_inverse=True)
        found = file.read_row_groups(used.tolist(), columns=list(names))
    before = np.cumsum([0, *(lengths[one] for one in used)])
    return found.take(pa.array(before[place] + rows - starts[group]))


def addresses_in(shards: Sequence[Shard]) -> Addresses:
    """Return the function that looks up the addresses of articles."""
    files = {number: shard.articles for number, shard in enumerate(shards)}

    def addresses(captures: pa.Table) -> list[str]:
        if not len(captures):
            return []
        places = (captures["article_shard"], captures["article_row"])
        found: list[str] = looked_up(places, files, ["url"])["url"].to_pylist()
        return found

    return addresses
