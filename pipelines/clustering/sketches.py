"""Texts of a shard -> their band keys and shingles, plain arrays that are read at need.

Each shard's texts are read once, by whichever worker, and their sketches are kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipelines.clustering.shingles import Shingles, shingles
from pipelines.clustering.signatures import BANDS, Keys, keys_of
from pipelines.files import row_groups

KEYS, SHINGLES, ENDS = "keys.u64", "shingles.u32", "ends.i64"  # little-endian, nothing else

Rows = NDArray[np.int32]


@dataclass(frozen=True)
class Texts:
    """The texts of one shard that take part: *rows* of its articles, in order."""

    articles: Path
    rows: Rows


def sketch(texts: Texts, folder: Path) -> None:
    """Write the keys (band by band, a key per text) and the shingles of one shard's texts."""
    keys = np.zeros((BANDS + 1, len(texts.rows)), "<u8")
    ends = np.zeros(len(texts.rows), "<i8")
    place = length = 0
    with (folder / SHINGLES).open("wb") as out:
        for text in texts_in(texts):
            found = shingles(text)
            if len(found):
                keys[:, place] = keys_of(found)
            out.write(found.astype("<u4").tobytes())
            length += len(found)
            ends[place] = length
            place += 1
    (folder / KEYS).write_bytes(keys.tobytes())
    (folder / ENDS).write_bytes(ends.tobytes())


def texts_in(texts: Texts) -> Iterator[str]:
    """Yield the texts that take part, in order; no more than a row group is held."""
    first = 0
    rows = np.asarray(texts.rows)
    for group in row_groups(texts.articles, ["text"]):
        low, high = np.searchsorted(rows, [first, first + len(group)])
        yield from (group["text"][row - first].as_py() for row in rows[low:high].tolist())
        first += len(group)


class Sketches:
    """The sketches of all shards, numbered through in the order given."""

    def __init__(self, folders: list[Path]) -> None:
        self.folders = folders
        self.ends = [np.fromfile(folder / ENDS, "<i8") for folder in folders]
        self.firsts = np.cumsum([0, *(len(ends) for ends in self.ends)])

    def __len__(self) -> int:
        return int(self.firsts[-1])

    def has_shingles(self) -> NDArray[np.bool_]:
        """Return for each text whether it is long enough to be compared."""
        lengths = [np.diff(ends, prepend=0) > 0 for ends in self.ends]
        return np.concatenate([np.empty(0, bool), *lengths])

    def keys(self, band: int) -> Keys:
        """Return one band's key of each text; the key of the whole text after the last band."""
        found: Keys = np.empty(len(self), np.uint64)
        for place, folder in enumerate(self.folders):
            first, end = self.firsts[place : place + 2]
            part = np.fromfile(folder / KEYS, "<u8", end - first, offset=8 * band * (end - first))
            found[first:end] = part
        return found

    def shingles_of(self, text: int) -> Shingles:
        """Return the shingles of one text."""
        part = int(np.searchsorted(self.firsts, text, "right")) - 1
        place = text - int(self.firsts[part])
        ends = self.ends[part]
        start, end = int(ends[place - 1]) if place else 0, int(ends[place])
        path = self.folders[part] / SHINGLES
        return np.fromfile(path, "<u4", end - start, offset=4 * start)
