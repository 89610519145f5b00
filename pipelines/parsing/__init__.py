"""What the parse stage is made of: shards and their receipts, captures and their ledger rows."""

from pipelines.parsing.ledger import host_of
from pipelines.parsing.pieces import (
    Parsed,
    Piece,
    Whole,
    parse_part,
    parse_shard,
    pieces_of,
    put_together,
)
from pipelines.parsing.shards import (
    Shard,
    crawl_publishers,
    current_receipt,
    parsing_code,
    readable_sum,
    remove_stale,
    shard_of,
    shards,
    unreadable,
)

__all__ = [
    "Parsed",
    "Piece",
    "Shard",
    "Whole",
    "crawl_publishers",
    "current_receipt",
    "host_of",
    "parse_part",
    "parse_shard",
    "parsing_code",
    "pieces_of",
    "put_together",
    "readable_sum",
    "remove_stale",
    "shard_of",
    "shards",
    "unreadable",
]
