"""Values of any column -> a number of 64 bits each, whatever wrote them or cut them in chunks.

It is made of logical values only, so that two versions of a release can be compared by it, without
the text of either. A part of a record that is null counts for nothing: one that a later schema
brought leaves a record without it what it was.
"""

from collections.abc import Mapping
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from pipelines.files.digests import number_of, numbered

Numbers = NDArray[np.uint64]
FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd, so that nothing is lost by it
STEPS = (  # of SplitMix64: each bit of a value has an effect on each of its number
    (np.uint64(30), np.uint64(0xBF58476D1CE4E5B9)),
    (np.uint64(27), np.uint64(0x94D049BB133111EB)),
)
LAST = np.uint64(31)
NONE = np.uint64(0)  # stands for null


def mixed(values: Numbers) -> Numbers:
    """Return *values* with each bit spread over all, none of them becoming another's."""
    for shift, factor in STEPS:
        values = (values ^ values >> shift) * factor
    return values ^ values >> LAST


def value_hashes(values: pa.Array) -> Numbers:
    """Return a number for each of *values*, 0 where it is null.

    Two values that differ have the same by a chance of one in 10**19.
    """
    if pa.types.is_struct(values.type):
        parts = dict(zip((one.name for one in values.type), values.flatten(), strict=True))
        found = together({name: value_hashes(part) for name, part in parts.items()}, len(values))
    elif pa.types.is_list(values.type):
        found = of_lists(values)
    elif pa.types.is_string(values.type):
        words = values.dictionary_encode()
        found = numbered(words.dictionary).take(words.indices).fill_null(0).to_numpy()
        found = found.view(np.uint64)
    else:
        found = mixed(bits_of(values) + FACTOR)
    return np.where(values.is_valid().to_numpy(zero_copy_only=False), found, NONE)


def together(parts: Mapping[str, Numbers], length: int) -> Numbers:
    """Return a number for each of *length* records with the named *parts*, in whatever order."""
    found: Numbers = np.full(length, FACTOR)
    for name, own in parts.items():
        found += np.where(own == NONE, NONE, mixed(own + seed(name)))
    return mixed(found)


def row_hashes(rows: pa.Table) -> Numbers:
    """Return a number for each of *rows*, whatever the order of its columns."""
    parts = {name: value_hashes(rows[name].combine_chunks()) for name in rows.column_names}
    return together(parts, len(rows))


def content_of(total: int) -> str:
    """Return the hash of rows in whatever order, whose numbers are *total* in sum, as 16 digits."""
    return f"{total % 2**64:016x}"


def of_lists(values: pa.Array) -> Numbers:
    """Return a number for each list in *values*, by what stands at which place of it."""
    lengths = pc.list_value_length(values).fill_null(0).to_numpy().astype(np.int64)
    ends = np.cumsum(lengths)
    starts = ends - lengths
    items = value_hashes(values.flatten())
    places = (np.arange(len(items)) - np.repeat(starts, lengths)).astype(np.uint64)
    sums = np.append(NONE, np.cumsum(mixed(items + mixed(places + FACTOR)), dtype=np.uint64))
    return mixed(sums[ends] - sums[starts] + (lengths + 1).astype(np.uint64) * FACTOR)


def bits_of(values: pa.Array) -> Numbers:
    """Return fixed-width *values* as whole numbers of 64 bits, 0 where one is null."""
    if pa.types.is_floating(values.type):
        own = values.cast(pa.float64()).fill_null(0).to_numpy()
    elif pa.types.is_temporal(values.type):
        wide = values.cast(pa.int64() if values.type.bit_width == 64 else pa.int32())
        own = wide.cast(pa.int64()).fill_null(0).to_numpy()
    else:
        own = values.cast(pa.int64()).fill_null(0).to_numpy()
    found: Numbers = own.view(np.uint64)
    return found


@cache
def seed(name: str) -> np.uint64:
    """Return what tells the part *name* of a record from its other parts."""
    return np.uint64(number_of(name) % 2**64)
