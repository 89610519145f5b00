"""What a release holds, in a terminal: articles per publisher, what is not in it and why."""

import os
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
from rich.table import Table

from pipelines.files import columns, counted, read_manifest
from pipelines.running import Terminal
from schemas.release import DELTAS, Manifest

SHOWN = 15  # publishers with a line of their own


def shown_summary(release: Path) -> None:
    """Print the summary of *release*."""
    manifest = read_manifest(release)
    console = Terminal()
    console.print(f"\n[bold]Release {manifest.version}[/bold]", end="")
    console.print(f" (against {manifest.previous})" if manifest.previous else " (the first)")
    console.print(publisher_table(manifest))
    for line in facts(release, manifest):
        console.print(line, markup=False)


def publisher_table(manifest: Manifest) -> Table:
    """Return the table of articles per publisher, the largest first."""
    table = Table("publisher", box=None, pad_edge=False)
    table.add_column("articles", justify="right")
    ordered = sorted(manifest.publishers.items(), key=lambda pair: (-pair[1], pair[0]))
    for publisher, count in ordered[:SHOWN]:
        table.add_row(publisher, f"{count:,}")
    if rest := ordered[SHOWN:]:
        table.add_row(f"{len(rest)} more", f"{sum(count for _, count in rest):,}")
    return table


def facts(release: Path, manifest: Manifest) -> list[str]:
    """Return the other lines: captures by state, duplicates, delta, where it is, how to load it."""
    rows = manifest.rows
    reasons = sorted(manifest.reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    shown = Path(os.path.relpath(release))
    return [
        f"articles     {rows.get('articles', 0):,} (older revisions: {rows.get('revisions', 0):,})",
        "captures     "
        + ", ".join(f"{count:,} {state}" for state, count in manifest.states.items()),
        "not articles " + (", ".join(f"{reason} {count:,}" for reason, count in reasons) or "none"),
        f"quarantined  {rows.get('quarantine', 0):,}" + quarantine_reasons(release),
        f"duplicates   {duplicates(release):,} near-duplicates of another article",
        f"delta        {delta_counts(release)}: {shown / 'CHANGES.md'}",
        f"report       {shown / 'report/index.html'}",
        f"load it      pandas.read_parquet('{shown / 'articles'}')",
    ]


def delta_counts(release: Path) -> str:
    """Return how many articles changed in each way since the last version, as text."""
    rows = columns(release, DELTAS["articles"].name, ("change",))
    counts = counted(rows["change"])
    return ", ".join(f"{count:,} {change}" for change, count in counts.items()) or "none"


def quarantine_reasons(release: Path) -> str:
    """Return how often each reason sent a row to quarantine, as text."""
    counts = Counter(
        reason
        for path in sorted((release / "quarantine").rglob("*.parquet"))
        for reasons in pq.ParquetFile(path).read(["reasons"])["reasons"].to_pylist()
        for reason in reasons
    )
    told = ", ".join(f"{reason} {count}" for reason, count in sorted(counts.items()))
    return f" ({told})" if told else ""


def duplicates(release: Path) -> int:
    """Return how many articles repeat another one."""
    roles = (
        pq.ParquetFile(path).read(["cluster_role"])["cluster_role"].to_pylist()
        for path in sorted((release / "articles").rglob("*.parquet"))
    )
    return sum(role == "duplicate" for one in roles for role in one)
