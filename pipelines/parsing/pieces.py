"""A WARC file, or pieces of a large one, to its tables: several workers parse one file.

Pieces are put together if they are what reading the whole file gives; else it is parsed as a whole.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files import (
    Receipt,
    read_arrow,
    read_table,
    sha256_of,
    write_arrow,
    write_receipt,
    write_table,
)
from pipelines.parsing.ledger import Asked, Given, answered, asked_of, host_of, judged
from pipelines.parsing.obeyed import obeyed
from pipelines.parsing.shards import Shard, fingerprint_of, parsing_code
from pipelines.warc import (
    MOST_DAMAGES,
    Damage,
    Other,
    Stretch,
    is_one,
    read_captures,
    starts,
    stretch_captures,
)
from schemas.article import Article
from schemas.capture import Capture, LedgerRow
from schemas.columns import table_of
from spiders.publisher import Publisher, by_domain, publisher_at
from spiders.sandbox import Teller, own_sandbox

BATCH = 500  # pages held at a time
MOST_HELD = 64 << 20  # bytes of articles after which no other page is waited for
TOGETHER = 8  # captures whose pages a sandbox is handed at once,
MOST_TOGETHER = 1 << 20  # and bytes of those, after which no other page is waited for
NAMELESS = "damaged:"  # how the id begins that a record without one is given, by its number

Found = Capture | Damage | Other
Tables = tuple[pa.Table, pa.Table]  # articles, ledger


@dataclass(frozen=True)
class Piece:
    """A piece of a WARC file, from *start* to *stop*, the end if that is None; its tables lie at
    *articles* and *ledger* until the pieces are put together.
    """

    shard: Shard
    start: int
    stop: int | None
    articles: Path
    ledger: Path


@dataclass
class Parsed:
    """What a piece gave: its receipt, its number of records, and whether they count as they are."""

    receipt: Receipt
    records: int = 0
    is_sound: bool = False


@dataclass
class Whole:
    """A WARC file that was parsed in pieces, with what each gave."""

    shard: Shard
    parts: list[tuple[Piece, Parsed]] = field(default_factory=list)


def pieces_of(shard: Shard) -> list[Piece]:
    """Return the pieces of one WARC file; one, if it is not large."""
    begun = [*starts(shard.warc), None]
    return [piece_of(shard, start or 0, stop) for start, stop in pairwise(begun)]


def single_records(part: Shard | Piece) -> list[Piece]:
    """Return a piece for each record of *part*; one for several that begin at the same place."""
    piece = part if isinstance(part, Piece) else piece_of(part, 0, None)
    stretch = Stretch(piece.shard.warc, piece.start, piece.stop)
    begun = sorted({piece.start, *(frame.offset for frame in stretch.frames())})
    ends = [*begun[1:], piece.stop]
    return [piece_of(piece.shard, *one) for one in zip(begun, ends, strict=True)]


def piece_of(shard: Shard, start: int, stop: int | None) -> Piece:
    """Return a piece of one WARC file."""
    beside = (
        shard.receipt.with_name(f".{shard.receipt.stem}.{start}.{name}")
        for name in ("articles", "ledger")
    )
    return Piece(shard, start, stop, *beside)


def parse_part(part: Shard | Piece) -> Receipt | Parsed:
    """Parse one WARC file, or a piece of one."""
    return parse_piece(part) if isinstance(part, Piece) else parse_shard(part)


def parse_shard(shard: Shard) -> Receipt:
    """Parse one WARC file and write its tables and receipt."""
    receipt = Receipt(parsing_code(), sha256_of(shard.warc))
    found = read_captures(shard.warc, shard.name)
    return written(parsed_tables(found, shard, receipt, own_sandbox()), shard, receipt)


def articles_in(shard: Shard) -> tuple[pa.Table, Receipt]:
    """Return the articles of a WARC file, whatever is asked to be left out, and a receipt with the
    counts of its captures; nothing is written.
    """
    receipt = Receipt("", "")
    found = read_captures(shard.warc, shard.name)
    return parsed_tables(found, shard, receipt, own_sandbox())[0], receipt


def parse_piece(piece: Piece, box: Teller | None = None) -> Parsed:
    """Parse one piece of a file, in the sandbox of this thread or as *box* tells; write its
    tables.
    """
    stretch = Stretch(piece.shard.warc, piece.start, piece.stop)
    parsed = Parsed(Receipt("", ""))
    found = stretch_captures(stretch, piece.shard.name)
    tables = parsed_tables(found, piece.shard, parsed.receipt, box or own_sandbox())
    for path, rows in zip((piece.articles, piece.ledger), tables, strict=True):
        write_arrow(rows, path)
    is_nameless = pc.any(pc.starts_with(tables[1]["record_id"], NAMELESS)).as_py()
    parsed.records, parsed.is_sound = stretch.records, stretch.is_sound and not is_nameless
    return parsed


def put_together(whole: Whole) -> Receipt:
    """Write the tables and the receipt of a file that was parsed in pieces."""
    shard, parts = whole.shard, whole.parts
    receipts = [one.receipt for _, one in parts]
    records = sum((Counter(one.records) for one in receipts), Counter[str]())
    is_one_file = is_one([one.start for one, _ in parts], [one.records for _, one in parts])
    is_sound = is_one_file and all(one.is_sound for _, one in parts)
    if is_sound and records["damaged"] <= MOST_DAMAGES:
        receipt = Receipt(parsing_code(), sha256_of(shard.warc))
        for own in receipts:
            receipt.hosts |= own.hosts
        states = sum((Counter(one.states) for one in receipts), Counter[str]())
        receipt.records, receipt.states = dict(records), dict(states)
        written(tables_together(parts), shard, receipt)
        return receipt
    return parse_shard(shard)


def tables_together(parts: Sequence[tuple[Piece, Parsed]]) -> Tables:
    """Return the tables of all *parts*, their records numbered through."""
    firsts = np.cumsum([0, *(one.records for _, one in parts)]).tolist()
    articles, ledgers = [], []
    for (piece, _), first in zip(parts, firsts, strict=False):
        articles.append(read_arrow(piece.articles))
        ledger = read_arrow(piece.ledger)
        place = ledger.schema.get_field_index("warc_record")
        numbers = pc.add(ledger["warc_record"], first)
        ledgers.append(ledger.set_column(place, ledger.schema.field(place), numbers))
    return pa.concat_tables(articles), pa.concat_tables(ledgers)


def written(tables: Tables, shard: Shard, receipt: Receipt) -> Receipt:
    """Write the *tables* of a shard without what is asked to be left out, then its receipt."""
    articles, ledger = obeyed(tables, shard.asked, receipt)
    write_table(articles, shard.articles, Article)
    write_table(ledger, shard.ledger, LedgerRow)
    receipt.tables = {"articles": sha256_of(shard.articles), "captures": sha256_of(shard.ledger)}
    write_receipt(receipt, shard.receipt)
    return receipt


def parsed_tables(captures: Iterator[Found], shard: Shard, receipt: Receipt, box: Teller) -> Tables:
    """Return the articles and the ledger of the *captures* of a file; count into *receipt*."""
    article_parts = [table_of([], Article)]
    ledger_parts = [table_of([], LedgerRow)]
    states: Counter[str] = Counter()
    asked = asked_captures(captures, shard, receipt)
    given = chain.from_iterable(answered(some, box) for some in together(asked))
    for batch in batches(given):
        articles, rows = judged(batch, box)
        article_parts.append(articles)
        ledger_parts.append(table_of(rows, LedgerRow))
        states.update(f"{row.state}: {row.reason}" if row.reason else row.state for row in rows)
    receipt.states = dict(states)
    return pa.concat_tables(article_parts), pa.concat_tables(ledger_parts)


def batches(given: Iterator[Given]) -> Iterator[list[Given]]:
    """Yield what is *given* by at most BATCH captures at once, or by fewer with large articles."""
    batch: list[Given] = []
    size = 0
    for one in given:
        batch.append(one)
        size += len(one.article or b"")
        if len(batch) == BATCH or size > MOST_HELD:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def together(asked: Iterator[Given | Asked]) -> Iterator[list[Given | Asked]]:
    """Yield what is *asked* by as many captures as a sandbox is handed at once."""
    group: list[Given | Asked] = []
    size = 0
    for one in asked:
        group.append(one)
        size += one.row.payload_length
        if len(group) == TOGETHER or size > MOST_TOGETHER:
            yield group
            group, size = [], 0
    if group:
        yield group


def asked_captures(
    captures: Iterator[Found], shard: Shard, receipt: Receipt
) -> Iterator[Given | Asked]:
    """Yield what each capture of a WARC file gives, or what has to be parsed to know."""
    records: Counter[str] = Counter()
    domains = by_domain(shard.publishers)
    publishers: dict[str, Publisher | None] = {}
    for found in captures:
        records["damaged" if isinstance(found, Damage) else found.record_type] += 1
        if isinstance(found, Other):
            continue
        host = host_of(found)
        if host not in publishers:
            publishers[host] = publisher_at(host, domains)
            receipt.hosts[host] = fingerprint_of(publishers[host])
        yield asked_of(found, publishers[host], host, shard.name)
    receipt.records = dict(records)


def write_again(shard: Shard, receipt: Receipt) -> Receipt:
    """Write a shard's tables and receipt again, from what they are, as they are asked now."""
    tables = read_table(shard.articles, Article), read_table(shard.ledger, LedgerRow)
    return written(tables, shard, receipt)
