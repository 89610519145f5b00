"""The tables of a release -> repeated keys, and names of articles and files that hold no such row.

Names are compared by hashes of 64 bits, read file by file: eight bytes are held of each.
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from pipelines.files import (
    Numbers,
    column_parts,
    columns,
    differs_from_before,
    mixed,
    rows_of,
    value_hashes,
)
from schemas.release import DELTAS, TABLES, Manifest

REFERENCES = {  # a column that names articles: the tables one of which holds each of them
    ("articles", "cluster_id"): ("articles",),
    ("revisions", "article_id"): ("articles",),
    ("captures", "article_id"): ("articles", "quarantine", "tombstones"),
}


def key_faults(release: Path, manifest: Manifest) -> Iterator[str]:
    """Yield every table with rows that repeat its key.

    Keys are compared by hashes of 64 bits, and as they are only where two of these are the same.
    """
    for table in (one for one in TABLES.values() if one.name in manifest.rows):
        parts = [numbers_of(rows) for rows in column_parts(release, table.name, table.key)]
        numbers = np.sort(np.concatenate(parts))
        if not (numbers[1:] == numbers[:-1]).any():
            continue
        keys = columns(release, table.name, table.key)
        repeated = len(keys) - keys.group_by(list(table.key)).aggregate([]).num_rows
        if repeated:
            yield f"{table.name}: {repeated} rows repeat the key {', '.join(table.key)}"


def numbers_of(keys: pa.Table) -> Numbers:
    """Return a hash of each row of *keys*, whose columns hold texts or whole numbers."""
    found: Numbers = np.zeros(len(keys), np.uint64)
    for column in keys.columns:
        found = mixed(found) + value_hashes(column.combine_chunks())
    return found


def names_in(release: Path, table: str, column: str) -> Iterator[Numbers]:
    """Yield the articles that a column names, as hashes, file by file.

    Those of captures held back are in no table yet.
    """
    names = (column, "state") if table == "captures" else (column,)
    for rows in column_parts(release, table, names):
        told = rows.filter(pc.not_equal(rows["state"], "held")) if "state" in names else rows
        yield numbers_of(told.select([column]).drop_null())


def reference_faults(release: Path) -> Iterator[str]:
    """Yield the columns that name articles which no table holds."""
    known = {
        home: np.sort(np.concatenate(list(names_in(release, home, "article_id"))))
        for home in sorted({home for homes in REFERENCES.values() for home in homes})
    }
    for (table, column), homes in REFERENCES.items():
        strays = 0
        for named in names_in(release, table, column):
            is_held = np.any([is_among(named, known[home]) for home in homes], axis=0)
            strays += int((~is_held).sum())
        if strays:
            yield f"{table}: {column}: {strays} rows name an article that is in no table"


def place_faults(release: Path, manifest: Manifest) -> Iterator[str]:
    """Yield the deltas that name files in which their rows do not stand."""
    files = {(entry.table, entry.path) for entry in manifest.files}
    for table, of in DELTAS.items():
        key, strays = TABLES[table].key, 0
        rows = columns(release, of.name, (*key, "file"))
        rows = rows.filter(pc.is_valid(rows["file"])).sort_by("file").combine_chunks()
        starts = np.flatnonzero(differs_from_before(rows["file"]))
        for start, end in pairwise(np.append(starts, len(rows)).tolist()):
            own, name = rows.slice(start, end - start), rows["file"][start].as_py()
            is_there = np.zeros(len(own), bool)
            if (table, name) in files:
                known = np.sort(numbers_of(rows_of(release / name, key)))
                is_there = is_among(numbers_of(own.select(key)), known)
            strays += int((~is_there).sum())
        if strays:
            yield f"{of.name}: {strays} rows name a file in which they do not stand"


def is_among(named: Numbers, known: Numbers) -> NDArray[np.bool_]:
    """Return which of *named* are among *known*, which are in order."""
    places = np.searchsorted(known, named)
    found: NDArray[np.bool_] = np.append(known, np.uint64(0))[places] == named
    return found & (places < len(known))
