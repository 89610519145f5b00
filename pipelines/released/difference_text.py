"""The difference of two versions, for people."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.describing import counts_table, markdown, sections
from pipelines.released.diff import Difference
from schemas.release import DELTAS


def difference_text(found: Difference) -> str:
    """Return a difference as Markdown."""
    old, new = found.old, found.new
    columns = "".join(f"- {markdown(line)}\n" for line in found.columns) or "No column changed.\n"
    articles = found.rows.filter(pc.equal(found.rows["table"], "articles"))
    parts = [
        f"# {markdown(old.version)} to {markdown(new.version)}\n",
        f"## Columns\n\nSchema {old.schema_version} to {new.schema_version}.\n\n{columns}",
        f"## Rows\n\n{compared('table', old.rows, new.rows)}",
        compared("publisher", old.publishers, new.publishers),
        changes(found),
        f"## Fields that changed\n\n{fields(found)}",
        f"## Fill\n\n{fill(found.fill)}",
    ]
    if old.states is not None and new.states is not None:
        parts.insert(3, compared("state of captures", old.states, new.states))
    return "\n".join(parts) + sections(articles)


def changes(found: Difference) -> str:
    """Return how many rows of each table differ in each way, a line each."""
    lines = []
    for table in DELTAS:
        if table in found.unknown:
            lines.append(f"- {table}: not remembered by one of the two\n")
            continue
        told = ", ".join(f"{count:,} {change}" for change, count in found.changes(table).items())
        lines.append(f"- {table}: {told or 'none'}\n")
    return "".join(lines)


def fields(found: Difference) -> str:
    """Return in how many rows each column differs, by table."""
    counts = {table: found.fields(table) for table in DELTAS}
    told = [counts_table(own, table, "rows") for table, own in counts.items() if own]
    stays = pc.is_in(found.rows["change"], pa.array(["updated", "corrected", "withheld"]))
    unknown = pc.sum(pc.and_(stays, pc.is_null(found.rows["fields"]))).as_py()
    if unknown:
        told.append(f"Not known of {unknown:,} rows: one of the two does not remember them.\n")
    return "\n".join(told) or "None.\n"


def fill(moved: Mapping[str, tuple[float, float]]) -> str:
    """Return the share of articles with a value, of columns where it moved."""
    rows = [
        f"| {markdown(name)} | {before:.1%} | {now:.1%} | {100 * (now - before):+.1f} |\n"
        for name, (before, now) in moved.items()
    ]
    head = "| column | old | new | points |\n|---|---:|---:|---:|\n"
    return head + "".join(rows) if rows else "Every column is as full as before.\n"


def compared(name: str, old: dict[str, int], new: dict[str, int]) -> str:
    """Return the counts that differ as a Markdown table."""
    rows = [
        f"| {markdown(key)} | {before:,} | {now:,} | {now - before:+,} |\n"
        for key in sorted(old.keys() | new.keys())
        if (before := old.get(key, 0)) != (now := new.get(key, 0))
    ]
    head = f"| {name} | old | new | difference |\n|---|---:|---:|---:|\n"
    return head + "".join(rows) if rows else f"Every {name} has as many rows as before.\n"
