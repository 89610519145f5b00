"""Parsed captures -> articles, each once: revisions told apart, near-duplicates clustered.

Every capture of the parsed ledger stands in the deduped one; what is removed leaves a tombstone,
what the gate holds back waits.
The result depends on the captures, never on the order, the number of crawls or the workers.
"""

import json
import shutil
from collections import Counter
from pathlib import Path

import pyarrow as pa

from pipelines.clustering import with_clusters
from pipelines.deduping import (
    Placement,
    Shard,
    addresses_in,
    kept_captures,
    parsed_shards,
    placement,
    write_buckets,
    write_ledgers,
)
from pipelines.files import counted, fresh, moved_in, takedowns_in, write_table
from pipelines.gating import (
    FOLDER,
    PROFILES,
    Measuring,
    base_of,
    gate,
    measure,
    note_base,
    reasons,
    write_gate,
)
from pipelines.running import KEPT, START_SECONDS, Kept, engine, hashes, linked
from schemas.columns import table_of
from schemas.errors import EmptyError
from schemas.identity import digest
from schemas.release import Tombstone
from schemas.verdict import Verdict

PARSED, DEDUPED, TAKEDOWNS = Path("data/parsed"), Path("data/deduped"), Path("data/takedowns.jsonl")


def judged(
    shards: list[Shard], sums: list[tuple[str, str]], root: Path, folder: Path, kept: Kept
) -> Verdict:
    """Count the publishers' captures shard by shard into *folder*; return what the gate says."""
    work = [
        (Measuring(one.ledger, one.articles), own) for one, own in zip(shards, sums, strict=True)
    ]
    for shard, place in zip(shards, kept.results(measure, work), strict=True):
        linked(place / PROFILES, folder / FOLDER / shard.name)
    named = [(one.name, *own) for one, own in zip(shards, sums, strict=True)]
    parsed = digest(json.dumps(named))
    base = base_of(root / "data", parsed)
    note_base(base, root / "data", parsed, folder)
    verdict = gate(folder / FOLDER, base, root / PARSED)
    write_gate(verdict, folder)
    return verdict


def with_reasons(seen: pa.Table, shards: list[Shard], verdict: Verdict) -> pa.Table:
    """Return the captures of *shards* with the reasons why the gate holds some back."""
    held = reasons(seen, [shard.warc_file for shard in shards], verdict.held)
    return seen.set_column(seen.column_names.index("held"), "held", held)


def counts(placed: Placement) -> dict[str, dict[str, int]]:
    """Return the counts of captures by state and reason, and of rows by table."""
    ends = placed.ledger.select(["state", "reason"]).group_by(["state", "reason"])
    states: Counter[str] = Counter()
    for row in ends.aggregate([([], "count_all")]).to_pylist():
        reason = f": {row['reason']}" if row["reason"] else ""
        states[f"{row['state']}{reason}"] += row["count_all"]
    tables = Counter(counted(placed.revisions["table"]))
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
    folder = fresh(root / DEDUPED)
    articles = [shard.articles for shard in shards]
    of_articles, of_ledgers = hashes(articles), hashes([shard.ledger for shard in shards])
    sums = list(zip(of_articles, of_ledgers, strict=True))
    with engine(workers, here=START_SECONDS) as mapped:
        kept = Kept(root / KEPT / "dedupe", mapped)
        verdict = judged(shards, sums, root, folder, kept)
        placed = placement(
            with_reasons(kept_captures(shards, sums, kept), shards, verdict),
            takedowns_in(root / TAKEDOWNS),
            addresses_in(shards),
        )
        plan = with_clusters(placed.revisions, articles, of_articles, kept)
        write_buckets(plan, shards, sums, folder, kept)
        write_ledgers(placed.ledger, shards, of_ledgers, folder, kept)
        kept.tidy()
    write_table(table_of(placed.tombstones, Tombstone), folder / "tombstones.parquet", Tombstone)
    shutil.rmtree(folder / ".work")
    moved_in(root / DEDUPED)
    return counts(placed)


if __name__ == "__main__":
    from pipelines.running import stage

    stage("dedupe", run)
