"""Rows of published tables -> the same without what is gone: one function a table.

They keep the columns that their version has.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files import (
    MARKING,
    NAMING,
    TAKERS_NEED,
    Asked,
    Takedown,
    marks_of,
    named_marks,
    selected_by,
    takers,
    without_names,
)
from schemas.release import Tombstone

STORIES = ("articles", "revisions", "quarantine")
FOUND_BY = tuple(dict.fromkeys((*TAKERS_NEED, *MARKING)))
NOTHING = pa.scalar(None, pa.string())


@dataclass(frozen=True)
class Gone:
    """What is asked for, and the ids of the articles that this takes out; what selects each."""

    asked: Asked
    articles: Mapping[str, str]

    @property
    def ids(self) -> pa.Array:
        """The ids, as Arrow has them."""
        return pa.array(self.articles, pa.string())

    def of(self, article: str) -> Takedown:
        """Return the takedown that takes *article* out."""
        return self.asked.selectors[self.articles[article]]


def gone_of(takedowns: Iterable[Takedown], asked: Asked) -> Gone:
    """Return what *takedowns* take out, as far as they say it themselves."""
    return Gone(asked, {one.article_id: one.selector for one in takedowns if one.article_id})


def with_stories(gone: Gone, rows: pa.Table) -> Gone:
    """Return *gone*, and all that is asked for among *rows* (with FOUND_BY)."""
    selectors = takers(rows, gone.asked)
    selectors = pc.coalesce(selectors, selected_by(rows["article_id"], gone.articles))
    found = rows.filter(pc.is_valid(selectors))
    told = selectors.drop_null().to_pylist()
    articles = dict(zip(found["article_id"].to_pylist(), told, strict=True)) | dict(gone.articles)
    marks: dict[str, set[str]] = {}
    for name in MARKING:
        own = marks_of(found[name])
        for text, selector in zip(found[name].to_pylist(), told, strict=True):
            if text in own:
                marks.setdefault(selector, set()).add(own[text])
    return Gone(gone.asked.with_marks(marks), articles)


def stories_left(rows: pa.Table, gone: Gone) -> pa.Table:
    """Return rows of articles, revisions or quarantine without those gone, which none names."""
    is_out = pc.is_in(rows["article_id"], value_set=gone.ids)
    if pc.any(is_out).as_py():
        rows = rows.filter(pc.invert(is_out))
    names = [name for name in NAMING if name in rows.column_names]
    if len(names) == len(NAMING) and named_marks(rows, gone.asked.marks):
        rows = without_names(rows, gone.asked.marks)
    return rows


def ledger_left(rows: pa.Table, gone: Gone) -> pa.Table:
    """Return the ledger; captures of what is gone are `rejected` as `takedown`, without address."""
    reasons = {article: gone.of(article).reason for article in gone.articles}
    reason = selected_by(rows["article_id"], reasons)
    is_out = pc.is_valid(reason)
    marks = marks_of(rows["target_uri"])
    named = [url for url, mark in marks.items() if mark in gone.asked.marks]
    publishers = [one.publisher for one in gone.asked.takedowns if one.publisher and not one.author]
    is_silent = is_out
    for name, values in (("target_uri", named), ("publisher", publishers)):
        is_silent = pc.or_(is_silent, pc.is_in(rows[name], value_set=pa.array(values, pa.string())))
    is_told = pc.and_(pc.equal(rows["state"], "rejected"), is_silent)
    columns = {
        "target_uri": pc.if_else(is_silent, "", rows["target_uri"]),
        "state": pc.if_else(is_out, "rejected", rows["state"]),
        "reason": pc.if_else(is_out, "takedown", rows["reason"]),
        "detail": pc.coalesce(reason, pc.if_else(is_told, NOTHING, rows["detail"])),
    }
    return with_columns(rows, columns)


def stones_with(rows: pa.Table, gone: Gone, publishers: Mapping[str, str]) -> pa.Table:
    """Return the tombstones *rows*, and one for each article gone that the release held.

    *publishers* has these, with the publisher of each.
    """
    kept = {row["article_id"]: row for row in rows.to_pylist()}
    for article in sorted(gone.articles):
        before = kept.get(article)
        if before is None and article not in publishers:
            continue
        if before and before["cause"] == "takedown":
            kept[article] = before | {"url": None}
            continue
        takedown = gone.of(article)
        kept[article] = Tombstone(
            article_id=article,
            publisher=before["publisher"] if before else publishers[article],
            url=None,
            cause="takedown",
            reason=takedown.reason,
            at=takedown.at,
        ).model_dump()
    return pa.Table.from_pylist([kept[one] for one in sorted(kept)], schema=rows.schema)


def with_columns(rows: pa.Table, columns: Mapping[str, pa.ChunkedArray]) -> pa.Table:
    """Return *rows* with the values of *columns*; the very same rows where these are the same."""
    for name, values in columns.items():
        place = rows.schema.get_field_index(name)
        new = values if isinstance(values, pa.ChunkedArray) else pa.chunked_array([values])
        if not rows[name].equals(new.cast(rows[name].type)):
            rows = rows.set_column(place, rows.schema.field(name), new)
    return rows
