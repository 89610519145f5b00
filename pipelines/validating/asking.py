"""Narrow tables of rows and their keys -> which rows break which promise.

The suite is asked in batches that hold many small buckets, because it costs seconds however few the
rows. What the rows of a bucket break is kept; what is promised between rows is asked of those whose
key or address stands twice, for the others keep it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from expectations.between import KEYED as BETWEEN
from expectations.narrow import promises_of
from expectations.suite import checker
from pipelines.files import decoded, octets, read_arrow, write_arrow
from pipelines.running import Kept, make
from pipelines.validating.measures import Part, measures_of, places

BATCH = 50_000  # rows: .2 GB in the library, in each worker; more cost a second less of its start
BROKEN = "broken.arrow"  # of a part, as it is kept
ASKED = (*promises_of(), *BETWEEN)  # all promises of rows, those between them last
SPREAD = np.int64(0x9E3779B97F4A7C15 - 2**64)  # odd: revisions of one article stay apart
NUMBERS = {name: number for number, name in enumerate(sorted(one.name for one in ASKED))}
FAILURES = pa.schema([("part", pa.int32()), ("row", pa.int32()), ("promise", pa.int16())])


@dataclass(frozen=True)
class Piece:
    """Some rows of a part that are checked in one batch: its measures, and its number."""

    measures: Path
    number: int
    start: int
    length: int


def batches(parts: list[Part], numbers: list[int], size: int = BATCH) -> Iterator[list[Piece]]:
    """Yield the pieces of those *parts* that have *numbers*, *size* rows at a time."""
    waiting: list[Piece] = []
    room = size
    for number in numbers:
        part = parts[number]
        count = measures_of(part.measures).num_rows
        start = 0
        while start < count:
            length = min(room, count - start)
            waiting.append(Piece(part.measures, number, start, length))
            start, room = start + length, room - length
            if not room:
                yield waiting
                waiting, room = [], size
    if waiting:
        yield waiting


@cache
def checking(suite: str) -> Callable[[pa.Table], dict[str, list[int]]]:
    """Return the suite's verdict on narrow tables, of rows or of keys, made once in a process."""
    return checker(promises_of() if suite == "rows" else BETWEEN)


def broken_in(pieces: list[Piece]) -> pa.Table:
    """Return the broken promises of the rows of *pieces*."""
    tables = [measures_of(one.measures).slice(one.start, one.length) for one in pieces]
    numbered = [pa.table(places(one.number, one.start, one.length)) for one in pieces]
    return broken("rows", pa.concat_tables(numbered), pa.concat_tables(tables))


def broken(suite: str, where: pa.Table, measured: pa.Table) -> pa.Table:
    """Return the promises of *suite* that rows break, which stand at the places *where*."""
    found = [FAILURES.empty_table()]
    for name, rows in checking(suite)(measured).items():
        own = where.take(pa.array(rows, pa.int64()))
        number = pa.array(np.full(len(rows), NUMBERS[name], np.int16))
        found.append(own.append_column("promise", number))
    return pa.concat_tables(found)


def asked_rows(parts: list[Part], kept: Kept) -> list[Path]:
    """Return for each of *parts* where it is kept which promises its rows break."""
    kept_in = kept.places(keep_broken, [part.measures.parent.name for part in parts])
    stale = kept.missing(kept_in)
    some = list(batches(parts, stale))
    mapped = kept.mapped if len(some) > 1 else map  # another process would import the library too
    found = pa.concat_tables([FAILURES.empty_table(), *mapped(broken_in, some)])
    for number in stale:
        own = found.filter(pc.equal(found["part"], number)).drop_columns(["part"])
        make(keep_broken, (own, kept_in[number]))
    return kept_in


def failures(kept_in: list[Path], keys: pa.Table) -> pa.Table:
    """Return every broken promise: part, row, and the promise's place in order of name."""
    told = [read_arrow(place / BROKEN) for place in kept_in]
    rows = [numbered(own, number) for number, own in enumerate(told)]
    suspects = keys.filter(repeated(keys))
    if len(suspects):
        rows.append(broken("keys", suspects.select(["part", "row"]), compared(suspects)))
    order = [(name, "ascending") for name in FAILURES.names]
    return pa.concat_tables([FAILURES.empty_table(), *rows]).sort_by(order).combine_chunks()


def keep_broken(rows: pa.Table, folder: Path) -> None:
    """Write the promises that the rows of one part break."""
    write_arrow(rows, folder / BROKEN)


def numbered(rows: pa.Table, part: int) -> pa.Table:
    """Return *rows* with the number of their part before them."""
    return rows.add_column(0, "part", pa.array(np.full(len(rows), part, np.int32)))


def repeated(keys: pa.Table) -> pa.Array:
    """Return which of *keys* may share article and revision, or an address, with another.

    By hashes: of those that do all are told, and hardly any other.
    """
    article = octets(keys["article_id"]).view(np.int64)[:, 0]
    revisions = article + keys["revision"].to_numpy() * SPREAD
    is_article = pc.equal(keys["table"], "articles").to_numpy()
    found = stands_twice(revisions)
    found[is_article] |= stands_twice(keys["url"].to_numpy()[is_article])
    return pa.array(found)


def stands_twice(numbers: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which of *numbers* are equal to another of them."""
    ordered = np.sort(numbers)
    twice = ordered[1:][ordered[1:] == ordered[:-1]]
    if not len(twice):
        return np.zeros(len(numbers), bool)
    nearest = twice[np.searchsorted(twice, numbers).clip(max=len(twice) - 1)]
    found: NDArray[np.bool_] = nearest == numbers
    return found


def compared(keys: pa.Table) -> pa.Table:
    """Return what is compared of rows; only of articles, as the newest rows, the address."""
    is_article = pc.equal(keys["table"], "articles")
    url = pc.if_else(is_article, keys["url"], pa.scalar(None, pa.int64()))
    told = decoded(keys.select(["article_id", "revision"]))
    return told.append_column("url", url)
