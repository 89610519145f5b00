"""What a release holds, in a terminal: articles per publisher, what is not in it and why."""

from pathlib import Path

import pyarrow.parquet as pq
from rich.console import Console
from rich.table import Table

from pipelines.manifest import read_manifest
from schemas.release import Manifest

SHOWN = 15  # publishers with a line of their own


def shown_summary(release: Path) -> None:
    """Print the summary of *release*."""
    manifest = read_manifest(release)
    console = Console(highlight=False)
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
    delta = ", ".join(f"{rows.get(name, 0)} {name}" for name in ("added", "changed", "removed"))
    return [
        f"articles     {rows.get('articles', 0):,} (older revisions: {rows.get('revisions', 0):,})",
        "captures     "
        + ", ".join(f"{count:,} {state}" for state, count in manifest.states.items()),
        "not articles " + (", ".join(f"{reason} {count:,}" for reason, count in reasons) or "none"),
        f"quarantined  {rows.get('quarantine', 0):,}" + quarantine_reasons(release),
        f"duplicates   {duplicates(release):,} near-duplicates of another article",
        f"delta        {delta}: {release / 'CHANGES.md'}",
        f"report       {release / 'report/index.html'}",
        f"load it      pandas.read_parquet('{release / 'articles'}')",
    ]


def quarantine_reasons(release: Path) -> str:
    """Return how often each reason sent a row to quarantine, as text."""
    counts: dict[str, int] = {}
    for path in sorted((release / "quarantine").rglob("*.parquet")):
        for reasons in pq.ParquetFile(path).read(["reasons"])["reasons"].to_pylist():
            for reason in reasons:
                counts[reason] = counts.get(reason, 0) + 1
    told = ", ".join(f"{reason} {count}" for reason, count in sorted(counts.items()))
    return f" ({told})" if told else ""


def duplicates(release: Path) -> int:
    """Return how many articles repeat another one."""
    roles = (
        pq.ParquetFile(path).read(["cluster_role"])["cluster_role"].to_pylist()
        for path in sorted((release / "articles").rglob("*.parquet"))
    )
    return sum(role == "duplicate" for one in roles for role in one)
