"""What the dedupe stage is made of: revisions, withdrawals, placement, buckets."""

from pipelines.deduping.buckets import write_buckets
from pipelines.deduping.changed import corrections_added, paragraphs_changed
from pipelines.deduping.ledgers import Ending, relabellings, write_ledgers
from pipelines.deduping.lookups import addresses_in
from pipelines.deduping.narrow import Shard
from pipelines.deduping.placement import Placement, placement
from pipelines.deduping.seen import SeenOnDisk, kept_captures, parsed_shards, seen_captures

__all__ = [
    "Ending",
    "Placement",
    "SeenOnDisk",
    "Shard",
    "addresses_in",
    "corrections_added",
    "kept_captures",
    "paragraphs_changed",
    "parsed_shards",
    "placement",
    "relabellings",
    "seen_captures",
    "write_buckets",
    "write_ledgers",
]
