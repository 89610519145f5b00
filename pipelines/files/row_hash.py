"""The hash of a table's rows, whatever wrote it or cut it in chunks.

It is made of logical values only: for each column and nested part, which values are there, how long
the lists and strings are, and the values themselves in little-endian bytes.
"""

import hashlib
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from hashlib import _Hash as Hash


def row_hash(table: pa.Table) -> str:
    """Return a hash of the names, types and rows of *table*."""
    whole = RowHash()
    whole.add(table)
    return whole.hexdigest()


class RowHash:
    """The hash of a table that comes in parts, in order of its rows; no part is no column."""

    def __init__(self) -> None:
        self.streams: dict[str, Hash] = {}

    def add(self, part: pa.Table) -> None:
        """Count in the rows of *part*."""
        for name, column in zip(part.column_names, part.columns, strict=True):
            for chunk in column.chunks or [pa.array([], column.type)]:
                hash_values(chunk, name, self.streams)

    def hexdigest(self) -> str:
        """Return the hash of all rows."""
        found = ((path, stream.hexdigest()) for path, stream in self.streams.items())
        whole = "".join(f"{path}\t{stream}\n" for path, stream in found)
        return hashlib.sha256(whole.encode()).hexdigest()


def hash_values(values: pa.Array, path: str, streams: dict[str, "Hash"]) -> None:
    """Add *values* to the streams of the column part *path* and of all parts inside it."""

    def add(part: str, data: bytes | memoryview) -> None:
        streams.setdefault(part, hashlib.sha256()).update(data)

    add(f"{path} there", fixed_bytes(values.is_valid()))
    if pa.types.is_struct(values.type):
        for field, inner in zip(values.type, values.flatten(), strict=True):
            hash_values(inner, f"{path}.{field.name}", streams)
    elif pa.types.is_list(values.type):
        add(f"{path} lengths", fixed_bytes(pc.list_value_length(values)))
        hash_values(values.flatten(), f"{path}[]", streams)
    elif pa.types.is_string(values.type):
        add(f"{path} lengths", fixed_bytes(pc.binary_length(values)))
        add(f"{path} string", string_bytes(values.fill_null("")))
    else:
        add(f"{path} {values.type}", fixed_bytes(values))


def fixed_bytes(values: pa.Array) -> bytes:
    """Return the little-endian bytes of fixed-width *values*, zeros where one is missing."""
    numbers = values.cast(pa.uint8()) if pa.types.is_boolean(values.type) else values
    if pa.types.is_temporal(numbers.type):
        numbers = numbers.cast(pa.int64() if numbers.type.bit_width == 64 else pa.int32())
    native = numbers.fill_null(0).to_numpy()
    return bytes(native.astype(native.dtype.newbyteorder("<")).tobytes())


def string_bytes(values: pa.Array) -> memoryview:
    """Return the UTF-8 bytes of *values*, which has no nulls, one after the other."""
    _, offsets, data = values.buffers()
    if data is None or not len(values):
        return memoryview(b"")
    ends = memoryview(offsets).cast("i")[values.offset : values.offset + len(values) + 1]
    return memoryview(data)[ends[0] : ends[-1]]
