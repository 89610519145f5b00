"""Rows, and what is asked to be taken down -> which of them are asked for, and by what.

It is told by id, by address in any form, by author or by publisher.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files.naming import mark_of, marks_of
from pipelines.files.takedowns import Takedown
from spiders.addresses import url_key

MARKING = ("url", "target_uri", "headline")  # what marks an article, in other rows too
TAKERS_NEED = ("article_id", "publisher", "url", "authors", "byline")
NOTHING = pa.scalar(None, pa.string())


@dataclass(frozen=True)
class Asked:
    """The takedowns to obey, and the marks of the articles that each of them concerns.

    Those of articles that an author's or a publisher's name takes out are known once they are read.
    """

    takedowns: tuple[Takedown, ...] = ()
    marks: Mapping[str, str] = field(default_factory=dict)  # what selects them, by mark

    @property
    def selectors(self) -> dict[str, Takedown]:
        """The takedowns by what they select; of two of the same the first."""
        return {one.selector: one for one in reversed(self.takedowns)}

    def with_marks(self, found: Mapping[str, Iterable[str]]) -> "Asked":
        """Return the same with the marks *found*, by what selects them."""
        more = {own: selector for selector in sorted(found) for own in found[selector]}
        return Asked(self.takedowns, more | dict(self.marks))


NONE_ASKED = Asked()


def asked_for(takedowns: Iterable[Takedown]) -> Asked:
    """Return what *takedowns* ask for, as far as they say it themselves."""
    found = tuple(takedowns)
    own = {mark_of(one.url): one.selector for one in reversed(found) if one.url}
    return Asked(found, {mark: selector for mark, selector in own.items() if mark})


def takers(rows: pa.Table, asked: Asked) -> pa.Array:
    """Return for each of *rows* (with TAKERS_NEED) the selector of the takedown that asks for it.

    Null where none does; an article's own goes before its publisher's and its author's.
    """
    if not asked.takedowns or not len(rows):
        return pa.nulls(len(rows), pa.string())
    own = {one.article_id: one.selector for one in reversed(asked.takedowns) if one.article_id}
    found = selected_by(rows["article_id"], own)
    marks = marks_of(rows["url"])
    known = {url: asked.marks[one] for url, one in marks.items() if one in asked.marks}
    found = pc.coalesce(found, selected_by(rows["url"], known))
    wide = [item for item in asked.selectors.items() if not item[1].article_id]
    for selector, one in sorted(wide, key=lambda item: item[1].author or ""):
        found = pc.coalesce(found, pc.if_else(is_of(rows, one), selector, NOTHING))
    return found


def selected_by(values: pa.ChunkedArray, found: Mapping[str, str]) -> pa.Array:
    """Return what is *found* under each of *values*, null where nothing is."""
    place = pc.index_in(values, value_set=pa.array(list(found), pa.string()), skip_nulls=True)
    return pa.array(list(found.values()), pa.string()).take(place.combine_chunks())


def is_of(rows: pa.Table, asked: Takedown) -> pa.Array:
    """Return which of *rows* are of the author and the publisher that are *asked* for."""
    found = pa.array(np.ones(len(rows), bool))
    if asked.publisher:
        found = pc.and_(found, pc.equal(rows["publisher"], asked.publisher).combine_chunks())
    if asked.author:
        found = pc.and_(found, is_by(rows, asked.author))
    return found


def is_by(rows: pa.Table, author: str) -> pa.Array:
    """Return which of *rows* the *author* wrote: by name or page, or by the whole byline."""
    wanted, is_wanted = author_key(author), np.zeros(len(rows), bool)
    authors = rows["authors"].combine_chunks()
    parents = pc.list_parent_indices(authors).to_numpy()
    for name in ("name", "url"):
        values = pc.struct_field(authors.flatten(), name)
        same = [one for one in pc.unique(values).drop_null().to_pylist() if is_same(one, wanted)]
        is_here = pc.is_in(values, value_set=pa.array(same, pa.string())).to_numpy(False)
        is_wanted[parents[is_here]] = True
    bylines = pc.unique(rows["byline"]).drop_null().to_pylist()
    same = [one for one in bylines if is_same(one, wanted)]
    is_byline = pc.is_in(rows["byline"], value_set=pa.array(same, pa.string()))
    return pc.or_(pa.array(is_wanted), is_byline.combine_chunks())


def author_key(author: str) -> str:
    """Return a name, or the address of an author's page, as it is compared."""
    return url_key(author) if "://" in author else " ".join(author.split()).casefold()


def is_same(author: str, wanted: str) -> bool:
    """Return whether *author*, as printed, is *wanted*, as it is compared."""
    return author_key(author) == wanted
