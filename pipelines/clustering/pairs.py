"""Band keys -> pairs that may be alike -> the pairs that are, each compared exactly.

Rows are numbered by rank, that is in the order in which they would be canonical; a pair names the
earlier one first. Which pairs are compared depends on the rows up to the later of the two alone.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipelines.clustering.shingles import Shingles, jaccard
from pipelines.clustering.signatures import Keys

THRESHOLD = 0.7  # one word in 28 changed, each apart; translations and follow-ups stay far below
NEAREST = 30  # rows with one key that each is compared with: all pairs of a form cost its square

Ranks = NDArray[np.int64]


class Alike(NamedTuple):
    """Pairs that are at least THRESHOLD alike: ranks of the earlier and later ones, similarity."""

    earlier: Ranks
    later: Ranks
    similarity: NDArray[np.float64]


def candidates(bands: Iterable[Keys]) -> tuple[Ranks, Ranks]:
    """Return the pairs of rows that share the key of a band, each once: earlier and later ranks.

    *bands* yields one band's keys of all rows at a time. A row is paired with the NEAREST before it
    that have its key.
    """
    found = np.empty(0, np.int64)  # the earlier rank in the upper half, the later in the lower
    for keys in bands:
        order = np.argsort(keys, kind="stable")
        ordered = keys[order]
        pairs = [found]
        for step in range(1, min(NEAREST + 1, len(keys))):
            is_same = ordered[step:] == ordered[:-step]
            if not is_same.any():
                break
            pairs.append(order[:-step][is_same] << 32 | order[step:][is_same])
        found = np.unique(np.concatenate(pairs))
    return found >> 32, found & (2**32 - 1)


def alike(earlier: Ranks, later: Ranks, shingles_of: Callable[[int], Shingles]) -> Alike:
    """Return which of the pairs *earlier* and *later*, in their order, are alike, and how much."""
    similarity = np.zeros(len(earlier))
    held, own = -1, np.empty(0, np.uint32)
    for place, (one, other) in enumerate(zip(earlier.tolist(), later.tolist(), strict=True)):
        if one != held:
            held, own = one, shingles_of(one)
        similarity[place] = jaccard(own, shingles_of(other))
    is_alike = similarity >= THRESHOLD
    return Alike(earlier[is_alike], later[is_alike], similarity[is_alike])
