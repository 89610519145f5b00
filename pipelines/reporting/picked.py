"""The few rows of a table that are asked for by a column, without holding the others."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.files import named


def picked_rows(
    path: Path, by: str, values: Collection[str], names: Sequence[str]
) -> Iterator[pa.Table]:
    """Yield the rows of the file *path* whose column *by* is one of *values*, with columns *names*.

    A row group that has none of them is read in that column alone. Raises TableError.
    """
    wanted = pa.array(sorted(values), pa.string())
    with named(path):
        file = pq.ParquetFile(path)
        for number in range(file.num_row_groups):
            asked = file.read_row_group(number, columns=[by])[by]
            is_wanted = pc.is_in(asked, value_set=wanted)
            if pc.any(is_wanted).as_py():
                yield file.read_row_group(number, columns=list(names)).filter(is_wanted)
