"""Revisit records -> the capture whose content they stand for.

A revisit says "as it was": it names that record (WARC-Refers-To), or else means the newest earlier
capture of its address with its digest.
"""

from bisect import bisect_left
from collections import defaultdict

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from pipelines.deduping.seen import Columns

NOT_HERE = -1
Rows = NDArray[np.int32]
Known = tuple[int, int, bytes | None]  # of a capture with content: moment, row, digest


def originals(seen: Columns) -> Rows:
    """Return for each row of *seen* the row whose content it shows: itself, if not a revisit.

    NOT_HERE where a revisit's capture is in none of the shards.
    """
    shown = np.arange(len(seen), dtype=np.int32)
    revisits = np.flatnonzero(seen["is_revisit"].to_numpy())
    if not len(revisits):
        return shown
    names = seen["refers_to"].take(pa.array(revisits)).combine_chunks()
    own = seen["record"].combine_chunks()
    is_named = np.flatnonzero(pc.is_in(own, value_set=names.drop_null()).to_numpy(False))
    place = pc.index_in(names, value_set=own.take(pa.array(is_named)), skip_nulls=True)
    found = place.fill_null(NOT_HERE).to_numpy()
    shown[revisits] = np.where(found == NOT_HERE, NOT_HERE, np.append(is_named, 0)[found])
    follow_chains(shown, revisits)
    resolve_by_address(seen, shown, revisits[shown[revisits] == NOT_HERE])
    return shown


def follow_chains(shown: Rows, revisits: NDArray[np.int64]) -> None:
    """Follow revisits of revisits to a capture with content; a circle leads nowhere."""
    is_revisit = np.zeros(len(shown), bool)
    is_revisit[revisits] = True
    steps = len(revisits).bit_length() + 1  # each doubles the length of the way gone
    for _ in range(steps):
        open_ends = revisits[(shown[revisits] != NOT_HERE) & is_revisit[shown[revisits]]]
        shown[open_ends] = shown[shown[open_ends]]
    lost = revisits[(shown[revisits] != NOT_HERE) & is_revisit[shown[revisits]]]
    shown[lost] = NOT_HERE


def resolve_by_address(seen: Columns, shown: Rows, unresolved: NDArray[np.int64]) -> None:
    """Give each unresolved revisit the newest earlier capture of its address and digest.

    No digest (a 304 has no payload) matches any. A capture that was cut short is taken only if no
    whole one is there.
    """
    if not len(unresolved):
        return
    of_them = seen.select(["target", "fetched_at", "payload"]).take(pa.array(unresolved))
    wanted = pc.is_in(seen["target"], value_set=of_them["target"].combine_chunks())
    has_content = (shown == np.arange(len(seen))) & wanted.to_numpy()
    rows = np.flatnonzero(has_content)
    captures = seen.select(["target", "fetched_at", "payload"]).take(pa.array(rows))
    known: dict[bytes, list[Known]] = defaultdict(list)
    for row, (address, at, digest) in zip(rows.tolist(), values(captures), strict=True):
        known[address].append((at, row, digest))
    is_cut = pc.is_valid(seen["truncated"]).to_numpy()
    for own in known.values():
        own.sort(key=lambda one: one[:2])
    for row, (address, at, digest) in zip(unresolved.tolist(), values(of_them), strict=True):
        earlier = known[address][: bisect_left(known[address], (at,))]
        same = [found for _, found, other in reversed(earlier) if digest in (None, other)]
        shown[row] = next((one for one in same if not is_cut[one]), next(iter(same), NOT_HERE))


def values(captures: pa.Table) -> "zip[tuple[bytes, int, bytes | None]]":
    """Return address, moment and digest of each of *captures*."""
    columns = captures.set_column(1, "fetched_at", captures["fetched_at"].cast(pa.int64())).columns
    return zip(*(column.to_pylist() for column in columns), strict=True)
