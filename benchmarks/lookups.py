"""What a reader over a network pays for a little of a release: bytes and requests.

    python -m benchmarks.lookups [--rows 20000] [--release data/release]

The articles of a release, again and again under other ids, dates and addresses, are written three
times: as a release writes them, in buckets of 1,000 rows; as pandas writes a table; and as lines of
JSON. DuckDB asks each for one article by its id, and for three columns of a publisher's month,
through a file system that counts what is read. Over a real network each request costs a round trip
too; the seconds here are of a local disk.
"""

import argparse
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from fsspec.implementations.local import LocalFileOpener, LocalFileSystem

from pipelines.deduping.shares import LEAST
from pipelines.files import parquet_files, read_table
from pipelines.releasing.partitions import written_file
from schemas.article import Article
from schemas.identity import digest
from schemas.release import ARTICLE_SORT

MONTHS = 12
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
READ: Counter[str] = Counter()


class Counting(LocalFileSystem):  # type: ignore[misc]
    """The local disk, which counts what is read."""

    protocol = "counted"

    def _open(self, path: str, mode: str = "rb", **options: Any) -> LocalFileOpener:
        return CountingFile(path, mode, fs=self, **options)


class CountingFile(LocalFileOpener):  # type: ignore[misc]
    """A file that counts what is read of it."""

    def read(self, length: int = -1) -> bytes:
        """Read, and count it."""
        found: bytes = super().read(length)
        READ.update(bytes=len(found), requests=1)
        return found


def many(release: Path, count: int) -> pa.Table:
    """Return *count* articles made of those of *release*, spread over a year."""
    rows = read_table(parquet_files(release / "articles"), Article)
    rows = pa.concat_tables([rows] * (count // len(rows) + 1)).slice(0, count).combine_chunks()
    numbers = np.random.default_rng(7).permutation(count)
    moments = [FIRST + timedelta(seconds=int(n) * 365 * 86_400 // count) for n in numbers]
    changed = {
        "article_id": [digest(str(n)) for n in numbers],
        "url": [f"https://courier.example/news/{digest(str(n))}" for n in numbers],
        "published_at": moments,
    }
    for name, values in changed.items():
        at = rows.column_names.index(name)
        field = rows.schema.field(name)
        rows = rows.set_column(at, field, pa.array(values, field.type))
    return rows.sort_by("published_at")


def write_release(rows: pa.Table, folder: Path) -> None:
    """Write *rows* as a release does: a file for each bucket, in its month."""
    months = np.array([f"{one:%Y-%m}" for one in rows["published_at"].to_pylist()])
    for month in sorted(set(months)):
        own = rows.filter(pa.array(months == month))
        for number, start in enumerate(range(0, len(own), LEAST)):
            bucket = own.slice(start, LEAST).sort_by(list(ARTICLE_SORT))
            written_file(bucket, "articles", folder, f"month={month}/part-{number:04d}.parquet")


def asked(name: str, query: str) -> None:
    """Print what a query reads, and how long it takes."""
    READ.clear()
    connection = duckdb.connect(config={"threads": 1})
    connection.register_filesystem(Counting())
    began = time.perf_counter()
    found = connection.sql(query).to_arrow_table()
    seconds = time.perf_counter() - began
    print(
        f"{name:42} {READ['bytes']:12,} bytes {READ['requests']:6,} requests "
        f"{seconds:7.2f} s {len(found):6,} rows"
    )


def main() -> None:
    """Write the three forms and ask each twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--release", type=Path, default=Path("data/release"))
    options = parser.parse_args()
    rows = many(options.release, options.rows)
    wanted = rows["article_id"][len(rows) // 3].as_py()
    publisher = rows["publisher"][0].as_py()
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_release(rows, folder / "release")
        frame = rows.to_pandas()
        frame.to_parquet(folder / "pandas.parquet")
        frame.to_json(folder / "articles.jsonl", orient="records", lines=True, date_format="iso")
        forms = {
            "release": f"read_parquet('counted://{folder}/release/**/*.parquet')",
            "pandas": f"read_parquet('counted://{folder}/pandas.parquet')",
            "JSON Lines": f"read_json('counted://{folder}/articles.jsonl')",
        }
        for form, source in forms.items():
            asked(f"one article by id, {form}", f"from {source} where article_id = '{wanted}'")
        when = "published_at >= '2026-05-01' and published_at < '2026-06-01'"
        columns = "select url, headline, published_at from"
        for form, source in forms.items():
            where = f"publisher = '{publisher}' and {when}"
            if form == "release":
                where += " and month = '2026-05'"
            asked(f"a publisher's month, {form}", f"{columns} {source} where {where}")


if __name__ == "__main__":
    main()
