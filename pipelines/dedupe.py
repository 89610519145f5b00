"""Parsed captures -> articles, each once: revisions told apart, near-duplicates clustered.

Every capture of the parsed ledger stands in the deduped one; what is removed leaves a tombstone,
what the gate holds back waits.
The result depends on the captures, never on the order, the number of crawls or the workers.
"""

import json
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

from pipelines.clustering import sketch_texts, with_clusters
from pipelines.deduping import (
    Ending,
    SeenOnDisk,
    Shard,
    addresses_in,
    kept_captures,
    parsed_shards,
    placement,
    relabellings,
    write_buckets,
    write_ledgers,
)
from pipelines.files import (
    fresh,
    give_back,
    hold_little,
    moved_in,
    read_arrow,
    takedowns_in,
    write_arrow,
    write_table,
)
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
AT_ONCE = 1 << 20  # bytes of articles that are measured together
WORK = ".work"  # plans, which are gone when the stage is done


def write_profiles(
    shards: list[Shard], sums: list[tuple[str, str]], folder: Path, kept: Kept
) -> None:
    """Count the publishers' captures shard by shard into *folder*."""
    work = [
        (Measuring(one.ledger, one.articles), own) for one, own in zip(shards, sums, strict=True)
    ]
    sizes = [one.articles.stat().st_size for one in shards]
    places = kept.results_together(measure, work, sizes, AT_ONCE)
    for shard, place in zip(shards, places, strict=True):
        linked(place / PROFILES, folder / FOLDER / shard.name)


def judged(shards: list[Shard], sums: list[tuple[str, str]], root: Path, folder: Path) -> Verdict:
    """Return what the gate says of the profiles in *folder*, and write it there."""
    named = [(one.name, *own) for one, own in zip(shards, sums, strict=True)]
    parsed = digest(json.dumps(named))
    base = base_of(root / "data", parsed)
    note_base(base, root / "data", parsed, folder)
    verdict = gate(folder / FOLDER, base, root / PARSED)
    write_gate(verdict, folder)
    return verdict


def with_reasons(seen: SeenOnDisk, shards: list[Shard], verdict: Verdict) -> SeenOnDisk:
    """Return the captures of *shards* with the reasons why the gate holds some back."""
    held = reasons(seen, [shard.warc_file for shard in shards], verdict.held)
    return replace(seen, held=held)


def counts(
    ends: Counter[Ending], tables: Counter[str], tombstones: list[Tombstone]
) -> dict[str, dict[str, int]]:
    """Return the counts of captures by state and reason, and of rows by table."""
    states = {f"{state}: {why}" if why else state: count for (state, why), count in ends.items()}
    assert states.get("article", 0) == tables.total(), "a revision has the capture it began with"
    rows = {name: tables[name] for name in ("articles", "revisions")}
    return {
        "captures": dict(sorted(states.items())),
        "rows": rows | {"tombstones": len(tombstones)},
    }


def run(root: Path = Path(), workers: int | None = None) -> dict[str, dict[str, int]]:
    """Tell revisions apart and cluster near-duplicates; return the counts."""
    root = root.resolve()  # workers may stand elsewhere
    hold_little()
    shards = parsed_shards(root / PARSED)
    if not shards:
        raise EmptyError(f"{PARSED}: holds nothing parsed: run `broadsheet build`")
    folder = fresh(root / DEDUPED)
    articles = [shard.articles for shard in shards]
    of_articles, of_ledgers = hashes(articles), hashes([shard.ledger for shard in shards])
    sums = list(zip(of_articles, of_ledgers, strict=True))
    with engine(workers, here=START_SECONDS) as mapped:
        kept = Kept(root / KEPT / "dedupe", mapped)
        write_profiles(shards, sums, folder, kept)
        sketch_texts(articles, of_articles, kept)
        seen = kept_captures(shards, sums, kept, folder / WORK / "seen")
    # What follows holds most, and has the memory alone: these workers have ended.
    seen = with_reasons(seen, shards, judged(shards, sums, root, folder))
    placed = placement(seen, takedowns_in(root / TAKEDOWNS), addresses_in(shards))
    revisions, clustered = (folder / WORK / name for name in ("revisions", "clustered"))
    write_arrow(placed.revisions, revisions)  # read column by column from here on
    plans, tombstones = placed.ledgers(seen.lengths), placed.tombstones
    ledgers, ends = relabellings(plans, shards, of_ledgers, folder / WORK / "ledgers")
    del placed, plans, seen
    give_back()
    with engine(workers, here=START_SECONDS) as mapped:
        kept.mapped = mapped
        write_arrow(with_clusters(read_arrow(revisions), articles, of_articles, kept), clustered)
        tables = write_buckets(clustered, shards, sums, folder, kept)
        write_ledgers(ledgers, shards, folder, kept)
        kept.tidy()
    write_table(table_of(tombstones, Tombstone), folder / "tombstones.parquet", Tombstone)
    shutil.rmtree(folder / WORK)
    moved_in(root / DEDUPED)
    return counts(ends, tables, tombstones)


if __name__ == "__main__":
    from pipelines.running import stage

    stage("dedupe", run)
