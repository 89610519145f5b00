"""What is kept out of the articles, and why: rows in quarantine, and captures that are held.

Both stand in a release and in data/validated alike. A row is in quarantine because of what was
parsed and of nothing else: read soundly by a later build, it is an article again.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
from pydantic import BaseModel

from expectations.narrow import promises_of
from pipelines.files import by_count, columns, parquet_files, read_table, rows_of, unbuilt
from pipelines.released.any_rows import told_rows
from pipelines.released.history import FOUND_BY, named
from schemas.capture import LedgerRow
from schemas.errors import EmptyError
from schemas.release import Quarantined

HELD = "held"  # the state of captures that wait for a decision
LISTED = ["article_id", "revision", "publisher", "url", "headline", "reasons"]


class KeptOut(BaseModel):
    """One row in quarantine, or one capture that is held."""

    state: str  # quarantined or held
    id: str  # of the article; of the record where there is none
    revision: int | None
    publisher: str
    url: str
    headline: str | None = None
    reasons: list[str]
    detail: str | None = None  # of a held capture: the fact behind its reason


class Reason(BaseModel):
    """One reason: what its column was expected to be, what it is, and where that is from."""

    name: str
    column: str | None
    expected: str
    value: Any
    evidence: list[dict[str, Any]]  # provenance of the column


class Explained(BaseModel):
    """What is kept out, with each reason explained and the captures that show it."""

    kept_out: KeptOut
    reasons: list[Reason]
    captures: list[dict[str, Any]]  # rows of the ledger: file, offset, address ...


def publishers_in(folder: Path) -> set[str]:
    """Return the publishers that *folder* holds captures of. Raises EmptyError without a ledger."""
    refuse_without_ledger(folder)
    return set(columns(folder, "captures", ("publisher",))["publisher"].unique().to_pylist())


def refuse_without_ledger(folder: Path) -> None:
    """Raise EmptyError if *folder* has no ledger of captures."""
    if not (folder / "captures").is_dir():
        raise unbuilt(folder)


def kept_out(folder: Path) -> Iterator[KeptOut]:
    """Yield what *folder* keeps out: rows in quarantine, then held captures, in order of file.

    Raises EmptyError if it has no ledger.
    """
    refuse_without_ledger(folder)
    for path in parquet_files(folder / "quarantine"):
        yield from map(quarantined, read_table(path, Quarantined, LISTED).to_pylist())
    for path in parquet_files(folder / "captures"):
        rows = read_table(path, LedgerRow)
        yield from map(held, rows.filter(pc.equal(rows["state"], HELD)).to_pylist())


def quarantined(row: dict[str, Any]) -> KeptOut:
    """Return a *row* in quarantine, as it is listed."""
    facts = {name: row[name] for name in LISTED if name != "article_id"}
    return KeptOut(state="quarantined", id=row["article_id"], **facts)


def held(row: dict[str, Any]) -> KeptOut:
    """Return a held capture, a *row* of the ledger, as it is listed."""
    return KeptOut(
        state=HELD,
        id=row["article_id"] or row["record_id"],
        revision=row["revision"],
        publisher=row["publisher"],
        url=row["target_uri"],
        reasons=[row["reason"] or "no reason given"],
        detail=row["detail"],
    )


def by_reason(rows: Iterable[KeptOut]) -> dict[str, int]:
    """Return how many *rows* are kept out for each reason, the commonest first."""
    return by_count(Counter(reason for row in rows for reason in row.reasons))


def explained(folder: Path, name: str) -> list[Explained]:
    """Return what is kept out under *name*: an id, the start of one, or an address.

    Raises EmptyError if nothing is.
    """
    found = [one for one in kept_out(folder) if name == one.url or one.id.startswith(name)]
    if not found:
        is_article = named(columns(folder, "articles", FOUND_BY), name) is not None
        more = f": it is an article: broadsheet history {name}" if is_article else ""
        raise EmptyError(f"{name}: neither in quarantine nor held in {folder}{more}")
    reasons = reasons_of(folder, {one.id for one in found if one.state != HELD})
    return [
        Explained(
            kept_out=one,
            reasons=reasons.get((one.id, one.revision), []),
            captures=[*captures_of(folder, one)],
        )
        for one in found
    ]


def reasons_of(folder: Path, ids: set[str]) -> dict[tuple[str, int | None], list[Reason]]:
    """Return the reasons of each row in quarantine of the articles *ids*, by id and revision."""
    found = {}
    for path in parquet_files(folder / "quarantine"):
        if ids & set(read_table(path, Quarantined, ["article_id"])["article_id"].to_pylist()):
            for row in told_rows(rows_of(path), Quarantined):
                if row["article_id"] in ids:
                    reasons = [reason_of(name, row) for name in row["reasons"]]
                    found[row["article_id"], row["revision"]] = reasons
    return found


def reason_of(name: str, row: dict[str, Any]) -> Reason:
    """Return what the promise *name* expects, and what *row* has instead."""
    promise = next((one for one in promises_of() if one.name == name), None)
    if promise is None:
        expected = "no longer asked: the next build decides anew"
        return Reason(name=name, column=None, expected=expected, value=None, evidence=[])
    return Reason(
        name=name,
        column=promise.column,
        expected=promise.expected,
        value=row[promise.column],
        evidence=[one for one in row["provenance"] if one["field"] == promise.column],
    )


def captures_of(folder: Path, one: KeptOut) -> Iterator[dict[str, Any]]:
    """Yield the rows of the ledger that show what is kept out."""
    for path in parquet_files(folder / "captures"):
        rows = read_table(path, LedgerRow)
        is_own = pc.or_kleene(
            pc.equal(rows["article_id"], one.id), pc.equal(rows["record_id"], one.id)
        )
        for row in rows.filter(pc.fill_null(is_own, False)).to_pylist():
            if row["revision"] == one.revision and (row["state"] == HELD) == (one.state == HELD):
                yield row
