"""Blocks -> numbers of what stands around each block in the tree, and what its elements are named.

The trunk is the path of elements around the headline: what block and headline share is named for
the page, not for the block. The heart is the innermost place with most of the page's paragraphs.
"""

from collections.abc import Hashable, Sequence

import numpy as np
import numpy.typing as npt

from spiders.extraction.blocks import TextBlock
from spiders.extraction.places import Place
from spiders.extraction.text_features import Numbers
from spiders.extraction.words import KINDS

Indices = npt.NDArray[np.int64]

FAR = 12  # places; beyond it distance says no more
LEVELS = 4  # a block's place and three around it: wrapper elements are rarely deeper


def name_columns(at: Indices, places: Sequence[Place], trunk: frozenset[int]) -> Numbers:
    """Return whether each kind of word names the block's element, one of three, or the branch."""
    own = [place.own for place in places]
    near = [near_kinds(place) for place in places]
    known: dict[int, int] = dict.fromkeys(trunk, 0)
    branch = [branch_kinds(place, known) for place in places]
    shifts = np.arange(KINDS)[:, None]
    bits = [(np.array(kinds, np.int64)[at] >> shifts) & 1 for kinds in (own, near, branch)]
    return np.concatenate(bits).astype(np.float64)


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


def place_columns(at: Indices, places: Sequence[Place], root: Place) -> Numbers:
    """Return how much text, how many links and paragraphs the places around each block hold."""
    most, total = max(root.paragraphs, 1), max(root.letters, 1)
    rows = []
    for place in places:
        row: list[float] = []
        around = place
        for _ in range(LEVELS):
            row += (around.blocks, around.letters, around.linked, around.paragraphs)
            around = around.parent or around
        rows.append((*row, place.depth))
    columns = np.array(rows, np.float64)[at].T
    found = [columns[-1]]
    for level in range(LEVELS):
        blocks, letters, linked, paragraphs = columns[level * 4 : level * 4 + 4]
        found += [np.log(blocks), np.log(letters / total), np.minimum(1, linked / letters)]
        found += [paragraphs / most, np.log(letters / blocks)]
    return np.array(found)


def heart(all_places: Sequence[Place], share: float) -> Place:
    """Return the innermost place that holds *share* of the page's paragraphs."""
    least = share * all_places[0].paragraphs
    full = [place for place in all_places if place.paragraphs >= least]
    return max(full, key=depth_of) if least else all_places[0]


def depth_of(place: Place) -> int:
    """Return how deep *place* stands."""
    return place.depth


def distance_columns(at: Indices, places: Sequence[Place], center: Place) -> Numbers:
    """Return how far up from each block, then down, the way to the place *center* leads."""
    levels = {place.number: level for level, place in enumerate(center.ancestors())}
    rows = []
    for place in places:
        rise, around = 0, place
        while around.number not in levels and around.parent is not None:
            rise, around = rise + 1, around.parent
        rows.append((min(FAR, rise), min(FAR, levels.get(around.number, FAR))))
    return np.array(rows, np.float64)[at].T


def group_columns(
    keys: Sequence[Hashable], size: Numbers, paragraph: Numbers, link: Numbers, end: Numbers
) -> Numbers:
    """Return what the blocks with the same key, the same position in the template, are like."""
    index: dict[Hashable, int] = {}
    group = np.array([index.setdefault(key, len(index)) for key in keys])
    count = np.bincount(group)
    letters, paragraphs = np.bincount(group, size), np.bincount(group, paragraph)
    most = max(float(paragraph.sum()), 1.0)
    columns = np.array(
        [
            np.log(count),
            np.log(letters / size.sum()),
            np.bincount(group, size * link) / letters,
            paragraphs / most,
            paragraphs / count,
            np.bincount(group, end) / count,
            np.log(letters / count),
            paragraphs / max(float(paragraphs.max()), 1.0),
        ]
    )
    return columns[:, group]


def template_keys(blocks: Sequence[TextBlock]) -> tuple[list[Hashable], ...]:
    """Return keys that blocks of one position in the page's template share, the strictest first.

    Names are often numbered or made by a program, so that only their kinds tell what is alike.
    """
    named: list[Hashable] = []
    kinds: list[Hashable] = []
    for block in blocks:
        place = block.place
        around = place.parent or place
        outer = around.parent or around
        named.append((place.tag, place.names, around.tag, around.names))
        kinds.append((place.tag, place.own, around.tag, around.own, outer.tag, outer.own))
    return named, kinds
