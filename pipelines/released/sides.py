"""A version as one side of a comparison: what it holds, how full it is, and the keys of its rows.

A release tells all of that. Of a version whose release is not at hand its commit tells what
data/baseline remembers: columns, counts, fill and keys, but no headline.
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.counting import ReleaseStatistics
from pipelines.files import STATISTICS, columns, read_document, read_manifest
from pipelines.gating import last_cut
from pipelines.releasing import columns_of_tables, keys_in, last_keys, tombstone_causes
from schemas.columns import arrow_schema
from schemas.errors import EmptyError
from schemas.release import DELTAS, Change, Compared, Key, Manifest


@dataclass(frozen=True)
class Side:
    """What one version tells. *states* and *folder* are those of a release, and else missing.

    *keys* leaves out tables whose rows it does not remember; *causes* says why articles are gone,
    where it is known.
    """

    version: str
    schema_version: str
    rows: dict[str, int]
    publishers: dict[str, int]
    columns: dict[str, str]
    fill: dict[str, float]
    keys: dict[Compared, pa.Table]
    causes: dict[str, Change | None]
    states: dict[str, int] | None = None
    folder: Path | None = None

    def columns_of(self, table: str) -> tuple[str, ...]:
        """Return the columns of a table, in order."""
        names = (name.partition(".") for name in self.columns)
        return tuple(column for of, _, column in names if of == table and column)

    def headlines(self, table: Compared, wanted: pa.Array) -> dict[tuple[str, int], str | None]:
        """Return the headlines of *wanted* articles by id and revision, as far as they are here."""
        if self.folder is None or table == "tombstones" or not len(wanted):
            return {}
        rows = columns(self.folder, table, ("article_id", "revision", "headline"))
        own = rows.filter(pc.is_in(rows["article_id"], value_set=wanted)).to_pylist()
        return {(row["article_id"], row["revision"]): row["headline"] for row in own}


def side_of_release(release: Path, same: Collection[str] = ()) -> Side:
    """Return the side that *release* is. Files that hold the *same*, by their content, are left
    out of its keys: both sides have them.
    """
    manifest = read_manifest(release)
    return Side(
        version=manifest.version,
        schema_version=manifest.schema_version,
        rows=manifest.rows,
        publishers=manifest.publishers,
        columns=columns_of_tables(release, manifest.files),
        fill=read_document(release / STATISTICS, ReleaseStatistics).total.fill,
        keys={table: keys_of_release(release, manifest, table, same) for table in DELTAS},
        causes=dict(tombstone_causes(release)),
        states=manifest.states,
        folder=release,
    )


def keys_of_release(
    release: Path, manifest: Manifest, table: Compared, same: Collection[str]
) -> pa.Table:
    """Return the keys of a table, without those in files that hold the *same*."""
    own = [one for one in manifest.files if one.table == table and one.content not in same]
    parts = (keys_in(table, release / one.path) for one in own)
    return pa.concat_tables([arrow_schema(Key).empty_table(), *parts])


def contents_of(release: Path) -> set[str]:
    """Return the contents of the files of a release."""
    return {one.content for one in read_manifest(release).files if one.content is not None}


def side_of_baseline(baseline: Path) -> Side:
    """Return the side that a version is whose *baseline* alone is there.

    Raises EmptyError if it remembers none.
    """
    last = last_cut(baseline)
    if last is None:
        raise EmptyError(f"{baseline}: remembers no version")
    found = {table: last_keys(baseline, table) for table in DELTAS}
    keys = {table: own for table, own in found.items() if len(own) == last.rows.get(table, 0)}
    counted = read_document(baseline / STATISTICS, ReleaseStatistics)
    stones = found["tombstones"]["article_id"].to_pylist()
    return Side(
        version=last.version,
        schema_version=last.schema_version,
        rows=last.rows,
        publishers={name: one.articles for name, one in counted.publishers.items()},
        columns=last.columns,
        fill=counted.total.fill,
        keys=keys,
        causes=dict.fromkeys(stones),
    )
