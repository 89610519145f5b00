"""Texts of a shard -> their band keys and shingles, plain arrays that are read at need.

Each shard's texts are read once, by whichever worker, and their sketches are kept: all of them, for
which take part is another matter in every build.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray

from pipelines.clustering.shingles import Shingles, shingles
from pipelines.clustering.signatures import BANDS, Keys, keys_of
from pipelines.files import row_groups

KEYS, SHINGLES, ENDS = "keys.u64", "shingles.u32", "ends.i64"  # little-endian, nothing else

Rows = NDArray[np.int32]


def sketch(articles: Path, folder: Path) -> None:
    """Write the keys (band by band, a key per text) and the shingles of one shard's texts."""
    count = pq.read_metadata(articles).num_rows
    keys = np.zeros((BANDS + 1, count), "<u8")
    ends = np.zeros(count, "<i8")
    place = length = 0
    with (folder / SHINGLES).open("wb") as out:
        for text in texts_in(articles):
            found = shingles(text)
            if len(found):
                keys[:, place] = keys_of(found)
            out.write(found.astype("<u4").tobytes())
            length += len(found)
            ends[place] = length
            place += 1
    (folder / KEYS).write_bytes(keys.tobytes())
    (folder / ENDS).write_bytes(ends.tobytes())


def texts_in(articles: Path) -> Iterator[str]:
    """Yield the texts of a file of articles, in order; no more than a row group is held."""
    for group in row_groups(articles, ["text"]):
        yield from (text.as_py() for text in group["text"])


class Sketches:
    """The sketches of some texts of all shards, numbered through in the order given.

    Of each shard's folder those *rows* take part, in order.
    """

    def __init__(self, folders: Sequence[Path], rows: Sequence[Rows]) -> None:
        self.folders, self.rows = folders, rows
        self.ends = [np.fromfile(folder / ENDS, "<i8") for folder in folders]
        self.firsts = np.cumsum([0, *(len(own) for own in rows)])

    def __len__(self) -> int:
        return int(self.firsts[-1])

    def has_shingles(self) -> NDArray[np.bool_]:
        """Return for each text whether it is long enough to be compared."""
        pairs = zip(self.ends, self.rows, strict=True)
        lengths = [np.diff(ends, prepend=0)[rows] > 0 for ends, rows in pairs]
        return np.concatenate([np.empty(0, bool), *lengths])

    def keys(self, band: int) -> Keys:
        """Return one band's key of each text; the key of the whole text after the last band."""
        found: Keys = np.empty(len(self), np.uint64)
        for place, folder in enumerate(self.folders):
            first, end = self.firsts[place : place + 2]
            count = len(self.ends[place])
            part = np.fromfile(folder / KEYS, "<u8", count, offset=8 * band * count)
            found[first:end] = part[self.rows[place]]
        return found

    def shingles_of(self, text: int) -> Shingles:
        """Return the shingles of one text."""
        part = int(np.searchsorted(self.firsts, text, "right")) - 1
        row = int(self.rows[part][text - int(self.firsts[part])])
        ends = self.ends[part]
        start, end = int(ends[row - 1]) if row else 0, int(ends[row])
        path = self.folders[part] / SHINGLES
        return np.fromfile(path, "<u4", end - start, offset=4 * start)
