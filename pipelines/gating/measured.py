"""Parsed WARC files -> the profile of each publisher in each of them.

An article counts once, by its newest capture. What is wide is read a few hundred rows at a time.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from expectations.gate import (
    ARTICLES,
    BROKEN,
    CAPTURES,
    CATEGORIES,
    CLAIM,
    CRITICAL,
    CUT_SHORT,
    FILLED,
    HOURS,
    SEEN,
    STEPS,
    Profile,
)
from expectations.narrow import promises_of
from expectations.promises import keeps
from pipelines.counting import is_filled
from pipelines.gating.claims import NEEDED, Row, claims_of
from pipelines.gating.shared import Shared
from schemas.article import Article
from schemas.columns import columns_of

FIELDS = {one.name: one for one in columns_of(Article)}
BATCH = 500  # articles looked at together, and held as objects
ALSO_NEEDED = ("tags", "images", *CATEGORIES, "word_count")
CAPTURED = ("warc_record_id", "publisher", "article_id", "fetched_at")
OF_LEDGER = (
    "warc_file",
    "record_id",
    "record_type",
    "content_type",
    "publisher",
    "state",
    "reason",
    "truncated",
    "fetched_at",
)
REPEATED = "several captures of one article"
Mask = NDArray[np.bool_]
Places = NDArray[np.int64]
Placed = tuple[pa.Table, Places]  # rows, each with the place of its profile


class Parsed(NamedTuple):
    """The two tables of one WARC file: of its articles CAPTURED is read of all at once, the rest a
    row group at a time.
    """

    ledger: pa.Table
    captured: pa.Table
    groups: Iterable[pa.Table]


def profiles_of(files: Iterable[Parsed]) -> list[dict[str, Profile]]:
    """Return the profiles of the publishers in each of *files*.

    A look at a column costs as much for one row as for hundreds, an archive may have thousands of
    small files, and one of the whole web has hundreds of publishers: so each is one look at rows of
    all of them, whose profiles are numbered through.
    """
    found: list[dict[str, Profile]] = []
    numbered: list[Profile] = []
    shared: dict[int, Shared] = defaultdict(Shared)
    for rows, places in batches(counted_rows(files, found, numbered)):
        count_articles(rows, places, numbered)
        count_values(rows, places, numbered, shared)
    for place, own in shared.items():
        for figure, values in own.kept():
            numbered[place].counts[figure].update(values)
    for one in numbered:
        counted = one.counts[ARTICLES][""]
        one.counts[CLAIM][REPEATED] -= counted  # of the pages that show one
    return found


def counted_rows(
    files: Iterable[Parsed], found: list[dict[str, Profile]], numbered: list[Profile]
) -> Iterator[Placed]:
    """Yield the rows of *files* that count, with the places of their profiles among those
    *numbered*; make these, with what the captures alone say, and note them by publisher as *found*.
    """
    for one in files:
        names = sorted(pc.unique(one.ledger["publisher"]).to_pylist())
        own = {name: Profile() for name in names}
        count_captures(one.ledger, own)
        known, first, start = pa.array(names, pa.string()), len(numbered), 0
        found.append(own)
        numbered += own.values()
        is_plain = pc.is_in(one.captured["warc_record_id"], value_set=plain_captures(one.ledger))
        is_known = pc.is_in(one.captured["publisher"], value_set=known)
        is_page = pc.and_(is_known, pc.invert(is_plain))
        for shown in one.captured["publisher"].filter(is_page).value_counts().to_pylist():
            own[shown["values"]].counts[CLAIM][REPEATED] = shown["counts"]
        is_newest = newest(one.captured, is_page.to_numpy())
        for group in one.groups:
            rows = group.filter(pa.array(is_newest[start : start + len(group)]))
            start += len(group)
            yield rows, first + pc.index_in(rows["publisher"], value_set=known).to_numpy()


def batches(parts: Iterable[Placed]) -> Iterator[Placed]:
    """Yield the rows of *parts* in fewer ones, of BATCH rows and more."""
    waiting: list[Placed] = []
    for part in chain(parts, [None]):
        waiting += [part] if part is not None else []
        if waiting and (part is None or sum(len(rows) for rows, _ in waiting) >= BATCH):
            tables, places = zip(*waiting, strict=True)
            yield pa.concat_tables(tables), np.concatenate(places)
            waiting.clear()


def plain_captures(ledger: pa.Table) -> pa.ChunkedArray:
    """Return the records that came as plain text, which seldom has a headline or a date."""
    is_plain = pc.or_(
        pc.equal(ledger["record_type"], "conversion"),
        pc.equal(ledger["content_type"], "text/plain"),
    )
    return ledger["record_id"].filter(is_plain)


def count_captures(ledger: pa.Table, found: dict[str, Profile]) -> None:
    """Count the captures by state and reason, and those that show an article by their hour."""
    names = ("publisher", "state", "reason", "truncated", "fetched_at")
    hours = pc.strftime(ledger["fetched_at"], "%Y-%m-%dT%H")
    columns = [*(ledger[name].to_pylist() for name in names[:4]), hours.to_pylist()]
    for publisher, state, reason, cut, hour in zip(*columns, strict=True):
        counts = found[publisher].counts
        counts[CAPTURES][f"{state} as {reason}" if reason else state] += 1
        if cut:
            counts[CUT_SHORT][cut] += 1
        if state in ("article", "unchanged"):
            counts[HOURS][hour] += 1
        counts[SEEN][hour[:10]] += 1


def count_articles(rows: pa.Table, places: Places, profiles: Sequence[Profile]) -> None:
    """Count what the columns of *rows* say, into the *profiles* at their *places*."""

    def count(figure: str, value: str, is_so: pa.ChunkedArray | pa.Array) -> None:
        mask = pc.fill_null(is_so, False).to_numpy(zero_copy_only=False)
        numbers = np.bincount(places[mask], minlength=len(profiles))
        for place in np.flatnonzero(numbers).tolist():
            profiles[place].counts[figure][value] += int(numbers[place])

    every = pa.array(np.ones(len(rows), np.bool_))
    count(ARTICLES, "", every)
    for name, field in FIELDS.items():
        count(FILLED, name, is_filled(rows, field))
    for figure in CATEGORIES:
        given = pa.table({"place": places, figure: rows[figure]})
        given = given.filter(is_filled(rows, FIELDS[figure]))
        grouped = given.group_by(given.column_names).aggregate([([], "count_all")])
        for one in grouped.to_pylist():
            profiles[one["place"]].counts[figure][one[figure]] += one["count_all"]
    broken = pc.invert(every)
    for promise in promises_of():
        is_broken = pc.invert(keeps(promise, promise.measure(rows)))
        count(BROKEN, promise.name, is_broken)
        if promise.severity == "critical":
            broken = pc.or_(broken, is_broken)
    count(CRITICAL, "", broken)


def count_values(
    rows: pa.Table, places: Places, profiles: Sequence[Profile], shared: dict[int, Shared]
) -> None:
    """Count what the values of each of *rows* say, and note those *shared*, by their *places*."""
    names = list(dict.fromkeys([*NEEDED, *ALSO_NEEDED]))
    for start in range(0, len(rows), BATCH):
        some = rows.select(names).slice(start, BATCH).to_pylist()
        for place, row in zip(places[start : start + BATCH].tolist(), some, strict=True):
            counts = profiles[place].counts
            counts[CLAIM].update(claims_of(row))
            for figure, number in bins_of(row):
                counts[figure][str(number)] += 1
            shared[place].add(row)


def newest(captured: pa.Table, is_page: Mask) -> Mask:
    """Return which of what was *captured* is the newest page of its article and publisher."""
    order = captured.select(["publisher", "article_id", "fetched_at"]).append_column(
        "row", pa.array(np.arange(len(captured)))
    )
    order = order.filter(pa.array(is_page))
    order = order.sort_by([(name, "ascending") for name in ("fetched_at", "row")])
    grouped = order.group_by(["publisher", "article_id"], use_threads=False)
    last = grouped.aggregate([("row", "last")])
    found = np.zeros(len(captured), np.bool_)
    found[last["row_last"].to_numpy()] = True
    return found


def bins_of(row: Row) -> Iterator[tuple[str, int]]:
    """Yield the lengths and the age of one article, as bins that double every few steps."""
    if row["word_count"]:
        yield "words", bin_of("words", row["word_count"])
    if row["body"]:
        yield "paragraphs", bin_of("paragraphs", len(row["body"]))
    if row["headline"]:
        yield "letters", bin_of("letters", len(row["headline"]))
    published: datetime | None = row["published_at"]
    if published is not None:
        yield "age", bin_of("age", (row["fetched_at"] - published).total_seconds() / 3600)


def bin_of(figure: str, value: float) -> int:
    """Return the bin of *value*; negative ones have negative bins.

    >>> bin_of("words", 300), bin_of("age", -24)
    (32, -13)
    """
    number = int(STEPS[figure] * math.log2(abs(value) + 1))
    return -number if value < 0 else number
