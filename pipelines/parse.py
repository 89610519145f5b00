"""Captures to typed articles: one WARC file gives one file of articles and one of ledger rows."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

import pyarrow as pa

from pipelines.files import (
    CAPTURES,
    Damage,
    Other,
    Receipt,
    discovered_in,
    read_captures,
    refuse_damaged,
    sha256_of,
    write_declared,
    write_discovered,
    write_receipt,
    write_table,
)
from pipelines.parsing import (
    Shard,
    crawl_publishers,
    current_receipt,
    host_fingerprint,
    host_of,
    parsed_capture,
    parsing_code,
    readable_sum,
    remove_strangers,
    shards,
    unreadable,
)
from pipelines.running import engine, stage, tracked, usable_cores
from schemas.article import Article
from schemas.capture import LedgerRow
from schemas.columns import table_of
from schemas.errors import BroadsheetError, EmptyError
from spiders.publisher import publisher_for
from spiders.sandbox import Sandbox, own_sandbox

BATCH = 500  # pages held as objects at a time
PARSED = Path("data/parsed")


class UnreadableError(BroadsheetError):
    """WARC files that cannot be read, a line each."""


def parse_shard(shard: Shard) -> Receipt:
    """Parse one WARC file and write its tables and receipt."""
    receipt = Receipt(parsing_code(), sha256_of(shard.warc))
    articles, ledger = parsed_tables(shard, receipt)
    write_table(articles, shard.articles, Article)
    write_table(ledger, shard.ledger, LedgerRow)
    receipt.tables = {"articles": sha256_of(shard.articles), "captures": sha256_of(shard.ledger)}
    write_receipt(receipt, shard.receipt)
    return receipt


def parsed_tables(shard: Shard, receipt: Receipt) -> tuple[pa.Table, pa.Table]:
    """Return the articles and the ledger of a WARC file, and count into *receipt*."""
    article_parts = [table_of([], Article)]
    ledger_parts = [table_of([], LedgerRow)]
    outcomes = parsed_captures(shard, own_sandbox(), receipt)
    while batch := list(islice(outcomes, BATCH)):
        article_parts.append(table_of([a for a, _ in batch if a is not None], Article))
        ledger_parts.append(table_of([row for _, row in batch], LedgerRow))
    return pa.concat_tables(article_parts), pa.concat_tables(ledger_parts)


def parsed_captures(
    shard: Shard, box: Sandbox, receipt: Receipt
) -> Iterator[tuple[Article | None, LedgerRow]]:
    """Yield one ledger row for each capture of a WARC file, with its article if it gives one."""
    crawl = shard.warc.parent
    records: Counter[str] = Counter()
    states: Counter[str] = Counter()
    for found in read_captures(shard.warc, shard.name):
        records["damaged" if isinstance(found, Damage) else found.record_type] += 1
        if isinstance(found, Other):
            continue
        host = host_of(found)
        publisher = publisher_for(host, crawl_publishers(crawl))
        receipt.hosts.setdefault(host, host_fingerprint(host, crawl))
        article, row = parsed_capture(found, publisher, host, box, shard.name)
        states[f"{row.state}: {row.reason}" if row.reason else row.state] += 1
        yield article, row
    receipt.records, receipt.states = dict(records), dict(states)


def totals(receipts: list[Receipt]) -> dict[str, dict[str, int]]:
    """Return the counts of all shards together, by kind and name."""
    records: Counter[str] = Counter()
    states: Counter[str] = Counter()
    for receipt in receipts:
        records.update(receipt.records)
        states.update(receipt.states)
    return {"records": dict(sorted(records.items())), "states": dict(sorted(states.items()))}


def run(root: Path = Path(), workers: int | None = None) -> dict[str, dict[str, int]]:
    """Parse every WARC file under data/captures that is not parsed yet; return the counts.

    Raises CapturesError if a file is not what was archived; UnreadableError when one cannot be
    read, once all others are parsed.
    """
    root = root.resolve()  # workers may stand elsewhere
    found = shards(root / CAPTURES, root / PARSED)
    if not found:
        raise EmptyError(f"{CAPTURES}: no WARC file: run `broadsheet crawl` or `import` first")
    with ThreadPoolExecutor(workers or usable_cores()) as threads:  # hashing leaves Python's lock
        hashes = list(threads.map(readable_sum, [one.warc for one in found]))
        sums = {one.warc: own for one, own in zip(found, hashes, strict=True)}
        refuse_damaged(root / CAPTURES, sums.__getitem__)
        receipts = list(threads.map(current_receipt, found, hashes))
    remove_strangers(root / PARSED, found)
    done = [receipt for receipt in receipts if receipt is not None]
    waiting = [one for one, receipt in zip(found, receipts, strict=True) if receipt is None]
    refusals = {one.name: refusal for one in waiting if (refusal := unreadable(one))}
    stale = [one for one in waiting if one.name not in refusals]
    if stale:
        with engine(workers if len(stale) > 1 else 1) as mapped:  # one file keeps one worker busy
            done += tracked(mapped(parse_shard, stale), len(stale), "parse: WARC files")
    crawls = sorted({one.warc.parent for one in found})
    write_declared((own for crawl in crawls for own in crawl_publishers(crawl)), root / PARSED)
    write_discovered(discovered_in(root / CAPTURES), root / PARSED)
    if refusals:
        raise UnreadableError("\n".join(refusals.values()))
    return totals(done)


if __name__ == "__main__":
    stage("parse", run)
