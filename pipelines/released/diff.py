"""What differs between two releases: columns, counts and articles."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from pipelines.describing import markdown, sections
from pipelines.files import counted, read_manifest
from pipelines.releasing import (
    column_changes,
    columns_of_tables,
    delta,
    first_files,
    released_keys,
    tombstone_causes,
)
from schemas.release import Entry, Manifest


@dataclass(frozen=True)
class Difference:
    """What is in *new* and not, or not so, in *old*."""

    old: Manifest
    new: Manifest
    columns: tuple[str, ...]  # one line for each column that came, went or changed its type
    articles: pa.Table  # DeltaRow

    @property
    def is_empty(self) -> bool:
        """Whether the two hold the same columns, articles and counts."""
        same = self.old.rows == self.new.rows and self.old.states == self.new.states
        return same and not self.columns and not len(self.articles)


def difference(old: Path, new: Path) -> Difference:
    """Return what differs between the releases in two folders."""
    manifests = read_manifest(old), read_manifest(new)
    articles = delta(released_keys(old), released_keys(new), tombstone_causes(new))
    places = zip((old, new), manifests, strict=True)
    columns = column_changes(*(columns_of_tables(place, one.files) for place, one in places))
    return Difference(*manifests, tuple(columns), articles)


def read_by_difference(manifest: Manifest) -> list[Entry]:
    """Return the files of a release that its difference is made of: keys, and columns by table."""
    keys = [entry for entry in manifest.files if entry.table in ("articles", "tombstones")]
    return list(dict.fromkeys([*keys, *first_files(manifest.files).values()]))


def difference_text(found: Difference) -> str:
    """Return a difference as Markdown."""
    old, new = found.old, found.new
    columns = "".join(f"- {markdown(line)}\n" for line in found.columns) or "No column changed.\n"
    changes = counted(found.articles["change"])
    told = ", ".join(f"{count:,} {change}" for change, count in changes.items()) or "none"
    return (
        f"# {markdown(old.version)} to {markdown(new.version)}\n\n"
        f"## Columns\n\n{columns}\n## Rows\n\n"
        f"{compared('table', old.rows, new.rows)}\n"
        f"{compared('state of captures', old.states, new.states)}\n"
        f"{compared('publisher', old.publishers, new.publishers)}\n"
        f"## Articles\n\n{told}.\n{sections(found.articles)}"
    )


def compared(name: str, old: dict[str, int], new: dict[str, int]) -> str:
    """Return the counts that differ as a Markdown table."""
    rows = [
        f"| {markdown(key)} | {before:,} | {now:,} | {now - before:+,} |\n"
        for key in sorted(old.keys() | new.keys())
        if (before := old.get(key, 0)) != (now := new.get(key, 0))
    ]
    head = f"| {name} | old | new | difference |\n|---|---:|---:|---:|\n"
    return head + "".join(rows) if rows else f"Every {name} has as many rows as before.\n"
