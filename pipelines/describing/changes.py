"""CHANGES.md: the delta against the version before, for people."""

from collections import defaultdict

import pyarrow as pa

from pipelines.describing.markdown import counts_table, markdown
from pipelines.files import counted
from schemas.release import Manifest

LISTED = 200  # rows a change; the rest stands in delta/*.parquet


def changes_text(manifest: Manifest, delta: pa.Table) -> str:
    """Return what differs from the version before: counts, then headlines by change."""
    against = f"against {manifest.previous}" if manifest.previous else "the first version"
    head = f"# Changes in {manifest.version}\n\nSchema {manifest.schema_version}, {against}.\n\n"
    listed = sections(delta) if manifest.previous else ""  # at first everything is new
    return head + counts_table(counted(delta["change"]), "change", "articles") + listed


def sections(delta: pa.Table) -> str:
    """Return the articles of *delta* by what happened to them."""
    by_change = defaultdict(list)
    for row in delta.select(["article_id", "change", "publisher", "headline"]).to_pylist():
        by_change[row["change"]].append(row)
    return "".join(section(change, rows) for change, rows in sorted(by_change.items()))


def section(change: str, rows: list[dict[str, str | None]]) -> str:
    """Return the list of the articles that had one change."""
    lines = [line(row) for row in rows[:LISTED]]
    if len(rows) > LISTED:
        lines.append(f"- and {len(rows) - LISTED:,} more, in `delta/`\n")
    return f"\n## {change}\n\n" + "".join(lines)


def line(row: dict[str, str | None]) -> str:
    """Return one article as a list item; a page's own words are shown, never obeyed."""
    name = markdown(row["headline"]) if row["headline"] else f"`{row['article_id']}`"
    return f"- {markdown(str(row['publisher']))}: {name}\n"
