"""Blocks -> numbers of what the elements around each block are named, as bits of `words`.

The trunk is the path of elements around the headline: what block and headline share is named for
the page, not for the block.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from spiders.extraction.places import Place
from spiders.extraction.text_features import Numbers
from spiders.extraction.words import KINDS

SHIFTS = np.arange(KINDS)[:, None]


def name_columns(places: Sequence[Place], trunk: Iterable[int]) -> Numbers:
    """Return whether each kind of word names one of the three elements around each of *places*,
    and whether it names one on its branch, up to the *trunk*, which holds numbers of places."""
    known = dict.fromkeys(trunk, 0)
    near = np.array([near_kinds(place) for place in places], np.int64)
    branch = np.array([branch_kinds(place, known) for place in places], np.int64)
    bits = np.concatenate([(near >> SHIFTS) & 1, (branch >> SHIFTS) & 1])
    return bits.astype(np.float64)


def near_kinds(place: Place) -> int:
    """Return the kinds of word that name *place* and the two around it."""
    kinds, around = place.own, place.parent
    if around is not None:
        kinds |= around.own
        if around.parent is not None:
            kinds |= around.parent.own
    return kinds


def branch_kinds(place: Place, known: dict[int, int]) -> int:
    """Return the kinds of word around *place*, up to one that is *known*; and make them known.

    *known* begins with the places of the trunk, which have no kinds.
    """
    path = []
    around: Place | None = place
    while around is not None and around.number not in known:
        path.append(around)
        around = around.parent
    kinds = known[around.number] if around is not None else 0
    for inner in reversed(path):
        kinds |= inner.own
        known[inner.number] = kinds
    return kinds
