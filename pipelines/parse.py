"""Captures to typed articles: one WARC file gives one file of articles and one of ledger rows."""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pipelines.files import (
    Receipt,
    asked_for,
    discovered_in,
    read_receipt,
    takedowns_in,
    write_declared,
    write_discovered,
)
from pipelines.parsing import (
    Piece,
    Shard,
    Whole,
    asked_all,
    crawl_publishers,
    current_receipt,
    holders,
    pieces_of,
    put_together,
    readable_sum,
    remove_stale,
    shards,
    survived,
    unreadable,
    write_again,
)
from pipelines.running import KEPT, Kept, engine, stage, tracked, usable_cores
from pipelines.warc import CAPTURES, refuse_damaged
from schemas.errors import BroadsheetError, EmptyError

PARSED, TAKEDOWNS = Path("data/parsed"), Path("data/takedowns.jsonl")


class UnreadableError(BroadsheetError):
    """WARC files that cannot be read, a line each."""


def parsed(stale: Sequence[Shard], workers: int | None) -> list[Receipt]:
    """Parse WARC files, the large ones in pieces; return their receipts."""
    parts: list[Shard | Piece] = []
    for shard in stale:
        pieces = pieces_of(shard)
        parts += pieces if len(pieces) > 1 else [shard]
    wholes: dict[str, Whole] = {}
    receipts: list[Receipt] = []
    with engine(workers if len(parts) > 1 else 1) as mapped:  # one keeps one worker busy
        for part, one in tracked(survived(mapped, parts), len(parts), "parse: WARC files"):
            if isinstance(one, Receipt):
                receipts.append(one)
            elif isinstance(part, Piece):
                shard = part.shard
                wholes.setdefault(shard.name, Whole(shard)).parts.append((part, one))
        receipts += mapped(put_together, list(wholes.values()))
    for piece in (piece for whole in wholes.values() for piece, _ in whole.parts):
        piece.articles.unlink()
        piece.ledger.unlink()
    return receipts


def obeying(found: Sequence[Shard], workers: int | None, kept: Kept) -> list[Receipt]:
    """Let no parsed shard hold what is asked to be taken down; return the receipts of all.

    What an author's name takes out is known by its address once it was read, and other shards may
    name that: they are written again until none is left. A shard that may name again what it left
    out, for the takedown was taken back, is parsed again.
    """
    receipts = {one.name: read_receipt(one.receipt) for one in found}

    def asked() -> list[Shard]:
        return asked_all(found, receipts.values())

    for one in asked():
        if not set(receipts[one.name].unnamed) <= one.asked.marks.keys():
            (receipts[one.name],) = parsed([one], workers)
    while held := holders(asked(), receipts, kept):
        for one in held:
            receipts[one.name] = write_again(one, receipts[one.name])
    kept.tidy()
    return list(receipts.values())


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
    asked = asked_for(takedowns_in(root / TAKEDOWNS))
    found = shards(root / CAPTURES, root / PARSED, asked)
    if not found:
        raise EmptyError(f"{CAPTURES}: no WARC file: run `broadsheet crawl` or `import` first")
    with ThreadPoolExecutor(workers or usable_cores()) as threads:  # hashing leaves Python's lock
        hashes = list(threads.map(readable_sum, [one.warc for one in found]))
        sums = {one.warc: own for one, own in zip(found, hashes, strict=True)}
        refuse_damaged(root / CAPTURES, sums.__getitem__)
        receipts = list(threads.map(current_receipt, found, hashes))
    current = {one.name: receipt for one, receipt in zip(found, receipts, strict=True) if receipt}
    remove_stale(root / PARSED, (one for one in found if one.name in current))
    waiting = [one for one in found if one.name not in current]
    refusals = {one.name: refusal for one in waiting if (refusal := unreadable(one))}
    stale = [one for one in waiting if one.name not in refusals]
    if stale:
        parsed(stale, workers)
    readable = [one for one in found if one.name not in refusals]
    done = obeying(readable, workers, Kept(root / KEPT / "parse", map))
    crawls = sorted({one.warc.parent for one in found})
    write_declared((own for crawl in crawls for own in crawl_publishers(crawl)), root / PARSED)
    write_discovered(discovered_in(root / CAPTURES), root / PARSED)
    if refusals:
        raise UnreadableError("\n".join(refusals.values()))
    return totals(done)


if __name__ == "__main__":
    stage("parse", run)
