"""One look at the octets of what a reader reads, for all rules that ask for something in them.

What each string may hold, and how long it is, is laid beside the rows as columns, before any rule
is asked. Few strings hold any needle, so that few are asked by a pattern.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from expectations.promises import laid_as, unchunked
from expectations.rules.needles import Needles
from expectations.rules.octets import are_joined, shown
from expectations.rules.patterns import ASKING, MARKUP, MOJIBAKE, NOTICE, SCRIPT_WANTED, Pattern
from expectations.rules.rule import Mask, Owners, mask_of, octets_of, parts
from schemas.article import Article
from schemas.columns import Field, Record, columns_of
from schemas.content import READ_ROLES

SETS = [ASKING, *(one.needles for one in (MARKUP, MOJIBAKE, SCRIPT_WANTED, NOTICE))]
NEEDLES = Needles(*SETS)
READS_BODY = "looked at text: it reads the body"
BETWEEN = 2  # characters between two blocks in a text: a blank line
UNSHOWN = 1 << len(SETS)  # what stands for a control character where sets have their bits
LOOKED = pa.struct([("held", pa.uint8()), ("length", pa.int32())])


@dataclass(frozen=True)
class Looked:
    """Strings at *places* in a column, the row that each stands in, what they *held*, and their
    *lengths* in characters.
    """

    column: pa.Array
    places: NDArray[np.int64]
    owners: Owners
    held: NDArray[np.uint8]
    lengths: NDArray[np.int32]

    @property
    def texts(self) -> pa.Array:
        """The strings themselves."""
        return self.column.take(pa.array(self.places))

    def holding(self, needles: tuple[str, ...]) -> Mask:
        """Return which strings hold one of *needles*, which are one of SETS."""
        found: Mask = self.held & 1 << SETS.index(needles) != 0
        return found

    def matching(self, pattern: Pattern) -> Mask:
        """Return which strings hold what *pattern* matches."""
        found = self.holding(pattern.needles)
        asked = np.flatnonzero(found)
        if len(asked):
            found[asked] = mask_of(pc.match_substring_regex(self.at(asked).texts, pattern.regex))
        return found

    def unshown(self) -> Mask:
        """Return which strings hold a control character, or one that is none."""
        found: Mask = self.held & UNSHOWN != 0
        return found

    def at(self, which: Mask | NDArray[np.int64]) -> "Looked":
        """Return *which* of the strings, by a mask or by number."""
        places, owners = self.places[which], self.owners[which]
        return Looked(self.column, places, owners, self.held[which], self.lengths[which])


def looked(rows: pa.Table, column: str, name: str | None = None) -> Looked:
    """Return what is seen in a column of *rows*, or in the items of a list: in their field *name*.

    It is read where `with_looks` laid it; else it is looked for.
    """
    texts, owners = strings(rows, column, name)
    laid = laid_as(column, name)
    if laid in rows.column_names:
        seen = unchunked(rows[laid])
        seen = seen.flatten() if pa.types.is_list(seen.type) else seen
        held, length = (seen.field(one).to_numpy() for one in ("held", "length"))
    else:
        held, length = look_at(texts)
    return Looked(texts, np.arange(len(texts)), owners, held, length)


def strings(rows: pa.Table, column: str, name: str | None) -> tuple[pa.Array, Owners]:
    """Return the strings of a column, or of its items, and the row of each."""
    if pa.types.is_list(rows.schema.field(column).type):
        return parts(rows, column, name)
    return unchunked(rows[column]), np.arange(len(rows))


def look_at(texts: pa.Array) -> tuple[NDArray[np.uint8], NDArray[np.int32]]:
    """Return what each of *texts* holds, a bit each, and its length; of a missing one nothing."""
    octets = octets_of(texts)
    length, is_unshown = shown(*octets)
    held = NEEDLES.held_in(*octets) | is_unshown * np.uint8(UNSHOWN)
    if texts.null_count:
        is_given = mask_of(pc.is_valid(texts))
        held, length = held * is_given, length * is_given
    return held, length


def with_looks(rows: pa.Table, model: type[Record] = Article) -> pa.Table:
    """Return *rows* with what is seen in all their strings that a reader reads laid beside them."""
    for one in columns_of(model):
        if one.name in rows.column_names and is_read(one):
            for name in parts_of(one):
                rows = laid(rows, one, name)
    return rows


def laid(rows: pa.Table, one: Field, name: str | None) -> pa.Table:
    """Return *rows* with what is seen in the strings of one column laid beside them.

    A text is read off its blocks, which come before it, where these are what it is made of.
    """
    texts, _ = strings(rows, one.name, name)
    if one.name == "text":
        rows = rows.append_column(READS_BODY, pa.array(reads_body(rows)))
        held, length = seen_in_blocks(rows)
    else:
        held, length = look_at(texts)
    seen = pa.StructArray.from_arrays([pa.array(held), pa.array(length)], fields=list(LOOKED))
    if one.is_list:
        counts = pc.list_value_length(unchunked(rows[one.name]))
        counts = pc.fill_null(counts, 0).to_numpy(zero_copy_only=False)
        seen = pa.ListArray.from_arrays(np.append(0, np.cumsum(counts)).astype(np.int32), seen)
    return rows.append_column(laid_as(one.name, name), seen)


def seen_in_blocks(rows: pa.Table) -> tuple[NDArray[np.uint8], NDArray[np.int32]]:
    """Return what each text of *rows* holds: what its blocks do, or what is seen in itself."""
    texts = unchunked(rows["text"])
    blocks = looked(rows, "body", "text")
    held, length = np.zeros(len(rows), np.uint8), np.zeros(len(rows), np.int32)
    is_read = is_read_of(rows)
    firsts = np.flatnonzero(np.diff(blocks.owners, prepend=-1))
    owners = blocks.owners[firsts]
    held[owners] = np.bitwise_or.reduceat(blocks.held * is_read, firsts)
    joined = np.add.reduceat((blocks.lengths + BETWEEN) * is_read, firsts)
    length[owners] = np.maximum(joined - BETWEEN, 0)
    others = np.flatnonzero(~reads_body(rows))
    held[others], length[others] = look_at(texts.take(pa.array(others)))
    return held, length


def reads_body(rows: pa.Table) -> Mask:
    """Return which texts are the blocks of their bodies that are read, joined by blank lines.

    It is read where `with_looks` laid it.
    """
    if READS_BODY in rows.column_names:
        return mask_of(rows[READS_BODY])
    blocks, owners = strings(rows, "body", "text")
    texts = unchunked(rows["text"])
    return are_joined(*octets_of(texts), *octets_of(blocks), owners, is_read_of(rows))


def is_read_of(rows: pa.Table) -> NDArray[np.uint8]:
    """Return for each block of *rows* whether the text has it, as 1."""
    roles, _ = parts(rows, "body", "role")
    return mask_of(pc.is_in(roles, value_set=pa.array(READ_ROLES))).view(np.uint8)


def is_read(one: Field) -> bool:
    """Whether a reader reads what stands in a column, or in its items."""
    column = one.column
    return bool(strings_of(one)) and (column.content or column.text or bool(column.schema_org))


def parts_of(one: Field) -> list[str | None]:
    """Return the fields of a list's records that hold words; None for the items themselves."""
    return list(strings_of(one)) if one.is_list and one.record else [None]


def strings_of(one: Field) -> list[str]:
    """Return the names of the free strings in a column's records; its own name for itself."""
    if one.is_list and one.record:
        return [inner.name for inner in columns_of(one.record) if is_free(inner)]
    return [one.name] if is_free(one) or one.type == list[str] else []


def is_free(one: Field) -> bool:
    """Whether a column holds any words: no vocabulary, no pattern."""
    return one.type is str and one.column.pattern is None
