"""The deduped ledger -> the validated one: captures of quarantined revisions say so, and why."""

import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files import decoded, read_table, write_table
from schemas.capture import LedgerRow

States = Counter[tuple[str, str, str | None]]  # captures by publisher, state and reason


@dataclass(frozen=True)
class Ledger:
    """One shard's ledger, the revisions in quarantine, and where the new ledger goes."""

    path: Path
    quarantined: Path
    to: Path


def write_quarantined(fates: pa.Table, path: Path) -> None:
    """Write the key and the reasons of every quarantined revision at *path*."""
    out = decoded(fates.filter(pc.equal(fates["table"], "quarantine")))
    rows = pa.table({"key": revision_keys(out), "reasons": pc.binary_join(out["reasons"], " ")})
    with pa.ipc.new_file(path, rows.schema) as writer:
        writer.write_table(rows)


def revision_keys(rows: pa.Table) -> pa.ChunkedArray:
    """Return article_id and revision as one string; null where there is no article."""
    return pc.binary_join_element_wise(rows["article_id"], rows["revision"].cast(pa.string()), " ")


def relabel(ledger: Ledger) -> States:
    """Write one shard's ledger and return the states in it."""
    out = pa.ipc.open_file(ledger.quarantined).read_all()
    rows = read_table(ledger.path, LedgerRow)
    found = pc.index_in(revision_keys(rows), value_set=out["key"], skip_nulls=True)
    is_out = pc.and_(pc.is_valid(found), pc.equal(rows["state"], "article"))
    ledger.to.parent.mkdir(parents=True, exist_ok=True)
    if pc.any(is_out).as_py():
        changes = {
            "state": pc.if_else(is_out, "quarantined", rows["state"]),
            "reason": pc.if_else(is_out, out["reasons"].take(found), rows["reason"]),
        }
        for name, values in changes.items():
            rows = rows.set_column(
                rows.schema.get_field_index(name), rows.schema.field(name), values
            )
        write_table(rows, ledger.to, LedgerRow)
    else:
        shutil.copyfile(ledger.path, ledger.to)
    columns = (rows[name].to_pylist() for name in ("publisher", "state", "reason"))
    return Counter(zip(*columns, strict=True))
