"""Sets of shingles -> clusters of near-duplicates: MinHash signatures, bands, verified candidates.

Rows are numbered by rank: the row that would be canonical comes first, so the least number of a
cluster is its canonical one, and the result depends on the rows, never on the order of reading.
Memory is one band's keys (8 bytes a row) and the shingles of one bucket's leaders.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from pipelines.clustering.shingles import BASE, Shingles, jaccard, mixed

BANDS, BAND_ROWS = 14, 8  # one half of the pairs at Jaccard .72 become candidates, .997 at .9
THRESHOLD = 0.7  # one word in ten changed; translations and follow-ups stay far below
MOST_LEADERS = 30  # a bucket with more unlike texts is a template, and would cost its square
SEEDS = mixed(np.arange(1, 2 * BANDS * BAND_ROWS + 1, dtype=np.uint64) * np.uint64(BASE))
FACTORS = (SEEDS[::2] >> np.uint64(32)).astype(np.uint32)[:, None] | np.uint32(1)
POWERS = np.array([pow(BASE, place, 2**64) for place in range(BAND_ROWS)], np.uint64)
MASKS = (SEEDS[1::2] >> np.uint64(32)).astype(np.uint32)[:, None]

Keys = NDArray[np.uint64]
Ranks = NDArray[np.int64]


def keys_of(shingles: Shingles) -> Keys:
    """Return the row's BANDS band keys, and last a key of the whole set.

    Two sets share a band's key with probability (Jaccard similarity) ** BAND_ROWS.
    """
    signature = ((shingles ^ MASKS) * FACTORS).min(axis=1).astype(np.uint64)
    keys = mixed((signature.reshape(BANDS, BAND_ROWS) * POWERS).sum(axis=1, dtype=np.uint64))
    whole = hashlib.sha256(shingles.astype("<u4").tobytes()).digest()[:8]
    return np.append(keys, np.frombuffer(whole, "<u8"))


def canonical_ranks(
    bands: Iterable[Keys], whole: Keys, shingles_of: Callable[[int], Shingles]
) -> Ranks:
    """Return for each row, in order of rank, the rank of its cluster's canonical row.

    *bands* yields one band's keys of all rows at a time. Rows with equal *whole* are one text;
    others are joined where they share a band and their similarity reaches THRESHOLD.
    """
    parents = np.arange(len(whole))
    for bucket in buckets(whole, parents):
        parents[bucket] = bucket[0]
    firsts = np.flatnonzero(parents == np.arange(len(parents)))
    for keys in bands:
        for bucket in buckets(keys[firsts], firsts):
            join_alike(bucket, parents, shingles_of)
    return np.array([root(parents, row) for row in range(len(parents))], np.int64)


def buckets(keys: Keys, ranks: Ranks) -> Iterator[Ranks]:
    """Yield the groups of two and more *ranks* with equal *keys*, each in order of rank."""
    order = np.argsort(keys, kind="stable")
    is_same = np.diff(keys[order]) == 0  # as the one before
    edges = np.flatnonzero(np.diff(np.concatenate([[False], is_same, [False]]).astype(np.int8)))
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        yield ranks[order[start : end + 1]]


def join_alike(bucket: Ranks, parents: Ranks, shingles_of: Callable[[int], Shingles]) -> None:
    """Join each row of *bucket* to the first leader it is like; a row like none leads on."""
    leaders: list[tuple[int, Shingles]] = []
    for row in bucket.tolist():
        if any(root(parents, row) == root(parents, leader) for leader, _ in leaders):
            continue
        own = shingles_of(row)
        like = next((one for one, other in leaders if jaccard(own, other) >= THRESHOLD), None)
        if like is not None:
            unite(parents, row, like)
        elif len(leaders) < MOST_LEADERS:
            leaders.append((row, own))


def root(parents: Ranks, row: int) -> int:
    """Return the rank of the row's cluster, shortening the way there."""
    while parents[row] != row:
        parents[row] = parents[parents[row]]
        row = int(parents[row])
    return row


def unite(parents: Ranks, one: int, other: int) -> None:
    """Make one cluster of two; the lower rank is its name."""
    low, high = sorted((root(parents, one), root(parents, other)))
    parents[high] = low
