"""Revisit records -> the capture whose content they stand for.

A revisit says "as it was": it names that record (WARC-Refers-To), or else means the newest earlier
capture of its address with its digest.
"""

from bisect import bisect_left
from collections import defaultdict
from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

NOT_HERE = -1
Rows = NDArray[np.int64]


def originals(seen: pa.Table) -> Rows:
    """Return for each row of *seen* the row whose content it shows: itself, if not a revisit.

    NOT_HERE where a revisit's capture is in none of the shards.
    """
    shown = np.arange(len(seen))
    revisits = np.flatnonzero(pc.equal(seen["record_type"], "revisit").to_numpy())
    if not len(revisits):
        return shown
    named = pc.index_in(seen["detail"].take(pa.array(revisits)), value_set=seen["record_id"])
    shown[revisits] = named.fill_null(NOT_HERE).to_numpy()
    follow_chains(shown, revisits)
    resolve_by_address(seen, shown, revisits[shown[revisits] == NOT_HERE])
    return shown


def follow_chains(shown: Rows, revisits: Rows) -> None:
    """Follow revisits of revisits to a capture with content; a circle leads nowhere."""
    is_revisit = np.zeros(len(shown), bool)
    is_revisit[revisits] = True
    steps = len(revisits).bit_length() + 1  # each doubles the length of the way gone
    for _ in range(steps):
        open_ends = revisits[(shown[revisits] != NOT_HERE) & is_revisit[shown[revisits]]]
        shown[open_ends] = shown[shown[open_ends]]
    lost = revisits[(shown[revisits] != NOT_HERE) & is_revisit[shown[revisits]]]
    shown[lost] = NOT_HERE


def resolve_by_address(seen: pa.Table, shown: Rows, unresolved: Rows) -> None:
    """Give each unresolved revisit the newest earlier capture of its address and digest.

    An empty digest (a 304 has no payload) matches any. A capture that was cut short is taken only
    if no whole one is there.
    """
    if not len(unresolved):
        return
    wanted = pc.is_in(seen["target_uri"], seen["target_uri"].take(pa.array(unresolved)))
    has_content = (shown == np.arange(len(seen))) & wanted.to_numpy()
    columns = seen.select(["target_uri", "fetched_at", "payload_digest"])
    known: dict[str, list[tuple[datetime, int, str]]] = defaultdict(list)
    is_cut = pc.is_valid(seen["truncated"]).to_numpy()
    for row in np.flatnonzero(has_content).tolist():
        address, at, digest = (columns[name][row].as_py() for name in columns.column_names)
        known[address].append((at, row, digest))
    for captures in known.values():
        captures.sort()
    for row in unresolved.tolist():
        address, at, digest = (columns[name][row].as_py() for name in columns.column_names)
        earlier = known[address][: bisect_left(known[address], (at,))]
        same = [found for _, found, other in reversed(earlier) if digest in ("", other)]
        shown[row] = next((one for one in same if not is_cut[one]), next(iter(same), NOT_HERE))
