"""Ids in hexadecimal as 16 bytes, and any text as a hash of as many: what millions are compared by.

Two texts have one hash by a chance of less than one in 10**20, among a billion of them.
"""

from hashlib import blake2b
from typing import TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

LENGTH = 16
PACKED = pa.binary(LENGTH)
WORD = pa.dictionary(pa.int32(), pa.string())  # one of few: numbered
DIGITS = np.frombuffer(b"0123456789abcdef", np.uint8)
VALUES = np.zeros(256, np.uint8)  # of a digit, by its character
VALUES[DIGITS] = np.arange(16)

AN_ID = rf"\A[0-9a-f]{{{2 * LENGTH}}}\z"

Column: TypeAlias = pa.Array | pa.ChunkedArray


def packed(ids: Column) -> pa.Array:
    """Return *ids*, each 32 hexadecimal digits or null, as 16 bytes each, in the same order.

    A text that is no such id has those of its hash, by which it is told from the others.
    """
    whole = ids.combine_chunks() if isinstance(ids, pa.ChunkedArray) else ids
    values = whole.drop_null()
    if not pc.all(pc.match_substring_regex(values, AN_ID), min_count=0).as_py():
        values = pa.array(
            [text if is_id(text) else hash_of(text).hex() for text in values.to_pylist()]
        )
    written = b"".join(text.encode() for text in values.to_pylist())
    digits = VALUES[np.frombuffer(written, np.uint8)].reshape(-1, LENGTH, 2)
    data = (digits[:, :, 0] << 4 | digits[:, :, 1]).tobytes()
    return spread(fixed(data), whole.is_valid())


def unpacked(ids: Column) -> pa.Array:
    """Return the ids that *ids* were packed from."""
    whole = ids.combine_chunks() if isinstance(ids, pa.ChunkedArray) else ids
    values = octets(whole.drop_null())
    digits = DIGITS[np.stack([values >> 4, values & 15], axis=-1)].tobytes()
    ends = np.arange(len(values) + 1, dtype=np.int32) * (2 * LENGTH)
    texts = pa.StringArray.from_buffers(len(ends) - 1, pa.py_buffer(ends), pa.py_buffer(digits))
    return spread(texts, whole.is_valid())


def octets(ids: Column) -> NDArray[np.uint8]:
    """Return a row of octets for each of *ids*, packed and none of them null: a view, no copy."""
    whole = ids.combine_chunks() if isinstance(ids, pa.ChunkedArray) else ids
    if not len(whole):
        return np.zeros((0, LENGTH), np.uint8)
    rows = np.frombuffer(whole.buffers()[1], np.uint8).reshape(-1, LENGTH)
    return rows[whole.offset : whole.offset + len(whole)]


def decoded(rows: pa.Table) -> pa.Table:
    """Return *rows* with their ids and words as texts."""
    for place, field in enumerate(rows.schema):
        if field.type == PACKED:
            rows = rows.set_column(place, field.name, unpacked(rows[place]))
        elif pa.types.is_dictionary(field.type):
            rows = rows.set_column(place, field.name, rows[place].cast(field.type.value_type))
    return rows


def hashed(texts: Column) -> pa.Array:
    """Return a hash of each of *texts* in 16 bytes; null of null."""
    values = texts.drop_null().to_pylist()
    data = b"".join(map(hash_of, values))
    return spread(fixed(data), texts.is_valid())


def hash_of(text: str) -> bytes:
    """Return a hash of *text* in 16 bytes."""
    return blake2b(text.encode(), digest_size=LENGTH).digest()


def is_id(text: str) -> bool:
    """Whether *text* is an id as we make them."""
    return len(text) == 2 * LENGTH and not set(text) - set("0123456789abcdef")


def numbered(texts: Column) -> pa.Array:
    """Return a hash of each of *texts* in 64 bits; 0 of null."""
    return pa.array([0 if one is None else number_of(one) for one in texts.to_pylist()], pa.int64())


def number_of(text: str) -> int:
    """Return a number that no other text of a release has, but by a rare chance."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), signed=True)


def fixed(data: bytes) -> pa.Array:
    """Return *data* as values of 16 bytes."""
    return pa.FixedSizeBinaryArray.from_buffers(
        PACKED, len(data) // LENGTH, [None, pa.py_buffer(data)]
    )


def spread(values: pa.Array, is_there: Column) -> pa.Array:
    """Return *values* in order where one *is_there*, null between them."""
    if len(values) == len(is_there):
        return values
    flags = is_there.to_numpy(zero_copy_only=False)
    return values.take(pa.array(np.cumsum(flags) - 1, mask=~flags))
