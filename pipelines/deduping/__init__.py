"""What the dedupe stage is made of: revisions, withdrawals, placement, months."""

from pipelines.deduping.months import Month, Sorting, sections, sort_shard, write_month, write_plan
from pipelines.deduping.placement import Placement, placement
from pipelines.deduping.seen import Shard, parsed_shards, seen_captures

__all__ = [
    "Month",
    "Placement",
    "Shard",
    "Sorting",
    "parsed_shards",
    "placement",
    "sections",
    "seen_captures",
    "sort_shard",
    "write_month",
    "write_plan",
]
