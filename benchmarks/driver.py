"""What the stages' own process holds and takes, capture by capture: made ledgers, no pages.

    python -m benchmarks.driver [--sizes 100000,300000] [--rows 5000] [--workers 2]

Of a hundred captures 8 give no article, 10 show one again and 5 show it revised. Texts have 60
words, for what a worker holds does not matter here. Each stage behind parse runs as DVC runs it.
For each are printed the peak memory of its own process and of the process tree (PSS, so that shared
pages count once), the CPU seconds of its own process, which no worker shares with it, and between
two sizes what both grew by, a capture.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from benchmarks.extraction import ONE_CORE
from benchmarks.processes import POLL_SECONDS, REPOSITORY, share_of, tree
from pipelines.files import sha256_of, write_table
from pipelines.files.receipt import Receipt, write_receipt
from schemas.article import Article
from schemas.capture import LedgerRow
from schemas.columns import Record, table_of
from schemas.identity import article_id, digest
from spiders.addresses import url_key
from tests.pipelines.parsed import NOON, article, page

STAGES = ("dedupe", "validate", "release")
PUBLISHERS = 25
WORDS = 60  # of a text
SPAN = timedelta(days=360)  # of crawling
MOMENT = pa.timestamp("us", "UTC")
EMPTY, REPEATED, REVISED = 8, 10, 5  # of a hundred captures
BACK = 1_000  # captures before, which a repeated one shows


Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Peak:
    """The most memory in bytes that a stage's own process had, and with it all below; its CPU s."""

    own: int
    tree: int
    cpu: float


