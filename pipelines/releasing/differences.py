"""Keys of two versions of a table -> which rows differ, and in which columns.

Of the version before, the keys are held packed; of this one what tells its rows apart, and the rest
file by file.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from pipelines.files import PACKED, WORD, octets, packed, unpacked
from schemas.release import TABLES, Change, Compared

HELD = {  # how a column of keys is held, where not as it is
    "article_id": PACKED,
    "publisher": WORD,
    "month": WORD,
    "withheld": WORD,
}
NEEDED = (*HELD, "revision", "corrections", "row_hash", "column_hashes")
NAMED = pa.binary(PACKED.byte_width + 4)  # an id and a revision

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Before:
    """The keys held of a table of the version before, and the columns that it had, in order."""

    table: Compared
    keys: pa.Table
    columns: tuple[str, ...]


def held(parts: Iterable[pa.Table]) -> pa.Table:
    """Return the Keys in *parts*, one at least, as they are held, each column in one piece."""
    chunks: dict[str, list[pa.Array]] = {name: [] for name in NEEDED}
    for part in parts:
        for name in NEEDED:
            chunks[name].append(as_held(part[name].combine_chunks(), name))
    columns = {}
    for name in NEEDED:  # one after the other, for both forms of all would be twice as much
        columns[name] = pa.chunked_array(chunks.pop(name)).unify_dictionaries().combine_chunks()
    return pa.table(columns)


def as_held(values: pa.Array, name: str) -> pa.Array:
    """Return some *values* of the column *name* as they are held."""
    kind = HELD.get(name, values.type)
    if kind == PACKED:
        return packed(values)
    return values.dictionary_encode() if kind == WORD else values.cast(kind)


def as_told(values: pa.ChunkedArray) -> pa.Array:
    """Return some held *values* as they are written."""
    whole = values.combine_chunks()
    if whole.type == PACKED:
        return unpacked(whole)
    return whole.cast(pa.string()) if whole.type == WORD else whole


def named(table: Compared, article_ids: pa.Array, revisions: pa.Array) -> pa.Array:
    """Return what is unique to each row of *table*, of packed ids, as fixed bytes."""
    if "revision" in TABLES[table].key:
        numbers = revisions.to_numpy().astype("<i4")
    else:
        numbers = np.zeros(len(revisions), "<i4")
    data = np.concatenate([octets(article_ids), numbers.view(np.uint8).reshape(-1, 4)], axis=1)
    buffers = [None, pa.py_buffer(data.tobytes())]
    return pa.FixedSizeBinaryArray.from_buffers(NAMED, len(numbers), buffers)


def places_before(before: Before, now: Sequence[pa.Table]) -> tuple[list[pa.Array], pa.Array]:
    """Return for each file, of keys *now*, at which rows it differs, and which are *before*'s.

    A file is told as a table of `row`, by which it stands in the file, and `before_row`, null where
    the row was not there. With them come the rows of *before* that are gone.
    """
    keys = before.keys
    was = named(before.table, as_array(keys["article_id"]), as_array(keys["revision"]))
    own = [
        named(before.table, packed(part["article_id"]), as_array(part["revision"])) for part in now
    ]
    ends = np.cumsum([0, *map(len, own)])
    together = pa.chunked_array(own, NAMED)
    place = as_array(pc.index_in(together, value_set=was))
    found = []
    for number, part in enumerate(now):
        mine = place.slice(ends[number], len(part))
        is_same = pc.equal(keys["row_hash"].take(mine), part["row_hash"])
        is_other = pc.invert(pc.fill_null(is_same, False))
        rows = np.flatnonzero(is_other.to_numpy()).astype(np.int32)
        found.append(pa.table({"row": rows, "before_row": mine.take(pa.array(rows))}))
    is_gone = np.ones(len(was), bool)
    is_gone[place.drop_null().to_numpy()] = False
    return found, pa.array(np.flatnonzero(is_gone).astype(np.int32))


def as_array(values: pa.ChunkedArray | pa.Array) -> pa.Array:
    """Return *values* in one piece."""
    return values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values


def changes(before: pa.Table, now: pa.Table) -> pa.Array:
    """Return what happened to rows that are there, by their keys; *before* is null for new ones."""
    is_new = pc.is_null(before["article_id"])
    was_withheld, is_withheld = (pc.is_valid(one["withheld"]) for one in (before, now))
    is_more = pc.fill_null(pc.greater(now["corrections"], before["corrections"]), False)
    # Corrections are withheld with the text, so those of before are not known then.
    is_corrected = pc.and_not(is_more, was_withheld)
    found = pc.if_else(is_corrected, "corrected", "updated")
    found = pc.if_else(pc.and_not(is_withheld, was_withheld), "withheld", found)
    return as_array(pc.if_else(is_new, "added", found))


def fields_changed(
    before: pa.Table, now: pa.Table, was: Sequence[str], columns: Sequence[str]
) -> pa.Array:
    """Return the names of the columns that differ; null where *before* does not know them.

    The keys *before* have the hashes of the columns *was*, those *now* of *columns*. A column that
    one of them does not have is null there.
    """
    names = [*columns, *(name for name in was if name not in columns)]
    is_known = pc.is_valid(before["column_hashes"]).to_numpy(zero_copy_only=False)
    own, old = (
        numbers_by_name(keys["column_hashes"], held_columns, names)
        for keys, held_columns in ((now, columns), (before, was))
    )
    differs = own != old
    differs[~is_known] = False
    ends = np.append(0, np.cumsum(differs.sum(axis=1))).astype(np.int32)
    values = pa.array(names, pa.string()).take(pa.array(np.nonzero(differs)[1]))
    return pa.ListArray.from_arrays(pa.array(ends), values, mask=pa.array(~is_known))


def numbers_by_name(
    hashes: pa.ChunkedArray, columns: Sequence[str], names: Sequence[str]
) -> NDArray[np.int32]:
    """Return *hashes*, of *columns*, as a row each by *names*; 0 where there is none."""
    found = np.zeros((len(hashes), len(names)), np.int32)
    is_there = pc.is_valid(hashes).to_numpy(zero_copy_only=False)
    if columns and is_there.any():
        own = as_array(hashes).drop_null().flatten().to_numpy().reshape(-1, len(columns))
        places = [names.index(name) for name in columns]
        whole = np.zeros((len(own), len(names)), np.int32)
        whole[:, places] = own
        found[is_there] = whole
    return found


def causes_of(article_ids: Iterable[str], causes: Mapping[str, Change]) -> list[Change]:
    """Return why rows of articles are gone: `removed` where nobody gave a cause."""
    return [causes.get(one, "removed") for one in article_ids]
