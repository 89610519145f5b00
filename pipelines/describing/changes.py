"""CHANGES.md: the delta against the version before, for people."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.describing.markdown import counts_table, markdown
from schemas.release import Manifest

LISTED = 200  # rows a change; the rest stands in delta/
OF_DELTA = ("article_id", "change", "fields", "publisher", "now.headline")


def changes_text(manifest: Manifest, changes: Mapping[str, dict[str, int]], rows: pa.Table) -> str:
    """Return what differs from the version before: counts by table, then the articles by change.

    *rows* are those of the delta of articles, of which the columns OF_DELTA are needed.
    """
    against = f"against {manifest.previous}" if manifest.previous else "the first version"
    head = f"# Changes in {manifest.version}\n\nSchema {manifest.schema_version}, {against}.\n"
    if manifest.previous is None:
        return f"{head}\nIts delta holds no row: it differs from nothing.\n"
    told = [counts_table(own, "change", table) for table, own in changes.items() if own]
    if not told:
        return f"{head}\nNothing differs in {', '.join(changes)}.\n"
    return head + "".join(f"\n{counts}" for counts in told) + sections(listed(rows))


def listed(rows: pa.Table) -> pa.Table:
    """Return *rows* of a delta with the `headline` that each has now, null where it is gone."""
    return rows.append_column("headline", pc.struct_field(rows["now"], "headline"))


def sections(rows: pa.Table) -> str:
    """Return the articles of *rows* by what happened to them."""
    by_change = defaultdict(list)
    names = ["article_id", "change", "fields", "publisher", "headline"]
    for row in rows.select(names).to_pylist():
        by_change[row["change"]].append(row)
    return "".join(section(change, own) for change, own in sorted(by_change.items()))


def section(change: str, rows: list[dict[str, Any]]) -> str:
    """Return the list of the articles that had one change."""
    lines = [line(row) for row in rows[:LISTED]]
    if len(rows) > LISTED:
        lines.append(f"- and {len(rows) - LISTED:,} more, in `delta/`\n")
    return f"\n## {change}\n\n" + "".join(lines)


def line(row: dict[str, Any]) -> str:
    """Return one article as a list item; a page's own words are shown, never obeyed."""
    name = markdown(row["headline"]) if row["headline"] else f"`{row['article_id']}`"
    fields = ", ".join(f"`{field}`" for field in row["fields"] or ())
    return f"- {markdown(str(row['publisher']))}: {name}{f' ({fields})' if fields else ''}\n"
