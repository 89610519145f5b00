"""Pairs that are alike -> clusters: who follows whom to which canonical row.

Rows are numbered by rank. Each goes, in this order, where the most similar row before it went, if
it is like that cluster's canonical row too; else it is canonical itself. So a row's cluster depends
on the rows before it alone: what is published later never moves it.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from pipelines.clustering.pairs import THRESHOLD, Alike, alike, candidates
from pipelines.clustering.shingles import Shingles, jaccard
from pipelines.clustering.signatures import BANDS, Keys

COPY = 0.8  # so much alike, a row may follow another to a canonical row that is less like it
LEAST = 0.65  # alike with its canonical row is every row: copies of copies, not chains of a form

Rows = NDArray[np.int32]
# Of each row its canonical row, and how alike the two are.
Clusters = tuple[NDArray[np.integer], NDArray[np.float64]]


def clustered(keys: Callable[[int], Keys], shingles_of: Callable[[int], Shingles]) -> Clusters:
    """Return the clusters of all rows.

    *keys* gives the keys of all rows for a band, and for BANDS those of their whole sets: rows in
    which these are equal are one text.
    """
    rows, rank = texts_of(keys(BANDS))

    def text_shingles(number: int) -> Shingles:
        return shingles_of(int(rows[number]))

    pairs = candidates(keys(band)[rows] for band in range(BANDS))
    canonical, similarity = followed(len(rows), alike(*pairs, text_shingles), text_shingles)
    return rows[canonical][rank], similarity[rank]


def texts_of(keys: Keys) -> tuple[Rows, Rows]:
    """Return the first row of each text, in order, and for each row the number of its text.

    Rows with equal *keys* are one text.
    """
    order = np.argsort(keys, kind="stable")
    opens = np.append(True, np.diff(keys[order]) != 0)[: len(keys)]
    group = np.empty(len(keys), np.int32)
    group[order] = np.cumsum(opens, dtype=np.int32) - 1
    firsts = order[opens].astype(np.int32)
    del order
    by_first = np.argsort(firsts)
    number = np.empty(len(firsts), np.int32)
    number[by_first] = np.arange(len(firsts), dtype=np.int32)
    return firsts[by_first], number[group]


def followed(count: int, pairs: Alike, shingles_of: Callable[[int], Shingles]) -> Clusters:
    """Return the clusters of *count* rows, of which *pairs* are alike."""
    canonical, similarity = np.arange(count), np.ones(count)
    order = np.lexsort((pairs.earlier, -pairs.similarity, pairs.later))  # the most similar first
    for earlier, row, like in zip(*(column[order].tolist() for column in pairs), strict=True):
        if canonical[row] != row:
            continue
        first = int(canonical[earlier])
        own = like if first == earlier else jaccard(shingles_of(first), shingles_of(row))
        if own >= (LEAST if like >= COPY else THRESHOLD):
            canonical[row], similarity[row] = first, own
    return canonical, similarity
