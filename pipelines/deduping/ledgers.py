"""The parsed ledger -> the deduped one: where dedupe decided where a capture ends, it says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.deduping.buckets import write_plan
from pipelines.deduping.seen import Shard
from pipelines.files import read_table, row_hash, write_table
from pipelines.running import Kept, linked
from schemas.capture import LedgerRow

ROWS = "ledger.parquet"  # of a shard, as it is kept


@dataclass(frozen=True)
class Relabelling:
    """One shard's ledger, and the plan of its changed columns."""

    ledger: Path
    plan: Path


def write_ledgers(
    plan: pa.Table, shards: Sequence[Shard], sums: Sequence[str], folder: Path, kept: Kept
) -> None:
    """Write the ledger of every shard below *folder*; *sums* are the hashes of those parsed."""
    work = []
    for number, shard in enumerate(shards):
        own = plan.filter(pc.equal(plan["shard"], number)).drop_columns(["shard"])
        path = folder / ".work" / "ledgers" / f"{number}.arrow"
        write_plan(own, path)
        work.append((Relabelling(shard.ledger, path), [sums[number], row_hash(own)]))
    for shard, place in zip(shards, kept.results(relabel, work), strict=True):
        linked(place / ROWS, folder / "captures" / shard.name)


def relabel(work: Relabelling, folder: Path) -> None:
    """Write one shard's ledger with the columns of its plan."""
    plan = pa.ipc.open_file(work.plan).read_all()
    rows = read_table(work.ledger, LedgerRow)
    for name in plan.column_names:
        rows = rows.set_column(rows.column_names.index(name), rows.schema.field(name), plan[name])
    write_table(rows, folder / ROWS, LedgerRow)
