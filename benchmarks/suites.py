"""What the suites cost: synthetic narrow rows, checked in batches as a worker checks them.

    python -m benchmarks.suites [--rows 1000000] [--release data/release]

Prints CPU seconds and memory beyond those of the library's import, of the suite of rows and of the
one between rows. Promises are those of every column and rule; one row in a thousand breaks one.
Before that, what it costs to make narrow rows of articles: those of a release, again and again, in
buckets of 1,000, four at once, of which as many are made as hold a tenth of the rows.
"""

import argparse
import resource
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.released import articles_of
from expectations.between import KEYED
from expectations.known import known_of, with_known
from expectations.narrow import narrow, promises_of
from expectations.suite import checker
from pipelines.deduping.shares import LEAST
from pipelines.validating.asking import BATCH
from pipelines.validating.measures import AT_ONCE
from schemas.article import Article
from schemas.columns import table_of
from schemas.identity import digest
from spiders.publisher import declared_publishers
from tests.pipelines.parsed import article

SHARE = 10  # of the rows are made narrow, for that costs the same each time
FAULTY = 1_000  # rows of which one breaks a promise
WORDS = "Council of the harbour town votes to rebuild the old pier before the winter storms"


def sample() -> pa.Table:
    """Return the narrow rows of a sound article and of one with a fault."""
    sound = article("https://courier.example/news/vote", headline=WORDS)
    faulty = sound.model_copy(update={"tags": [""], "language": "e n"})
    return narrow(table_of([sound, faulty], Article), promises_of())


def batch(two: pa.Table, start: int, length: int) -> pa.Table:
    """Return *length* rows from number *start* on, each with an id and an address of its own."""
    numbers = np.arange(start, start + length)
    rows = two.take(pa.array((numbers % FAULTY == 0).astype(np.int64))).combine_chunks()
    ids = pa.array([digest(str(number)) for number in numbers.tolist()])
    texts = pc.cast(pa.array(numbers), pa.string())
    changed = {
        "article_id": ids,
        "cluster_id": ids,
        "content_hash": ids,
        "url": pc.binary_join_element_wise("https://courier.example/news/a-vote-on-it", texts, "-"),
        "warc_record_id": pc.binary_join_element_wise("<urn:uuid:", ids, ">", ""),
    }
    for name, values in changed.items():
        rows = rows.set_column(rows.schema.get_field_index(name), name, values)
    return rows


def measuring(release: Path, rows: int) -> float:
    """Return the CPU seconds in which *rows* narrow rows are made of the articles in *release*."""
    articles = articles_of(release)
    known = known_of(declared_publishers().values(), None)
    size = LEAST * AT_ONCE
    often = [articles] * (size // len(articles) + 1)
    buckets = pa.concat_tables(often).slice(0, size).combine_chunks()
    narrow(with_known(buckets, known), promises_of())  # patterns and words are read once
    count = max(rows // SHARE // size, 1)
    began = time.process_time()
    for _ in range(count):
        narrow(with_known(buckets, known), promises_of())
    return (time.process_time() - began) * rows / (count * size)


def peak() -> float:
    """Return the most memory this process had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Check as many rows as asked for, and print what it cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--release", type=Path, default=Path("data/release"))
    options = parser.parse_args()
    rows = options.rows
    print(f"narrow rows of {rows:,} articles: {measuring(options.release, rows):.1f} CPU s")
    two = sample()
    failing, repeated = checker(promises_of()), checker(KEYED)
    failing(two)
    before, spent, broken, keys = peak(), 0.0, 0, []
    for start in range(0, rows, BATCH):
        measured = batch(two, start, min(BATCH, rows - start))
        keys.append(measured.select(["article_id", "revision"]))
        began = time.process_time()
        broken += sum(map(len, failing(measured).values()))
        spent += time.process_time() - began
    print(f"{len(promises_of())} promises of {rows:,} rows: {spent:.1f} CPU s, {broken:,} broken")
    print(f"memory over the import: {peak() - before:,.0f} MB, batches of {BATCH:,}")
    whole = pa.concat_tables(keys).append_column("url", pa.array(np.arange(rows)))
    began = time.process_time()
    repeated(whole)
    print(f"{len(KEYED)} promises between them: {time.process_time() - began:.1f} CPU s")
    print(f"memory over the import: {peak() - before:,.0f} MB")


if __name__ == "__main__":
    main()
