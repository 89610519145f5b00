"""An article's revisions, what each changed of the one before, and the paragraphs that it did."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pydantic import BaseModel

from pipelines.deduping import corrections_added, paragraphs_changed
from pipelines.files import columns, parquet_files, rows_of, unbuilt
from pipelines.released.absent import absence
from pipelines.released.any_rows import Row, told_rows
from schemas.errors import EmptyError
from schemas.parts import Changed
from schemas.release import TABLES
from spiders.addresses import url_key, without_login

FOUND_BY = ("article_id", "url", "target_uri")
PARAGRAPHS = ("added", "removed", "moved")


class Step(BaseModel):
    """One revision, and what it changed of the one before."""

    revision: int
    fetched_at: datetime
    headline: str | None
    changed: Changed  # nothing of the first revision
    added: list[str]  # paragraphs, as far as the release holds both texts
    removed: list[str]
    moved: list[str]
    corrections: list[str]  # that came with it


def rows_of_article(release: Path, name: str) -> list[Row]:
    """Return the revisions of an article of *release*, the oldest first, its newest row last.

    *name* is its id, the start of one, or an address that leads to it. Raises EmptyError if there
    is none.
    """
    if not release.is_dir():
        raise unbuilt(release)
    found_by = columns(release, "articles", FOUND_BY)
    own = named(found_by, without_login(name))
    if own is None:
        raise EmptyError(absence(release, without_login(name)))
    rows = [row for table in ("revisions", "articles") for row in rows_with(release, table, own)]
    return sorted(rows, key=lambda row: row["revision"])


def named(rows: pa.Table, name: str) -> str | None:
    """Return the id of the only article that *name* stands for; None if there is none, or more."""
    if "/" in name:
        key = url_key(name)
        pairs = zip(*(rows[one].to_pylist() for one in FOUND_BY), strict=True)
        found = {own for own, *urls in pairs if key in map(url_key, urls)}
    else:
        ids = rows["article_id"]
        found = set(ids.filter(pc.starts_with(ids, name)).to_pylist()) if name else set()
    return found.pop() if len(found) == 1 else None


def rows_with(release: Path, table: str, article_id: str) -> Iterator[Row]:
    """Yield the rows of an article in a *table* of *release*."""
    for path in parquet_files(release / table):
        ids = rows_of(path, ["article_id"])["article_id"]
        if pc.index(ids, article_id).as_py() >= 0:
            whole = rows_of(path)
            own = whole.filter(pc.equal(whole["article_id"], article_id))
            yield from told_rows(own, TABLES[table].row)


def history(rows: list[Row]) -> list[Step]:
    """Return what each of an article's revisions changed.

    Paragraphs are told where the release holds the revision before too.
    """
    steps = []
    before: Row | None = None
    for row in rows:
        texts, corrections = paragraphs_changed(row, row), list[str]()
        if before is not None and before["revision"] + 1 == row["revision"]:
            texts, corrections = paragraphs_changed(before, row), corrections_added(before, row)
        steps.append(
            Step(
                revision=row["revision"],
                fetched_at=row["fetched_at"],
                headline=row["headline"],
                changed=Changed(**(row["changed"] or {})),
                added=texts[0],
                removed=texts[1],
                moved=texts[2],
                corrections=corrections,
            )
        )
        before = row
    return steps


def lines_of_history(steps: list[Step]) -> Iterator[str]:
    """Yield the lines that tell it."""
    for one in steps:
        yield f"revision {one.revision}, {one.fetched_at:%Y-%m-%dT%H:%M:%SZ}: {one.headline}"
        if one.changed.fields:
            yield f"  columns    {', '.join(one.changed.fields)}"
        counts = {word: getattr(one.changed, f"paragraphs_{word}") for word in PARAGRAPHS}
        if any(counts.values()):
            told = ", ".join(f"{count} {word}" for word, count in counts.items() if count)
            yield f"  paragraphs {told}"
        for sign, texts in (("+", one.added), ("-", one.removed), ("moved", one.moved)):
            for text in texts:
                yield f"  {sign:10} {text}"
        for text in one.corrections:
            yield f"  correction {text}"
        if untold := one.changed.corrections - len(one.corrections):
            yield f"  correction {untold}, withheld"
