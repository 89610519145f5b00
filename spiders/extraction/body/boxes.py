"""Boxes in a story that ask its readers for an address or a vote: told by the fields in them."""

from collections.abc import Iterator, Sequence
from itertools import islice

from spiders.extraction.page import Element, TextBlock

LEVELS = 5  # elements around a field that may be its box
LONGEST_BOX = 300  # letters of what a box says beside its fields
LONGEST_LINE = 160  # letters; a longer one is a paragraph of the story
CELLS = ("td", "th")
MOSTLY = 0.4  # of the story's letters are never a box


def without_boxes(
    kept: Sequence[int], blocks: Sequence[TextBlock], fields: Sequence[Element]
) -> list[int]:
    """Return the indices of *kept* without those in a box around one of *fields*, which ask for
    an address of mail or for one choice of several: a sign-up or a poll.

    A page that stands in a form as a whole is none.
    """
    if not fields:
        return list(kept)
    around = {element for field in fields for element in islice(outwards(field), LEVELS)}
    known: dict[int, bool] = {}
    boxes: dict[int, list[int]] = {}
    for index in kept:
        for place in blocks[index].place.ancestors():
            if place.number not in known:
                known[place.number] = place.node in around
            if known[place.number]:
                boxes.setdefault(place.number, []).append(index)
    whole = sum(len(blocks[index].text) for index in kept)
    asked = {
        index
        for inside in boxes.values()
        if is_box([blocks[index] for index in inside], whole)
        for index in inside
    }
    return [index for index in kept if index not in asked]


def outwards(field: Element) -> Iterator[Element]:
    """Yield the elements around *field*, innermost first."""
    element = field.parent
    while element is not None:
        yield element
        element = element.parent


def is_box(inside: Sequence[TextBlock], whole: int) -> bool:
    """Whether *inside*, in one element with a field, are few short lines, and no table, of a story
    of *whole* letters.
    """
    sizes = [len(block.text) for block in inside]
    if sum(sizes) > min(LONGEST_BOX, MOSTLY * whole) or max(sizes) > LONGEST_LINE:
        return False
    return not any(block.place.tag in CELLS for block in inside)
