"""The story's gaps: what the model leaves out by mistake where its surroundings are certain.

A standfirst between headline and story that the metadata repeats, an entry of a list whose other
entries are the story's, a heading right above a part of the story, a line between two paragraphs.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from spiders.extraction.body.claims import Claims
from spiders.extraction.body.model import Numbers
from spiders.extraction.page import HEADINGS, Place, TextBlock
from spiders.extraction.wording import comparable, words_in

FEWEST_WORDS = 6  # of a standfirst
LEAST = 0.25  # chance of a standfirst: some sites print their description where it would stand
LEAST_HEADING = 0.1  # chance of a heading right above a kept block: 19 of 20 are the story's
LEAST_BETWEEN = 0.25  # chance of a line between two kept siblings: 33 of 40 are
MOSTLY = 0.6  # of a list's entries


def filled(
    kept: Sequence[int], blocks: Sequence[TextBlock], chances: Numbers, claims: Claims
) -> list[int]:
    """Return the indices of *kept* with those of what was left out by mistake, in page order."""
    if not kept:
        return []
    head = standfirst_before(kept[0], blocks, claims)
    likely = [index for index in head if chances[index] >= LEAST]
    return sorted({*likely, *kept, *entries(kept, blocks), *between(kept, blocks, chances)})


def standfirst_before(first: int, blocks: Sequence[TextBlock], claims: Claims) -> list[int]:
    """Return the index of the block between headline and *first* that the metadata repeats."""
    found: list[int] = []
    for index in range(first - 1, -1, -1):
        block = blocks[index]
        if block.place.tag == "h1":
            return found
        if block.is_entry:
            continue
        text = comparable(block.text)
        if text in claims.headlines:
            return found
        is_long = words_in(block.text) >= FEWEST_WORDS
        if is_long and any(dek.startswith(text) for dek in claims.deks):
            found = [index]
    return []


def entries(kept: Sequence[int], blocks: Sequence[TextBlock]) -> list[int]:
    """Return the indices of entries left out of lists that are otherwise kept."""
    lists: dict[int, list[int]] = {}
    for index in range(kept[0], len(blocks)):
        place = list_of(blocks[index].place)
        if place is not None:
            lists.setdefault(place.number, []).append(index)
    chosen = Counter(number for number, inside in lists.items() for _ in set(inside) & set(kept))
    return [
        index
        for number, inside in lists.items()
        if chosen[number] > MOSTLY * len(inside)
        for index in inside
    ]


def list_of(place: Place) -> Place | None:
    """Return the list that the entry at *place* stands in, if it is one."""
    return place.parent if place.tag == "li" else None


def between(kept: Sequence[int], blocks: Sequence[TextBlock], chances: Numbers) -> list[int]:
    """Return the indices of headings right above a kept block, and of lines between siblings."""
    found = []
    for before, after in pairwise(kept):
        if before == after - 1:
            continue
        place = blocks[after - 1].place
        around = {id(blocks[index].place.parent) for index in (before, after - 1, after)}
        least = LEAST_HEADING if place.tag in HEADINGS else LEAST_BETWEEN
        is_beside = place.tag in HEADINGS or len(around) == 1
        if is_beside and chances[after - 1] >= least:
            found.append(after - 1)
    return found
