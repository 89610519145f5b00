"""Articles of one publisher in a shard, one by one -> the values that several of them share.

A value is held as 64 bits, a word as such: what is met once in many words is forgotten on the way.
"""

import hashlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator

import numpy as np

from expectations.gate import TEXTS, TOKEN
from pipelines.gating.claims import Row

LISTED = 20  # values of a column that are kept, of those that stand in several articles
WORDS_READ, WORDS_LISTED = 300, 30  # of a text; of a shard
WORDS_HELD = 5_000  # of a publisher: as many more are met before the rare ones are forgotten
SAMPLED = 256  # texts whose hash is kept, the smallest ones: the same of equal texts everywhere


class Shared:
    """What the articles of a publisher hold that others of them may hold too."""

    def __init__(self) -> None:
        self.hashes: dict[str, array[int]] = defaultdict(lambda: array("Q"))
        self.words: Counter[str] = Counter()
        self.most = 2 * WORDS_HELD

    def add(self, row: Row) -> None:
        """Take in one article."""
        for figure, values in values_of(row):
            self.hashes[figure].extend(values)
        self.words.update(words_of(row))
        if len(self.words) > self.most:
            self.words = Counter({word: n for word, n in self.words.items() if n > 1})
            self.most = len(self.words) + WORDS_HELD

    def kept(self) -> Iterator[tuple[str, dict[str, int]]]:
        """Yield the values that several articles share, the commonest words, a sample of texts."""
        for figure, values in sorted(self.hashes.items()):
            found, counts = np.unique(np.frombuffer(values, np.uint64), return_counts=True)
            order = np.lexsort((found, -counts))[:LISTED]
            if figure == TEXTS:
                order = np.arange(min(len(found), SAMPLED))
            pairs = zip(found[order].tolist(), counts[order].tolist(), strict=True)
            yield figure, {f"{one:016x}": n for one, n in pairs if n > 1 or figure == TEXTS}
        several = [(word, number) for word, number in self.words.items() if number > 1]
        ordered = sorted(several, key=lambda one: (-one[1], one[0]))
        yield TOKEN, dict(ordered[:WORDS_LISTED])


def words_of(row: Row) -> set[str]:
    """Return the first words of the text of one article."""
    text = row["text"] or ""
    return set(" ".join(text.split(maxsplit=WORDS_READ)[:WORDS_READ]).casefold().split())


def values_of(row: Row) -> Iterator[tuple[str, set[int]]]:
    """Yield the values of one article that other articles may share, as hashes."""
    yield "same headline", hashes(row["headline"])
    text = hashes(row["text"])
    yield "same text", text
    yield TEXTS, text
    paragraphs = {block["text"] for block in row["body"]}
    yield "same paragraph", {hash_of(one) for one in paragraphs if one}
    yield "same authors", hashes("\n".join(author["name"] for author in row["authors"]))
    yield "same tags", hashes("\n".join(row["tags"]))
    yield "same image", hashes("\n".join(image["url"] for image in row["images"][:1]))
    if row["published_at"] is not None and row["published_precision"] != "day":
        yield "same instant", hashes(row["published_at"].isoformat())


def hashes(value: str | None) -> set[int]:
    """Return the hash of a value; nothing of none."""
    return {hash_of(value)} if value else set()


def hash_of(value: str) -> int:
    """Return 64 bits of a hash: enough to tell values apart, too few to give them back."""
    return int.from_bytes(hashlib.blake2b(value.encode(), digest_size=8).digest())
