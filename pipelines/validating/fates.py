"""Broken promises -> what becomes of each row: the table it goes to, its flags and its reasons.

A row that breaks a critical promise goes to quarantine; an article whose newest revision does so
keeps its newest sound one as its row.
"""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from expectations.promises import Promise
from pipelines.files import differs_from_before
from schemas.columns import Severity

Mask = NDArray[np.bool_]


def fates(keys: pa.Table, failures: pa.Table, promises: Sequence[Promise]) -> pa.Table:
    """Return *keys* with `table` set to where each row goes, and its `flags` and `reasons`.

    *keys* holds all rows in order of part, *failures* the broken promises in the same order.
    """
    flags = names_by_row(keys, failures, promises, "warning")
    reasons = names_by_row(keys, failures, promises, "critical")
    is_out = pc.greater(pc.list_value_length(reasons), 0)
    home = pc.if_else(is_out, "quarantine", keys["table"].cast(pa.string()))
    home = pc.if_else(pa.array(promoted(keys, is_out)), "articles", home)
    named = home.combine_chunks().dictionary_encode()
    placed = keys.set_column(keys.schema.get_field_index("table"), "table", named)
    return placed.append_column("flags", flags).append_column("reasons", reasons)


def names_by_row(
    keys: pa.Table, failures: pa.Table, promises: Sequence[Promise], severity: Severity
) -> pa.ListArray:
    """Return for each row of *keys* the names of the promises of *severity* it breaks, sorted."""
    names = sorted(promise.name for promise in promises)
    severe = {promise.name for promise in promises if promise.severity == severity}
    wanted = [number for number, name in enumerate(names) if name in severe]
    own = failures.filter(pc.is_in(failures["promise"], value_set=pa.array(wanted, pa.int16())))
    ends = np.searchsorted(positions(keys, own), np.arange(len(keys) + 1))
    values = pa.array(names, pa.string()).take(own["promise"].combine_chunks())
    return pa.ListArray.from_arrays(pa.array(ends.astype(np.int32)), values)


def positions(keys: pa.Table, places: pa.Table) -> NDArray[np.int64]:
    """Return where in *keys* the rows at *places* (part and row) stand."""
    parts = places["part"].to_numpy()
    starts = np.searchsorted(keys["part"].to_numpy(), parts)
    rows: NDArray[np.int64] = starts + places["row"].to_numpy()
    return rows


def promoted(keys: pa.Table, is_out: pa.Array) -> Mask:
    """Return which rows become the row of an article that lost its newest revision."""
    is_earlier = pc.not_equal(keys["table"], "articles")
    lost = keys["article_id"].filter(pc.and_(is_out, pc.invert(is_earlier)))
    stands = pc.and_(is_earlier, pc.invert(is_out))
    stands = pc.and_(stands, pc.is_in(keys["article_id"], value_set=lost))
    places = pa.array(np.arange(len(keys), dtype=np.int32))
    numbered = keys.select(["article_id", "revision"]).append_column("position", places)
    order = [("article_id", "ascending"), ("revision", "descending")]
    candidates = numbered.filter(stands).sort_by(order)
    newest = candidates.filter(pa.array(differs_from_before(candidates["article_id"])))
    mask = np.zeros(len(keys), bool)
    mask[newest["position"].to_numpy()] = True
    return mask
