"""CHANGES.md: the delta against the version before, for people."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.describing.markdown import counts_table, markdown
from schemas.release import Manifest

LISTED = 200  # rows a change; the rest stands in delta/
OF_DELTA = ("article_id", "change", "fields", "publisher", "file")


def changes_text(manifest: Manifest, changes: Mapping[str, dict[str, int]], rows: pa.Table) -> str:
    """Return what differs from the version before: counts by table, then the articles by change.

    *rows* are those of the delta of articles with the columns OF_DELTA, and the `headline` that
    each has now; it may be null of rows that are not `listed`, as it is of those that are gone.
    """
    against = f"against {manifest.previous}" if manifest.previous else "the first version"
    head = f"# Changes in {manifest.version}\n\nSchema {manifest.schema_version}, {against}.\n"
    if manifest.previous is None:
        return f"{head}\nIts delta holds no row: it differs from nothing.\n"
    told = [counts_table(own, "change", table) for table, own in changes.items() if own]
    if not told:
        return f"{head}\nNothing differs in {', '.join(changes)}.\n"
    return head + "".join(f"\n{counts}" for counts in told) + sections(rows)


def listed(rows: pa.Table) -> pa.Table:
    """Return those of *rows* that are told one by one: the first LISTED of each change."""
    own = (rows.filter(pc.equal(rows["change"], change)) for change in changes_in(rows))
    return pa.concat_tables([rows.slice(0, 0), *(some.slice(0, LISTED) for some in own)])


def changes_in(rows: pa.Table) -> list[str]:
    """Return what happened to some of *rows*, in order."""
    return sorted(pc.unique(rows["change"]).to_pylist())


def sections(rows: pa.Table) -> str:
    """Return the articles of *rows* by what happened to them."""
    told = rows.select(["article_id", "change", "fields", "publisher", "headline"])
    return "".join(
        section(change, told.filter(pc.equal(told["change"], change)))
        for change in changes_in(told)
    )


def section(change: str, rows: pa.Table) -> str:
    """Return the list of the articles that had one change."""
    lines = [line(row) for row in rows.slice(0, LISTED).to_pylist()]
    if len(rows) > LISTED:
        lines.append(f"- and {len(rows) - LISTED:,} more, in `delta/`\n")
    return f"\n## {change}\n\n" + "".join(lines)


def line(row: dict[str, Any]) -> str:
    """Return one article as a list item; a page's own words are shown, never obeyed."""
    name = markdown(row["headline"]) if row["headline"] else f"`{row['article_id']}`"
    fields = ", ".join(f"`{field}`" for field in row["fields"] or ())
    return f"- {markdown(str(row['publisher']))}: {name}{f' ({fields})' if fields else ''}\n"
