"""A rule: a claim about whole rows, measured by Arrow; and claims about parts of their lists."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from expectations.known import UNTIL, known
from expectations.promises import Measure, Promise, is_true, not_before, unchunked
from schemas.columns import Severity

Mask = NDArray[np.bool_]
DAY = pa.scalar(24 * 60 * 60 * 1_000_000, pa.duration("us"))
FEW_LETTERS = 40  # of which script or case says nothing: names, codes, a line of a photograph
Owners = NDArray[np.int64]  # of items: the row that each stands in


@dataclass(frozen=True)
class Rule:
    """What *measure* claims of *column*; its name is the claim's, its docstring the reason."""

    measure: Measure
    column: str
    severity: Severity

    @property
    def promise(self) -> Promise:
        """The rule as a promise: named as its function, told by its docstring."""
        name = self.measure.__name__
        return is_true(name, self.column, self.severity, told(self.measure), self.measure)


@dataclass(frozen=True)
class Order:
    """The rule *name* that of a row's two moments the *later* is not before the *earlier*."""

    name: str
    column: str
    severity: Severity
    reason: str
    later: str
    earlier: str

    @property
    def promise(self) -> Promise:
        """The rule as a promise."""
        moments = [(name, MOMENTS.get(name, column(name))) for name in (self.later, self.earlier)]
        return not_before(self.name, self.column, self.severity, self.reason, *moments)


def column(name: str) -> Measure:
    """Return the measure that is the column *name*."""
    return lambda rows: rows[name]


MOMENTS: dict[str, Measure] = {  # beside those that are columns
    "day_after_fetched_at": lambda rows: pc.add(rows["fetched_at"], DAY),
    "day_after_facts_at": lambda rows: pc.add(
        pc.coalesce(rows["facts_at"], rows["fetched_at"]), DAY
    ),
    "day_after_end_of_crawls": lambda rows: pc.add(known(rows, UNTIL), DAY),
}


def told(rule: Measure) -> str:
    """Return what a rule asks, from its docstring."""
    assert rule.__doc__, "every rule says what it asks"
    return " ".join(rule.__doc__.split()).rstrip(".")


def parts(rows: pa.Table, column: str, name: str | None = None) -> tuple[pa.Array, Owners]:
    """Return the items of a list column (of records, their field *name*), and the row of each."""
    lists = unchunked(rows[column])
    items = lists.flatten()
    owners = pc.list_parent_indices(lists).to_numpy(zero_copy_only=False)
    return (pc.struct_field(items, name) if name else items), owners


def none_of(rows: pa.Table, column: str, name: str | None, is_bad: Measure) -> pa.Array:
    """Return which rows have no item of which *is_bad* is true; a missing item is not."""
    items, owners = parts(rows, column, name)
    return rows_without(len(rows), owners, is_bad(items))


def rows_without(count: int, owners: Owners, is_bad: pa.Array) -> pa.Array:
    """Return which of *count* rows own none of the items that are bad."""
    kept = np.ones(count, bool)
    kept[owners[mask_of(is_bad)]] = False
    return pa.array(kept)


def mask_of(values: pa.Array | pa.ChunkedArray) -> Mask:
    """Return *values* as a mask; what is missing is false."""
    found: Mask = pc.fill_null(unchunked(values), False).to_numpy(zero_copy_only=False)
    return found


def octets_of(texts: pa.Array) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Return the octets of *texts*, and where in them each begins and the last ends."""
    _, offsets, octets = texts.buffers()
    size = np.int64 if pa.types.is_large_string(texts.type) else np.int32
    places = np.frombuffer(offsets, size)[texts.offset :][: len(texts) + 1]
    return np.frombuffer(octets or b"", np.uint8), places.astype(np.int64)


def told_of_each(texts: pa.Array, is_bad: Callable[[str], bool]) -> pa.Array:
    """Return *is_bad* of each of *texts*, asked once of each that differs."""
    encoded = texts.dictionary_encode()
    answers = [text is not None and is_bad(text) for text in encoded.dictionary.to_pylist()]
    return pa.array(answers, pa.bool_()).take(encoded.indices)
