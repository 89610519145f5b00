"""What the parse stage is made of: shards and their receipts, captures and their ledger rows."""

from pipelines.parsing.deadly import survived
from pipelines.parsing.ledger import host_of
from pipelines.parsing.obeyed import TAKEN, asked_all, holders
from pipelines.parsing.pieces import (
    Parsed,
    Piece,
    Whole,
    articles_in,
    parse_shard,
    pieces_of,
    put_together,
    write_again,
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
    "TAKEN",
    "Parsed",
    "Piece",
    "Shard",
    "Whole",
    "articles_in",
    "asked_all",
    "crawl_publishers",
    "current_receipt",
    "holders",
    "host_of",
    "parse_shard",
    "parsing_code",
    "pieces_of",
    "put_together",
    "readable_sum",
    "remove_stale",
    "shard_of",
    "shards",
    "survived",
    "unreadable",
    "write_again",
]