def write_parsed(root: Path, captures: int, files: int) -> None:
    """Write what *captures* captures in so many *files* would be parsed to, below *root*."""
    for file in range(files):
        numbers = np.arange(captures * file // files, captures * (file + 1) // files)
        name, parsed = f"first/part-{file:05}", root / "data/parsed"
        articles, ledger = made(numbers, captures, f"{name}.warc.gz")
        write_table(articles, parsed / f"articles/{name}.parquet", Article)
        write_table(ledger, parsed / f"captures/{name}.parquet", LedgerRow)
        receipt = Receipt("code", sha256_of(parsed / f"captures/{name}.parquet"))
        write_receipt(receipt, parsed / f"receipts/{name}.json")


def made(numbers: Numbers, captures: int, warc_file: str) -> tuple[pa.Table, pa.Table]:
    """Return the articles and the ledger of the captures *numbers*, of *captures* in all."""
    kinds = numbers % 100
    is_again = (kinds >= EMPTY) & (kinds < EMPTY + REPEATED + REVISED) & (numbers >= BACK)
    is_revised = is_again & (kinds >= EMPTY + REPEATED)
    has_article = pa.array(kinds >= EMPTY)
    stories = np.where(is_again, numbers - BACK + 40, numbers)  # one that was new
    at = moments(numbers, captures)
    shown = [story_of(*one) for one in zip(stories.tolist(), is_revised.tolist(), strict=True)]
    told = pa.Table.from_pylist(shown)
    same = {
        "target_uri": told["url"],
        "publisher": told["publisher"],
        "fetched_at": at,
        "payload_digest": pa.array([f"sha1:{digest(str(number))}" for number in numbers]),
        "warc_file": pa.array([warc_file] * len(numbers)),
    }
    records = pa.array([f"<urn:uuid:00000000-0000-4000-8000-{number:012x}>" for number in numbers])
    none = pa.scalar(None, pa.string())
    of_ledger = {
        "record_id": records,
        "warc_record": pa.array(numbers - numbers[0]),
        "state": pc.if_else(has_article, "article", "rejected"),
        "reason": pc.if_else(has_article, none, "no_text"),
        "article_id": pc.if_else(has_article, told["article_id"], none),
    }
    born = moments(stories, captures)
    texts = told["text"].combine_chunks()
    ends = pa.array(np.arange(len(numbers) + 1, dtype=np.int32))
    blocks = pa.StructArray.from_arrays([pa.array(["lede"] * len(texts)), texts], ["role", "text"])
    of_articles = {
        "cluster_id": told["article_id"],
        "facts_hash": told["article_id"],
        "headline": pc.utf8_slice_codeunits(texts, 0, 40),
        "body": pa.ListArray.from_arrays(ends, blocks),
        "word_count": pa.array(np.where(is_revised, WORDS + 2, WORDS).astype(np.int32)),
        "published_at": born,
        "published_day": born.cast(pa.date32()),
        "first_seen_at": at,
        "warc_record_id": records,
    }
    of_articles |= {name: told[name] for name in told.column_names}
    sample, row = page(article("http://paper00.example/news", "a b"), "r")
    assert sample is not None
    articles = filled(sample, Article, same | of_articles).filter(has_article)
    return articles, filled(row, LedgerRow, same | of_ledger)


def moments(numbers: Numbers, captures: int) -> pa.Array:
    """Return when each of the captures *numbers* is made."""
    return pa.array([NOON + SPAN * (n / captures) for n in numbers.tolist()], MOMENT)


def story_of(number: int, is_revised: bool) -> dict[str, str]:
    """Return a story with a text that no other has."""
    publisher = f"paper{number % PUBLISHERS:02}.example"
    url = f"http://{publisher}/news/{number}-a-vote-on-the-pier-of-the-town"
    told = " ".join(f"w{(number * WORDS + place) % 99_991}x{number}" for place in range(WORDS))
    text = f"{told} and more" if is_revised else told
    return {
        "publisher": publisher,
        "url": url,
        "article_id": article_id(publisher, url_key(url)),
        "content_hash": digest(text),
        "text": text,
    }


def filled(
    one: Record, model: type[Record], columns: dict[str, pa.Array | pa.ChunkedArray]
) -> pa.Table:
    """Return a table of rows like *one* with other *columns*."""
    length = len(columns["publisher"])
    rows = table_of([one], model).take(pa.array(np.zeros(length, np.int64)))
    for name, values in columns.items():
        place = rows.schema.get_field_index(name)
        rows = rows.set_column(place, rows.schema.field(name), values)
    return rows


def peak_of(stage: str, folder: Path, workers: int) -> Peak:
    """Run one *stage* in *folder* and return what it held."""
    known = ONE_CORE | {"PYTHONPATH": str(REPOSITORY), "BROADSHEET_WORKERS": str(workers)}
    command = [sys.executable, "-m", f"pipelines.{stage}"]
    process = subprocess.Popen(
        command, cwd=folder, env=os.environ | known, stdout=subprocess.DEVNULL
    )
    own = whole = 0
    cpu = 0.0
    while process.poll() is None:
        cpu = max(cpu, cpu_of(process.pid))
        shares = [share_of(pid) for pid in tree(process.pid)]
        own, whole = max(own, shares[0]), max(whole, sum(shares))
        time.sleep(POLL_SECONDS)
    if process.returncode:
        raise SystemExit(f"{stage}: ended with {process.returncode}")
    return Peak(own, whole, cpu)


def cpu_of(pid: int) -> float:
    """Return the CPU seconds that the process *pid* took itself; 0 if it has ended."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0.0
    user, system = told.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="100000,300000", help="captures, with commas between")
    parser.add_argument("--rows", type=int, default=5_000, help="captures of a WARC file")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    before: tuple[int, dict[str, Peak]] | None = None
    for size in map(int, options.sizes.split(",")):
        files = -(-size // options.rows)
        print(f"{size:,} captures in {files} files, {options.workers} workers")
        with tempfile.TemporaryDirectory(prefix="driver-") as scratch:
            write_parsed(Path(scratch), size, files)
            peaks = {}
            for stage in STAGES:
                began = time.monotonic()
                peaks[stage] = one = peak_of(stage, Path(scratch), options.workers)
                line = f"  {stage:<9} {one.own / 1e6:6.0f} MB, tree {one.tree / 1e6:6.0f} MB"
                line += f", {one.cpu:5.1f} CPU s"
                if before is not None:
                    grown, past = size - before[0], before[1][stage]
                    line += f"; {(one.own - past.own) / grown:6.0f} bytes"
                    line += f" and {(one.cpu - past.cpu) / grown * 1000:.3f} ms a capture"
                print(f"{line}, {time.monotonic() - began:.0f} s", flush=True)
        before = size, peaks


if __name__ == "__main__":
    main()
