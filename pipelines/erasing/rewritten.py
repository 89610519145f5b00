"""A release as a folder -> the same version without what is gone, sound again.

Files that hold nothing of it are the same to the byte, but for its delta: that has no rows, for it
told of two versions as they were. The manifest names the code that shaped the rows, as before; what
describes the tables is written again from what they are now.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.clustering import COLUMNS
from pipelines.erasing.described import describe, refuse_unknown, write
from pipelines.erasing.tables import (
    FOUND_BY,
    STORIES,
    Gone,
    ledger_left,
    stones_with,
    stories_left,
    with_columns,
    with_stories,
)
from pipelines.files import parquet_files, read_manifest, rows_of
from pipelines.running import linked
from pipelines.validating import VOTED, elected
from schemas.release import DELTAS, Entry, Table

COUNTED = (*STORIES, "captures", "tombstones")


def stories_of(release: Path) -> Iterator[pa.Table]:
    """Yield what the stories of *release* are found by, file by file."""
    for table in STORIES:
        for path in parquet_files(release / table):
            yield rows_of(path, FOUND_BY)


def found_in(release: Path, gone: Gone) -> Gone:
    """Return *gone*, and all that is asked for in *release*, named there or by each other."""
    before = -1
    while before != len(gone.articles):
        before = len(gone.articles)
        for rows in stories_of(release):
            gone = with_stories(gone, rows)
    return gone


def rewritten(release: Path, gone: Gone, to: Path) -> bool:
    """Write *release* without what is *gone* into the folder *to*; return whether it held any."""
    manifest = read_manifest(release)
    shutil.copytree(release, to, copy_function=link)
    publishers = publishers_gone(release, gone)
    changed = {entry.path for entry in manifest.files if is_rewritten(entry, to, gone, publishers)}
    if not changed:
        return False
    refuse_unknown(release, manifest)
    reelect(to, changed)
    for table in DELTAS.values():
        empty(table, to)
    describe(to, manifest.model_copy(update={"previous": None}))
    return True


def empty(table: Table, to: Path) -> None:
    """Leave no row in the files of a delta in *to*: the version before is another now as well."""
    for path in parquet_files(to / table.folder):
        rows = rows_of(path)
        write(rows.slice(0, 0), rows.schema, table.name, path)


def link(source: str, target: str) -> None:
    """Let *target* be *source*: what is written later takes its place, and leaves the other."""
    linked(Path(source), Path(target))


def publishers_gone(release: Path, gone: Gone) -> dict[str, str]:
    """Return the publisher of each article gone that *release* holds, or names in its ledger."""
    found: dict[str, str] = {}
    for table in (*STORIES, "captures"):
        for path in parquet_files(release / table):
            rows = rows_of(path, ("article_id", "publisher"))
            own = rows.filter(pc.is_in(rows["article_id"], value_set=gone.ids))
            found |= dict(zip(*(column.to_pylist() for column in own.columns), strict=True))
    return found


def is_rewritten(entry: Entry, to: Path, gone: Gone, publishers: dict[str, str]) -> bool:
    """Write the file *entry* in *to* again if it holds something gone; return whether it did."""
    if entry.table is None or entry.table == "publishers":
        return False
    rows = rows_of(to / entry.path)
    if entry.table not in COUNTED:  # a delta, which goes as a whole where anything does
        return bool(pc.any(pc.is_in(rows["article_id"], value_set=gone.ids)).as_py())
    if entry.table in STORIES:
        left = stories_left(rows, gone)
    elif entry.table == "captures":
        left = ledger_left(rows, gone)
    else:
        left = stones_with(rows, gone, publishers)
    if left is rows or left.equals(rows):
        return False
    write(left, rows.schema, entry.table, to / entry.path)
    return True


def reelect(to: Path, changed: set[str]) -> None:
    """Give clusters in *to* that lost their canonical article another; note the files *changed*."""
    files = {table: parquet_files(to / table) for table in ("articles", "revisions")}
    names = [rows_of(path, ("article_id", "cluster_id")) for path in files["articles"]]
    known = pa.concat_tables(names)
    is_orphan = pc.invert(pc.is_in(known["cluster_id"], known["article_id"].combine_chunks()))
    lost = pc.unique(known["cluster_id"].filter(is_orphan))
    if not len(lost):
        return
    members = []
    for path in files["articles"]:
        rows = rows_of(path, VOTED)
        members.append(rows.filter(pc.is_in(rows["cluster_id"], value_set=lost)))
    found = elected(pa.concat_tables(members))
    for table, paths in files.items():
        for path in paths:
            rows = rows_of(path)
            ids = rows["article_id"].to_pylist()
            olds = zip(*(rows[name].to_pylist() for name in COLUMNS), strict=True)
            new = [found.get(one, old) for one, old in zip(ids, olds, strict=True)]
            columns = {
                name: pa.array([one[place] for one in new], rows[name].type)
                for place, name in enumerate(COLUMNS)
            }
            left = with_columns(rows, columns)
            if left is not rows:
                write(left, rows.schema, table, path)
                changed.add(path.relative_to(to).as_posix())
