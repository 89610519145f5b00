"""What a reader over a network pays for a little of a release: bytes and requests.

    python -m benchmarks.lookups [--rows 20000] [--months 12] [--release data/release]

The articles of a release, again and again under other ids, dates and addresses, are written four
times: as a release writes them, in buckets of 1,000 rows and small years as one file; the same with
a file for each month; as pandas writes a table; and as lines of JSON. DuckDB asks each for one
article by its id, and for three columns of a publisher's month, through a file system that counts
what is read. Over a real network each request costs a round trip too; the seconds here are of a
local disk. `--rows 96 --months 48` are many small months.
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
import pyarrow.parquet as pq
from fsspec.implementations.local import LocalFileOpener, LocalFileSystem

from benchmarks.released import articles_of
from pipelines.deduping.shares import LEAST
from pipelines.files import parquet_files, read_table, write_table
from pipelines.releasing.partitions import partitions, written_file
from schemas.article import Article
from schemas.identity import digest
from schemas.release import ARTICLE_SORT

FIRST = datetime(2026, 1, 1, tzinfo=UTC)
DAYS = 28  # of a month that have articles, so that every month has as many
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


def many(release: Path, count: int, months: int) -> pa.Table:
    """Return *count* articles made of those of *release*, spread over *months*."""
    rows = articles_of(release)
    rows = pa.concat_tables([rows] * (count // len(rows) + 1)).slice(0, count).combine_chunks()
    numbers = np.random.default_rng(7).permutation(count).tolist()
    moments = [moment(number * months * DAYS * 86_400 // count) for number in numbers]
    changed = {
        "article_id": [digest(str(number)) for number in numbers],
        "url": [f"https://courier.example/news/{digest(str(number))}" for number in numbers],
        "published_at": moments,
        "month": [f"{one:%Y-%m}" for one in moments],
    }
    for name, values in changed.items():
        at = rows.column_names.index(name)
        field = rows.schema.field(name)
        rows = rows.set_column(at, field, pa.array(values, field.type))
    return rows.sort_by("published_at")


def moment(seconds: int) -> datetime:
    """Return the moment after so many *seconds* of months of DAYS days."""
    month, rest = divmod(seconds, DAYS * 86_400)
    start = FIRST.replace(year=FIRST.year + month // 12, month=month % 12 + 1)
    return start + timedelta(seconds=rest)


def write_release(rows: pa.Table, validated: Path, folder: Path) -> None:
    """Write *rows* as the validate stage does, then of these the files of a release."""
    months = rows["month"].to_numpy(zero_copy_only=False)
    for month in sorted(set(months)):
        own = rows.filter(pa.array(months == month))
        for number, start in enumerate(range(0, len(own), LEAST)):
            bucket = own.slice(start, LEAST).sort_by(list(ARTICLE_SORT))
            place = validated / "articles" / f"month={month}" / f"part-{number:04d}.parquet"
            write_table(bucket, place, Article)
    for one in partitions(validated):
        own = read_table(one.sources, Article).sort_by(list(ARTICLE_SORT))
        written_file(own, "articles", folder, f"{one.folder}/part-{one.first:04d}.parquet")


def write_months(validated: Path, folder: Path) -> None:
    """Write what *validated* holds with a file for each month, however few rows it has."""
    for path in parquet_files(validated):
        place = f"period={path.parent.name.removeprefix('month=')}/{path.name}"
        written_file(read_table(path, Article), "articles", folder, place)


def told(form: str, folder: Path) -> None:
    """Print how many files and bytes a form has, and how many of these are footers."""
    files = parquet_files(folder)
    size = sum(path.stat().st_size for path in files)
    footers = sum(pq.read_metadata(path).serialized_size for path in files)
    print(f"{form}: {len(files)} files, {size:,} bytes, of which footers {footers / size:.0%}")


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
    """Write the forms and ask each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--months", type=int, default=12)
    parser.add_argument("--release", type=Path, default=Path("data/release"))
    options = parser.parse_args()
    rows = many(options.release, options.rows, options.months)
    wanted = rows["article_id"][len(rows) // 3].as_py()
    publisher, month = (rows[name][len(rows) // 2].as_py() for name in ("publisher", "month"))
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_release(rows, folder / "validated", folder / "release")
        write_months(folder / "validated", folder / "months")
        frame = rows.to_pandas()
        frame.to_parquet(folder / "pandas.parquet")
        frame.to_json(folder / "articles.jsonl", orient="records", lines=True, date_format="iso")
        for form in ("release", "months"):
            told(form, folder / form)
        forms = {
            "release": f"read_parquet('counted://{folder}/release/**/*.parquet')",
            "a file a month": f"read_parquet('counted://{folder}/months/**/*.parquet')",
            "pandas": f"read_parquet('counted://{folder}/pandas.parquet')",
            "JSON Lines": f"read_json('counted://{folder}/articles.jsonl')",
        }
        for form, source in forms.items():
            asked(f"one article by id, {form}", f"from {source} where article_id = '{wanted}'")
        columns, where = "select url, headline, published_at from", f"publisher = '{publisher}'"
        for form, source in forms.items():
            own = f"{columns} {source} where {where} and month = '{month}'"
            asked(f"a publisher's month, {form}", own)
            if "**" in source:
                own += f" and period in ('{month[:4]}-all', '{month}')"
                asked(f"the same by period, {form}", own)


if __name__ == "__main__":
    main()
