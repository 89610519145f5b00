"""Texts of a shard -> their band keys and shingles, as plain arrays that are looked up on disk.

Each shard's texts are read once, by whichever worker, and their sketches are kept.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pipelines.clustering.shingles import Shingles, shingles
from pipelines.clustering.signatures import BANDS, Keys, keys_of
from pipelines.files import read_table
from schemas.article import Article


@dataclass(frozen=True)
class Texts:
    """The texts of one shard that take part: *rows* of its articles."""

    articles: Path
    rows: tuple[int, ...]


def sketch(texts: Texts, folder: Path) -> None:
    """Write the keys (a column per text) and the shingles of one shard's texts."""
    column = read_table(texts.articles, Article, ["text"])["text"]
    found = [shingles(text.as_py()) for text in column.take(pa.array(texts.rows, pa.int32()))]
    keys = np.zeros((BANDS + 1, len(found)), np.uint64)
    for place, one in enumerate(found):
        if len(one):
            keys[:, place] = keys_of(one)
    np.save(folder / "keys.npy", keys)
    np.save(folder / "shingles.npy", np.concatenate([np.empty(0, np.uint32), *found]))
    np.save(folder / "ends.npy", np.cumsum([len(one) for one in found], dtype=np.int64))


class Sketches:
    """The sketches of all shards, numbered through in the order given."""

    def __init__(self, folders: list[Path]) -> None:
        self.all_keys = [np.load(folder / "keys.npy", "r") for folder in folders]
        self.all_shingles = [np.load(folder / "shingles.npy", "r") for folder in folders]
        self.ends = [np.load(folder / "ends.npy") for folder in folders]
        self.firsts = np.cumsum([0, *(len(ends) for ends in self.ends)])

    def __len__(self) -> int:
        return int(self.firsts[-1])

    def has_shingles(self) -> NDArray[np.bool_]:
        """Return for each text whether it is long enough to be compared."""
        lengths = [np.diff(ends, prepend=0) for ends in self.ends]
        return np.concatenate([np.empty(0, np.int64), *lengths]) > 0

    def keys(self, band: int) -> Keys:
        """Return one band's key of each text; the key of the whole text after the last band."""
        return np.concatenate([np.empty(0, np.uint64), *(keys[band] for keys in self.all_keys)])

    def shingles_of(self, text: int) -> Shingles:
        """Return the shingles of one text."""
        part = int(np.searchsorted(self.firsts, text, "right")) - 1
        place = text - int(self.firsts[part])
        ends = self.ends[part]
        return np.array(self.all_shingles[part][ends[place - 1] if place else 0 : ends[place]])
