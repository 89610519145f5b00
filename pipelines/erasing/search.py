"""Bytes, whatever they are -> which stretches of taken-down articles stand in them.

A file is searched as it is, and as what it decodes to: the texts of a Parquet or Arrow file, what
is compressed with gzip.
"""

import io
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from pipelines.erasing.words import Stretch, letters_of

KEY = 8  # bytes of a stretch that are looked for at once
AT_ONCE = 1 << 24  # bytes that are held decoded
CHUNK = 1 << 16  # bytes of gzip that are looked at for the end of a member
BROKEN = (pa.ArrowException, OSError, zlib.error)  # what a file raises that cannot be read
OWN = ("url", "headline", "dek", "text", "body", "byline")  # words that are an article's own
FILES = {b"PAR1": "parquet", b"ARROW1": "arrow", b"\x1f\x8b": "gzip"}


class Finder:
    """Finds any of some stretches in text, at a cost that hardly depends on how many they are."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self.by_key: dict[int, list[tuple[bytes, Stretch]]] = {}
        self.count = 0
        for one in stretches:
            self.count += 1
            word = one.letters.encode()
            self.by_key.setdefault(int.from_bytes(word[:KEY], "little"), []).append((word, one))
        self.keys: NDArray[np.uint64] = np.array(sorted(self.by_key), np.uint64)
        self.low = np.zeros(1 << 16, bool)
        self.low[(self.keys & np.uint64(0xFFFF)).astype(np.int64)] = True

    def within(self, text: str) -> set[Stretch]:
        """Return the stretches that stand in *text*."""
        data = letters_of(text).encode()
        found: set[Stretch] = set()
        for start in range(min(KEY, len(data))):
            view = np.frombuffer(data, np.uint8, offset=start)
            words = view[: len(view) // KEY * KEY].view("<u8")
            near = np.flatnonzero(self.low[(words & np.uint64(0xFFFF)).astype(np.int64)])
            for place in near[np.isin(words[near], self.keys)].tolist():
                at = start + place * KEY
                for word, one in self.by_key[int(words[place])]:
                    if data.startswith(word, at):
                        found.add(one)
        return found

    def in_column(self, values: pa.ChunkedArray) -> set[Stretch]:
        """Return the stretches that stand in the texts of a column."""
        return self.within("\n".join(texts_of(values)))


def searched(data: bytes, finder: Finder) -> tuple[set[Stretch], bool]:
    """Return what of the stretches stands in *data*, and whether all of it could be read."""
    found = {one for part in raw_parts(data) for one in finder.within(part)}
    kind = next((name for magic, name in FILES.items() if data.startswith(magic)), None)
    try:
        if kind == "gzip":
            for part in members(data):
                found |= finder.within(part.decode(errors="ignore"))
        elif kind is not None:
            for rows in batches(data, kind):
                for column in rows.columns:
                    found |= finder.in_column(column)
    except BROKEN:
        return found, False
    return found, True


def shared(data: bytes, finder: Finder, articles: Collection[str]) -> set[Stretch]:
    """Return what of the stretches other articles than *articles* have as words of their own, if
    *data* is a table of articles.
    """
    found: set[Stretch] = set()
    gone = pa.array(articles, pa.string())
    with suppress(*BROKEN):  # which `searched` tells of
        for rows in batches(data, "parquet") if data.startswith(b"PAR1") else ():
            if not {"article_id", "body"} <= set(rows.column_names):
                return found
            others = rows.filter(pc.invert(pc.is_in(rows["article_id"], value_set=gone)))
            for name in (one for one in OWN if one in rows.column_names):
                found |= finder.in_column(others[name])
    return found


def raw_parts(data: bytes) -> Iterator[str]:
    """Yield *data* as text in parts that overlap, so that no stretch is cut."""
    for start in range(0, len(data), AT_ONCE):
        yield data[start : start + AT_ONCE + 4096].decode(errors="ignore")


def members(data: bytes) -> Iterator[bytes]:
    """Yield what the gzip members of *data* hold, one by one; of one that is broken what can be
    read, before that raises zlib.error.
    """
    view, at = memoryview(data), 0
    while bytes(view[at : at + 2]) == b"\x1f\x8b":
        engine, parts = zlib.decompressobj(31), []
        try:
            while not engine.eof:
                if at >= len(view):
                    raise zlib.error("cut off")
                parts.append(engine.decompress(view[at : at + CHUNK]))
                at += CHUNK
        finally:
            yield b"".join(parts)
        at = min(at, len(view)) - len(engine.unused_data)


def batches(data: bytes, kind: str) -> Iterator[pa.Table]:
    """Yield the rows of a Parquet or Arrow file, some at a time. Raises one of BROKEN."""
    source = io.BytesIO(data)
    if kind == "arrow":
        yield pa.ipc.open_file(source).read_all()
        return
    file = pq.ParquetFile(source)
    for number in range(file.num_row_groups):
        yield file.read_row_group(number)


def texts_of(values: pa.ChunkedArray) -> Sequence[str]:
    """Return all texts in a column, of lists and structs as well."""
    found: list[str] = []
    for chunk in values.chunks:
        found += texts_in(chunk)
    return found


def texts_in(values: pa.Array) -> list[str]:
    """Return all texts in an array."""
    kind = values.type
    if pa.types.is_dictionary(kind):
        return texts_in(values.dictionary)
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return list(values.drop_null().to_pylist())
    if pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        return [one.decode(errors="ignore") for one in values.drop_null().to_pylist()]
    if pa.types.is_list(kind) or pa.types.is_large_list(kind) or pa.types.is_map(kind):
        return texts_in(pc.list_flatten(values))
    if pa.types.is_struct(kind):
        return [text for field in kind for text in texts_in(pc.struct_field(values, field.name))]
    return []
