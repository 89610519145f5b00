"""How full each column is: the share of a publisher's articles that have a value in it."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.manifest import counted
from pipelines.tables import parquet_files
from schemas.article import Article
from schemas.columns import Field, columns_of


def fill_rates(release: Path, publishers: Mapping[str, int]) -> dict[str, dict[str, float]]:
    """Return the share of filled rows by publisher and column; *publishers* counts their articles.

    Columns that are always filled, such as ids, are left out.
    """
    fields = [field for field in columns_of(Article) if may_be_empty(field)]
    filled = {field.name: filled_rows(release, field) for field in fields}
    most_first = sorted(publishers.items(), key=lambda pair: (-pair[1], pair[0]))
    return {
        publisher: {name: counts[publisher] / total for name, counts in filled.items()}
        for publisher, total in most_first
    }


def may_be_empty(field: Field) -> bool:
    """Return whether a row may lack a value: null, an empty list, or no text."""
    return field.is_nullable or field.is_list or field.column.min_fill > 0


def filled_rows(release: Path, field: Field) -> Counter[str]:
    """Return how many rows of each publisher have a value in the column *field*."""
    counts: Counter[str] = Counter()
    for path in parquet_files(release / "articles"):
        rows = pq.ParquetFile(path).read(columns=["publisher", field.name])
        counts.update(counted(rows["publisher"].filter(is_filled(rows[field.name]))))
    return counts


def is_filled(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return which *values* say something: not null, not an empty list, not an empty string."""
    if pa.types.is_list(values.type):
        return pc.greater(pc.list_value_length(values), 0)
    if pa.types.is_string(values.type):
        return pc.fill_null(pc.not_equal(values, ""), False)
    return pc.is_valid(values)
