"""What it costs to ask every promise of rows: the measures, and Great Expectations on them.

    python -m benchmarks.checks [--release data/release] [--rows 100000]

The rows are those of a release, again and again, in buckets of 1,000 and batches of 100,000 as the
validate stage has them. Printed are CPU seconds for a million rows, and what the process grows by
over having the library. Keys between rows are left out: two expectations, asked once of them all.
"""

import argparse
import resource
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from expectations.known import Known, known_of, with_known
from expectations.narrow import narrow, promises_of
from expectations.suite import checker
from pipelines.files import parquet_files, read_table
from schemas.article import Article
from spiders.publisher import declared_publishers

BUCKET, BATCH, MILLION = 1_000, 100_000, 1_000_000


def measured(rows: pa.Table, count: int, known: Known) -> Iterator[pa.Table]:
    """Yield the measures of *count* rows, bucket by bucket."""
    bucket = pa.concat_tables([rows] * (BUCKET // len(rows) + 1)).slice(0, BUCKET).combine_chunks()
    for _ in range(max(count // BUCKET, 1)):
        yield narrow(with_known(bucket, known), promises_of())


def grown() -> float:
    """Return the most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--release", type=Path, default=Path("data/release"))
    parser.add_argument("--rows", type=int, default=BATCH)
    args = parser.parse_args()
    rows = read_table(parquet_files(args.release / "articles"), Article)
    check = checker(promises_of())
    known = known_of(declared_publishers().values(), None)
    check(next(measured(rows, BUCKET, known)))  # both have started
    before, started = grown(), time.process_time()
    tables = list(measured(rows, args.rows, known))
    asked = time.process_time()
    whole = pa.concat_tables(tables)
    for start in range(0, len(whole), BATCH):
        check(whole.slice(start, BATCH))
    ended = time.process_time()
    share = MILLION / len(whole)
    print(f"{len(whole):,} rows, {len(promises_of())} promises; for a million:")
    print(f"  measures  {share * (asked - started):6.1f} CPU s, in the workers")
    print(f"  library   {share * (ended - asked):6.1f} CPU s")
    print(f"  memory    {grown() - before:6.0f} MB over {before:,.0f} MB with the library")


if __name__ == "__main__":
    main()
