"""The deduped ledger -> the validated one: captures of quarantined revisions say so, and why.

A ledger of which no other captures are in quarantine than before is kept as it was written.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import pyarrow as pa
import pyarrow.compute as pc
from pydantic import TypeAdapter

from pipelines.counting import AS_PAIRS
from pipelines.files import decoded, read_arrow, read_table, row_hash, write_arrow, write_table
from pipelines.running import Kept, hashes, linked
from schemas.capture import LedgerRow

States = Counter[tuple[str, str, str | None]]  # captures by publisher, state and reason
STATES = TypeAdapter(Annotated[States, *AS_PAIRS])
ROWS, COUNTS = "ledger.parquet", "states.json"  # of a shard, as they are kept


@dataclass(frozen=True)
class Ledger:
    """One shard's ledger, and the revisions in quarantine that captures in it show."""

    path: Path
    quarantined: Path


def quarantined(fates: pa.Table) -> pa.Table:
    """Return the key and the reasons of every revision that *fates* send to quarantine."""
    out = decoded(fates.filter(pc.equal(fates["table"], "quarantine")))
    return pa.table({"key": revision_keys(out), "reasons": pc.binary_join(out["reasons"], " ")})


def revision_keys(rows: pa.Table) -> pa.ChunkedArray:
    """Return article_id and revision as one string; null where there is no article."""
    return pc.binary_join_element_wise(rows["article_id"], rows["revision"].cast(pa.string()), " ")


def write_ledgers(
    out: pa.Table, ledgers: Sequence[Path], deduped: Path, folder: Path, kept: Kept
) -> States:
    """Write the *ledgers* below *deduped* into *folder*, with *out* in quarantine; return the
    states in all.
    """
    work: list[tuple[Ledger, object]] = []
    for number, (path, own) in enumerate(zip(ledgers, hashes(ledgers), strict=True)):
        names = ("article_id", "revision")
        shown = revision_keys(read_table(path, LedgerRow, names)) if len(out) else out["key"]
        some = out.filter(pc.is_in(out["key"], value_set=shown)).combine_chunks()
        file = folder / ".work" / "quarantined" / f"{number}.arrow"
        write_arrow(some, file)
        work.append((Ledger(path, file), [own, row_hash(some)]))
    states: States = Counter()
    for path, place in zip(ledgers, kept.results(relabel, work), strict=True):
        linked(place / ROWS, folder / path.relative_to(deduped))
        states.update(STATES.validate_json((place / COUNTS).read_bytes()))
    return states


def relabel(ledger: Ledger, folder: Path) -> None:
    """Write one shard's ledger and the states in it."""
    out = read_arrow(ledger.quarantined)
    rows = read_table(ledger.path, LedgerRow)
    found = pc.index_in(revision_keys(rows), value_set=out["key"], skip_nulls=True)
    is_out = pc.and_(pc.is_valid(found), pc.equal(rows["state"], "article"))
    if pc.any(is_out).as_py():
        changes = {
            "state": pc.if_else(is_out, "quarantined", rows["state"]),
            "reason": pc.if_else(is_out, out["reasons"].take(found), rows["reason"]),
        }
        for name, values in changes.items():
            rows = rows.set_column(
                rows.schema.get_field_index(name), rows.schema.field(name), values
            )
        write_table(rows, folder / ROWS, LedgerRow)
    else:
        linked(ledger.path, folder / ROWS)
    columns = (rows[name].to_pylist() for name in ("publisher", "state", "reason"))
    (folder / COUNTS).write_bytes(STATES.dump_json(Counter(zip(*columns, strict=True))))
