"""The parsed ledger -> the deduped one: where dedupe decided where a capture ends, it says so."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.deduping.narrow import Shard
from pipelines.files import (
    STAND_IN,
    decoded,
    read_arrow,
    read_table,
    row_hash,
    write_arrow,
    write_table,
)
from pipelines.running import Kept, linked
from schemas.capture import LedgerRow

ROWS = "ledger.parquet"  # of a shard, as it is kept
Ending = tuple[str, str | None]  # the state of a capture, and its reason


@dataclass(frozen=True)
class Relabelling:
    """One shard's ledger, and the plan of its changed columns."""

    ledger: Path
    plan: Path


def relabellings(
    plans: Iterable[pa.Table], shards: Sequence[Shard], sums: Sequence[str], scratch: Path
) -> tuple[list[tuple[Relabelling, object]], Counter[Ending]]:
    """Return what is to be done of each shard's ledger, with what decides it; its *plans*, of what
    was decided of its captures, are written into *scratch*. With it, how many ended how.

    *sums* are the hashes of the ledgers as parsed.
    """
    work: list[tuple[Relabelling, object]] = []
    ends = Counter[Ending]()
    for number, (shard, rows) in enumerate(zip(shards, plans, strict=True)):
        own = decoded(rows).combine_chunks()
        path = scratch / f"{number}.arrow"
        write_arrow(own, path)
        work.append((Relabelling(shard.ledger, path), [sums[number], row_hash(own)]))
        states = own.group_by(["state", "reason"]).aggregate([([], "count_all")]).to_pylist()
        ends.update({(one["state"], one["reason"]): one["count_all"] for one in states})
    return work, ends


def write_ledgers(
    work: Sequence[tuple[Relabelling, object]], shards: Sequence[Shard], folder: Path, kept: Kept
) -> None:
    """Write the ledger of every shard below *folder*."""
    for shard, place in zip(shards, kept.results(relabel, work), strict=True):
        linked(place / ROWS, folder / "captures" / shard.name)


def relabel(work: Relabelling, folder: Path) -> None:
    """Write one shard's ledger with what its plan says."""
    plan = read_arrow(work.plan)
    rows = read_table(work.ledger, LedgerRow)
    named = pc.binary_join_element_wise("revisit of", pc.fill_null(rows["detail"], "?"), " ")
    own = pc.if_else(plan["is_fault"], named, rows["detail"])
    is_silent = pc.or_(plan["is_silent"], pc.starts_with(rows["target_uri"], STAND_IN))
    columns = {
        "target_uri": pc.if_else(is_silent, "", rows["target_uri"]),
        "detail": pc.if_else(plan["is_told"], plan["detail"], own),
        **{name: plan[name] for name in ("state", "reason", "article_id", "revision")},
    }
    for name, values in columns.items():
        rows = rows.set_column(rows.column_names.index(name), rows.schema.field(name), values)
    write_table(rows, folder / ROWS, LedgerRow)
