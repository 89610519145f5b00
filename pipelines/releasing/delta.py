"""What differs between two versions: one row per article that was added, changed or removed."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files import rows_of
from pipelines.releasing.keys import as_told, held
from schemas.columns import arrow_schema
from schemas.release import Change, DeltaRow

PARTS: dict[str, tuple[Change, ...]] = {  # file of delta/: the changes in it
    "added": ("added",),
    "changed": ("updated", "corrected", "withheld"),
    "removed": ("withdrawn", "takedown", "removed"),
}
COMPARED = ["content_hash", "withheld", "corrections"]
BOTH = ("revision", "content_hash", "facts_hash", "withheld")  # told of before and of now


def tombstone_causes(release: Path) -> dict[str, Change]:
    """Return why each article of *release*'s tombstones was taken out, by article_id."""
    stones = rows_of(release / "tombstones.parquet", ["article_id", "cause"])
    return dict(zip(*(column.to_pylist() for column in stones.columns), strict=True))


def delta(before: pa.Table, now: pa.Table, causes: Mapping[str, Change]) -> pa.Table:
    """Return one DeltaRow per article that differs, by publisher, month and id.

    *before* and *now* hold Keys. *causes* says, by article_id, why an article that is gone was
    taken out; without a cause it is `removed`. A takedown is not named by headline or URL again.
    """
    old, new = held([before]), held([now])
    return delta_rows(differences(old, new, causes), old, new)


def differences(before: pa.Table, now: pa.Table, causes: Mapping[str, Change]) -> pa.Table:
    """Return the `change` of each article that differs, in the order of the delta.

    With it come its rows (`before_row` and `now_row`) in the keys held of *before* and *now*.
    """
    place = pc.index_in(now["article_id"], value_set=before["article_id"]).combine_chunks()
    old = {name: before[name].take(place) for name in ("content_hash", "facts_hash")}
    is_same = pc.fill_null(pc.equal(old["content_hash"], now["content_hash"]), False)
    is_other = has_other_facts(old["facts_hash"], before["withheld"].take(place), now)
    differs = pc.or_(pc.invert(is_same), is_other).combine_chunks()
    present = pa.array(np.flatnonzero(differs.to_numpy(zero_copy_only=False)).astype(np.int32))
    was = place.filter(differs)
    is_gone = pc.invert(pc.is_in(before["article_id"], value_set=now["article_id"]))
    gone = pa.array(np.flatnonzero(is_gone.to_numpy()).astype(np.int32))
    ids = as_told(before["article_id"].take(gone).combine_chunks()).to_pylist()
    why = pa.array([causes.get(one, "removed") for one in ids], pa.string())
    compared = before.select(COMPARED).take(was), now.select(COMPARED).take(present)
    found = pa.table(
        {
            "now_row": pa.chunked_array([present, pa.nulls(len(gone), pa.int32())]),
            "before_row": pa.chunked_array([was, gone]),
            "change": pa.chunked_array([changes(*compared), why]),
        }
    )

    def of_either(name: str) -> pa.ChunkedArray:
        return pa.chunked_array(
            [*now[name].take(present).chunks, *before[name].take(gone).chunks], now[name].type
        )

    columns = {name: ranks(of_either(name)) for name in ("publisher", "month")}
    order = pa.table(columns | {"article_id": of_either("article_id")})
    return found.take(
        pc.sort_indices(order, sort_keys=[(name, "ascending") for name in order.column_names])
    )


def ranks(words: pa.ChunkedArray) -> pa.Array:
    """Return the place of each of *words*, numbered ones, among them all."""
    whole = words.unify_dictionaries().combine_chunks()
    order = np.zeros(len(whole.dictionary), np.int32)
    order[pc.sort_indices(whole.dictionary).to_numpy()] = np.arange(len(order))
    return pa.array(order[whole.indices.to_numpy()])


def has_other_facts(old: pa.ChunkedArray, withheld: pa.ChunkedArray, now: pa.Table) -> pa.Array:
    """Return where facts or rights differ; where one side does not know them, they do not."""
    is_other = pc.fill_null(pc.not_equal(old, now["facts_hash"]), False)
    is_known = pc.and_(pc.is_valid(old), pc.is_valid(now["facts_hash"]))
    return pc.and_(
        is_known, pc.or_(is_other, pc.not_equal(*map(said, (withheld, now["withheld"]))))
    )


def said(withheld: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return why text is *withheld*, "" where it is not."""
    return pc.fill_null(withheld.cast(pa.string()), "")


def changes(before: pa.Table, now: pa.Table) -> pa.Array:
    """Return what happened to articles that are still there; *before* is null for new ones."""
    is_new = pc.is_null(before["content_hash"])
    was_withheld, is_withheld = (pc.is_valid(one["withheld"]) for one in (before, now))
    is_more = pc.fill_null(pc.greater(now["corrections"], before["corrections"]), False)
    # Corrections are withheld with the text, so those of before are not known then.
    is_corrected = pc.and_not(is_more, was_withheld)
    found = pc.if_else(is_corrected, "corrected", "updated")
    found = pc.if_else(pc.and_not(is_withheld, was_withheld), "withheld", found)
    return pc.if_else(is_new, "added", found).combine_chunks()


def delta_rows(found: pa.Table, before: pa.Table, now: pa.Table) -> pa.Table:
    """Return the DeltaRows of *found* differences, from the keys held of both versions."""
    is_gone, change = pc.is_null(found["now_row"]), found["change"]

    def of(keys: pa.Table, name: str) -> pa.Array:
        rows = found["before_row" if keys is before else "now_row"]
        return as_told(keys[name].take(rows).combine_chunks())

    columns = {
        name: pc.if_else(is_gone, of(before, name), of(now, name))
        for name in ("article_id", "publisher", "url", "headline", "month")
    }
    is_named = pc.not_equal(change, "takedown")
    for name in ("url", "headline"):
        columns[name] = pc.if_else(is_named, columns[name], pa.scalar(None, pa.string()))
    columns |= {name: of(now, name) for name in BOTH}
    columns |= {f"{name}_before": of(before, name) for name in BOTH}
    columns["change"] = change
    schema = arrow_schema(DeltaRow)
    return pa.table([columns[name] for name in schema.names], schema=schema)


def part_of(rows: pa.Table, part: str) -> pa.Table:
    """Return the rows of *rows*, or of differences, that belong in `delta/<part>.parquet`."""
    return rows.filter(pc.is_in(rows["change"], pa.array(PARTS[part])))
