"""Parsed captures -> articles, each once: revisions told apart, near-duplicates clustered.

Every capture of the parsed ledger stands in the deduped one; what is removed leaves a tombstone,
what the gate holds back waits.
The result depends on the captures, never on the order, the number of crawls or the workers.
"""

import shutil
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.clustering import with_clusters
from pipelines.deduping import (
    Month,
    Placement,
    Shard,
    Sorting,
    parsed_shards,
    placement,
    sections,
    seen_captures,
    sort_shard,
    write_month,
    write_plan,
)
from pipelines.files import fresh, moved_in, read_table, takedowns_in, write_table
from pipelines.gating import FOLDER, Measuring, gate, measure, reasons, write_gate
from pipelines.running import Mapped, engine
from schemas.capture import LedgerRow
from schemas.columns import table_of
from schemas.errors import EmptyError
from schemas.release import Tombstone
from schemas.verdict import Verdict

PARSED, DEDUPED, TAKEDOWNS = Path("data/parsed"), Path("data/deduped"), Path("data/takedowns.jsonl")
FEW = 1_000  # captures that are done before a pool of processes has started


@dataclass(frozen=True)
class Relabelling:
    """One shard's ledger, the plan of its changed columns, and where the new ledger goes."""

    ledger: Path
    plan: Path
    to: Path


def relabel(work: Relabelling) -> None:
    """Write one shard's ledger with the columns of its plan."""
    plan = pa.ipc.open_file(work.plan).read_all()
    rows = read_table(work.ledger, LedgerRow)
    for name in plan.column_names:
        rows = rows.set_column(rows.column_names.index(name), rows.schema.field(name), plan[name])
    write_table(rows, work.to, LedgerRow)


def write_ledgers(plan: pa.Table, shards: list[Shard], folder: Path, mapped: Mapped) -> None:
    """Write the ledger of every shard."""
    work = []
    for number, shard in enumerate(shards):
        path = folder / ".work" / "ledgers" / f"{number}.arrow"
        write_plan(rows_of(plan, "shard", number), path)
        work.append(Relabelling(shard.ledger, path, folder / "captures" / shard.name))
    for _ in mapped(relabel, work):
        pass


def write_months(plan: pa.Table, shards: list[Shard], folder: Path, mapped: Mapped) -> None:
    """Write the revisions of *plan*, newest and earlier, by month."""
    work = []
    parts: dict[Path, list[tuple[Path, int]]] = defaultdict(list)
    for number, shard in enumerate(shards):
        own = rows_of(plan, "article_shard", number)
        sorting = Sorting(
            shard.articles,
            folder / ".work" / "plans" / f"{number}.arrow",
            folder / ".work" / "plans" / f"{number}.rows.arrow",
        )
        write_plan(own, sorting.plan)
        work.append(sorting)
        for batch, (table, month, _) in enumerate(sections(own)):
            parts[folder / table / f"month={month}.parquet"].append((sorting.scratch, batch))
    for _ in mapped(sort_shard, work):
        pass
    months = [Month(path, tuple(batches)) for path, batches in sorted(parts.items())]
    for _ in mapped(write_month, months):
        pass


def judged(shards: list[Shard], root: Path, folder: Path, mapped: Mapped) -> Verdict:
    """Count the publishers' captures shard by shard, and return what the gate says of them."""
    profiles = folder / FOLDER
    work = [Measuring(one.ledger, one.articles, profiles / one.name) for one in shards]
    for _ in mapped(measure, work):
        pass
    verdict = gate(profiles, root / "data" / "baseline", root / PARSED)
    write_gate(verdict, folder)
    return verdict


def rows_of(plan: pa.Table, column: str, shard: int) -> pa.Table:
    """Return one shard's rows of *plan*, without the column that numbers the shards."""
    return plan.filter(pc.equal(plan[column], shard)).drop_columns([column])


def counts(placed: Placement) -> dict[str, dict[str, int]]:
    """Return the counts of captures by state and reason, and of rows by table."""
    ledger = placed.ledger
    pairs = zip(ledger["state"].to_pylist(), ledger["reason"].to_pylist(), strict=True)
    states = Counter(f"{state}: {reason}" if reason else state for state, reason in pairs)
    tables = Counter(placed.revisions["table"].to_pylist())
    assert states["article"] == tables.total(), "every revision has the capture it began with"
    rows = {name: tables[name] for name in ("articles", "revisions")}
    return {
        "captures": dict(sorted(states.items())),
        "rows": rows | {"tombstones": len(placed.tombstones)},
    }


def run(root: Path = Path(), workers: int | None = None) -> dict[str, dict[str, int]]:
    """Tell revisions apart and cluster near-duplicates; return the counts."""
    root = root.resolve()  # workers may stand elsewhere
    shards = parsed_shards(root / PARSED)
    if not shards:
        raise EmptyError(f"{PARSED}: holds nothing parsed: run `broadsheet build`")
    seen = seen_captures(shards)
    folder = fresh(root / DEDUPED)
    with engine(workers if len(seen) > FEW else 1) as mapped:
        held = reasons(seen, judged(shards, root, folder, mapped).held)
        seen = seen.set_column(seen.column_names.index("held"), "held", held)
        placed = placement(seen, takedowns_in(root / TAKEDOWNS))
        articles = [shard.articles for shard in shards]
        plan = with_clusters(placed.revisions, articles, folder / ".work" / "sketches", mapped)
        write_months(plan, shards, folder, mapped)
        write_ledgers(placed.ledger, shards, folder, mapped)
    write_table(table_of(placed.tombstones, Tombstone), folder / "tombstones.parquet", Tombstone)
    shutil.rmtree(folder / ".work")
    moved_in(root / DEDUPED)
    return counts(placed)


if __name__ == "__main__":
    from pipelines.running import stage

    stage("dedupe", run)
