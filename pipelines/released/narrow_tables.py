"""A release -> the narrow tables that the suites of `expectations/` run on, as data frames."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from expectations.between import article_columns
from expectations.counts import Counts, counts_by_publisher
from expectations.figures import figure_tables
from expectations.known import Known, known_of, with_known
from expectations.narrow import narrow, promises_of
from pipelines.counting import tallies, together
from pipelines.files import parquet_files, read_table
from schemas.article import Article
from schemas.capture import LedgerRow
from schemas.release import Quarantined, Tombstone
from spiders.publisher import declared_publishers

BATCH = 100_000  # rows of a frame: 0.6 GB in the library
KEYS = ("article_id", "revision", "url")
STATES = ("publisher", "state", "reason")
ROWS = {"articles": Article, "revisions": Article, "quarantine": Quarantined}


def narrow_tables(release: Path | str) -> Iterator[tuple[str, Any]]:
    """Yield each suite's name with a table for it; rows come in several frames if there are many.

    Names and domains are known of the publishers declared here.
    """
    folder = Path(release)
    articles, revisions = (parquet_files(folder / name) for name in ("articles", "revisions"))
    known = known_of(declared_publishers().values(), None)
    released = Known(known.names, known.domains, is_released=True)
    for batch in batches([*articles, *revisions], released):
        yield "rows", batch.to_pandas()
    keys = read_table(articles, Article, KEYS)
    earlier = read_table(revisions, Article, KEYS)
    unnamed = earlier.set_column(
        2, earlier.schema.field("url"), pa.nulls(len(earlier), pa.string())
    )
    yield "keys", pa.concat_tables([keys, unnamed]).to_pandas()
    each = [article_columns(measured(path, released)) for path in articles]
    yield "articles", pa.concat_tables(each).to_pandas()
    repeated = len(earlier) + len(keys) - len(revisions_of(keys) | revisions_of(earlier))
    for name, table in figure_tables(counts_in(folder), repeated).items():
        yield name, table.to_pandas()


def revisions_of(keys: pa.Table) -> set[tuple[str, int]]:
    """Return the revisions that *keys* name."""
    return set(zip(keys["article_id"].to_pylist(), keys["revision"].to_pylist(), strict=True))


def counts_in(folder: Path) -> dict[str, Counts]:
    """Return what is counted of each publisher of a release; the version before is unknown."""
    files = {name: parquet_files(folder / name) for name in ("articles", "revisions", "quarantine")}
    rows = Counter(
        (table, publisher)
        for table, paths in files.items()
        for publisher in read_table(paths, ROWS[table], ("publisher",))["publisher"].to_pylist()
    )
    ledger = read_table(parquet_files(folder / "captures"), LedgerRow, STATES)
    states = Counter(zip(*(ledger[name].to_pylist() for name in STATES), strict=True))
    pages = together(tallies(read_table(path, Article)) for path in files["articles"])
    filled = {publisher: (own.articles, own.filled) for publisher, own in pages.items()}
    stones = read_table(folder / "tombstones.parquet", Tombstone)["publisher"].to_pylist()
    return counts_by_publisher(rows, states, filled, Counter(stones), {})


def batches(paths: list[Path], known: Known) -> Iterator[pa.Table]:
    """Yield the narrow tables of the rows in *paths*, as many at a time as the library can hold."""
    waiting: list[pa.Table] = []
    for path in paths:
        waiting.append(measured(path, known))
        if sum(map(len, waiting)) >= BATCH:
            yield pa.concat_tables(waiting)
            waiting = []
    if waiting:
        yield pa.concat_tables(waiting)


def measured(path: Path, known: Known) -> pa.Table:
    """Return the narrow table of the rows in one file."""
    return narrow(with_known(read_table(path, Article), known), promises_of())
