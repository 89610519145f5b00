"""What the parse stage is made of: shards and their receipts, captures and their ledger rows."""

from pipelines.parsing.ledger import host_of, parsed_capture
from pipelines.parsing.shards import (
    Shard,
    crawl_publishers,
    current_receipt,
    host_fingerprint,
    parsing_code,
    readable_sum,
    remove_strangers,
    shard_of,
    shards,
    unreadable,
)

__all__ = [
    "Shard",
    "crawl_publishers",
    "current_receipt",
    "host_fingerprint",
    "host_of",
    "parsed_capture",
    "parsing_code",
    "readable_sum",
    "remove_strangers",
    "shard_of",
    "shards",
    "unreadable",
]
