"""The ledger -> publishers that once gave articles and gave none when last crawled.

A moved sitemap, a closed door or a dead site looks like this long before any share of the release
falls: its old articles all stay.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pyarrow.compute as pc

from pipelines.files import parquet_files, read_table
from schemas.capture import LedgerRow
from schemas.verdict import Check

Crawls = dict[str, tuple[datetime, int]]  # by crawl: its last capture, and how many show articles


def silence_checks(ledgers: Path) -> Iterator[Check]:
    """Yield a warning for each publisher that fell silent; *ledgers* has a folder per crawl."""
    for publisher, crawls in sorted(crawls_by_publisher(ledgers).items()):
        (at, shown), *earlier = sorted(crawls.values(), reverse=True)
        if any(count for _, count in earlier):
            yield Check(
                level="publisher",
                scope=publisher,
                expectation="articles when last crawled",
                severity="warning",
                success=shown > 0,
                expected="at least 1",
                observed=f"{shown} on {at:%Y-%m-%d}",
            )


def crawls_by_publisher(ledgers: Path) -> dict[str, Crawls]:
    """Return what each crawl of each publisher gave."""
    found: dict[str, Crawls] = defaultdict(dict)
    for path in parquet_files(ledgers):
        crawl = path.relative_to(ledgers).parts[0]
        rows = read_table(path, LedgerRow, ["publisher", "fetched_at", "state"])
        is_shown = pc.not_equal(rows["state"], "rejected").cast("int64")
        grouped = rows.append_column("shown", is_shown).group_by("publisher")
        for row in grouped.aggregate([("fetched_at", "max"), ("shown", "sum")]).to_pylist():
            before = found[row["publisher"]].get(crawl, (row["fetched_at_max"], 0))
            found[row["publisher"]][crawl] = (
                max(before[0], row["fetched_at_max"]),
                before[1] + row["shown_sum"],
            )
    return found
