"""The articles of a release that a benchmark multiplies or weighs."""

from pathlib import Path

import pyarrow as pa

from pipelines.files.tables import parquet_files, read_table
from schemas.article import Article


def articles_of(release: Path) -> pa.Table:
    """Return the articles of *release*; without any there is nothing to measure."""
    rows = read_table(parquet_files(release / "articles"), Article)
    if not len(rows):
        raise SystemExit(f"{release}: no articles there: run `broadsheet build` first")
    return rows
