"""Where rows name an article that is not theirs: stories that a page recommends, and links.

An article is known there by its marks: hashes of its address, in whatever form, and its headline.
"""

from collections.abc import Collection, Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from schemas.identity import digest
from spiders.addresses import url_key

NAMING = {"related": ("url", "headline"), "links": ("url", "text"), "provenance": ("raw",)}
NAMED_WORDS = 4  # a headline of fewer says little of which story it is
STAND_IN = "urn:broadsheet:taken-down:"  # stands for an address, so that the same one is the same
NOTHING = pa.scalar(None, pa.string())


def mark_of(text: str) -> str | None:
    """Return the mark of an address or a headline, None of what is too short to be one.

    >>> mark_of("https://a.example/x?utm_source=b") == mark_of("http://a.example/x")
    True
    """
    if "://" in text:
        return digest(url_key(text))
    words = text.casefold().split()
    return digest("headline\n" + " ".join(words)) if len(words) >= NAMED_WORDS else None


def marks_of(texts: pa.Array | pa.ChunkedArray) -> dict[str, str]:
    """Return the mark of each of *texts* that has one, by the text."""
    pairs = ((text, mark_of(text)) for text in pc.unique(texts).drop_null().to_pylist())
    return {text: mark for text, mark in pairs if mark}


def named_marks(rows: pa.Table, marks: Collection[str]) -> set[str]:
    """Return those of *marks* that *rows* name, in the columns of NAMING."""
    found: set[str] = set()
    for name, parts in NAMING.items():
        items = items_of(rows, name)
        for part in parts:
            found.update(marks_of(pc.struct_field(items, part)).values())
    return found & set(marks)


def items_of(rows: pa.Table, name: str) -> pa.Array:
    """Return the items of a column of lists; of the provenance, the evidence of the others."""
    items = rows[name].combine_chunks().flatten()
    return items.filter(is_of_naming(items)) if name == "provenance" else items


def is_of_naming(evidence: pa.Array) -> pa.Array:
    """Return which *evidence* is that of a column of NAMING."""
    return pc.is_in(pc.struct_field(evidence, "field"), value_set=pa.array(NAMING, pa.string()))


def without_names(rows: pa.Table, marks: Collection[str]) -> pa.Table:
    """Return *rows* without the items that name what *marks* mark; evidence loses its words."""
    for name, parts in NAMING.items():
        values = rows[name].combine_chunks()
        items = values.flatten()
        gone = pa.array(np.zeros(len(items), bool))
        for part in parts:
            texts = pc.struct_field(items, part)
            named = [text for text, mark in marks_of(texts).items() if mark in marks]
            gone = pc.or_(gone, pc.is_in(texts, value_set=pa.array(named, pa.string())))
        if name == "provenance":
            changed = with_hushed(values, pc.and_(gone, is_of_naming(items)))
        else:
            changed = with_items(values, pc.invert(gone))
        if pc.any(gone).as_py():
            place = rows.schema.get_field_index(name)
            rows = rows.set_column(place, rows.schema.field(name), changed)
    return rows


def with_items(values: pa.Array, is_kept: pa.Array) -> pa.Array:
    """Return the lists *values* with those of their items, all in a row, that are kept."""
    counts = np.zeros(len(values), np.int64)
    np.add.at(counts, pc.list_parent_indices(values).to_numpy(), is_kept.to_numpy(False))
    return lists_of(values.flatten().filter(is_kept), counts, values.type)


def with_hushed(values: pa.Array, is_gone: pa.Array) -> pa.Array:
    """Return the lists of evidence *values* without the words of items that are gone."""
    items = values.flatten()
    parts = [pc.struct_field(items, one.name) for one in items.type]
    names = [one.name for one in items.type]
    place = names.index("raw")
    parts[place] = pc.if_else(is_gone, NOTHING, parts[place])
    hushed = pa.StructArray.from_arrays(parts, fields=list(items.type))
    return lists_of(hushed, pc.list_value_length(values).fill_null(0).to_numpy(), values.type)


def lists_of(items: pa.Array, counts: Iterable[int], kind: pa.DataType) -> pa.Array:
    """Return *items* as lists, so many in each as *counts* say."""
    offsets = np.append(0, np.cumsum(np.asarray(counts, np.int64))).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets), items, type=kind)


def stood_in(urls: pa.ChunkedArray, is_gone: pa.Array) -> pa.Array:
    """Return *urls* with a stand-in for each that *is_gone*; one that has it keeps it."""
    pairs = zip(urls.to_pylist(), is_gone.to_pylist(), strict=True)
    return pa.array([stand_in(url) if gone else url for url, gone in pairs], pa.string())


def stand_in(url: str) -> str:
    """Return what stands for *url*, which may not be named: the same for the same, and no word."""
    return url if url.startswith(STAND_IN) else f"{STAND_IN}{digest(url)}"
