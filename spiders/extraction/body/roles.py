"""What a kept block is in its story: lede, paragraph, subheading, quote, list item, and so on."""

from collections.abc import Sequence
from itertools import islice

from spiders.extraction.body.claims import Claims
from spiders.extraction.body.features import near_kinds
from spiders.extraction.body.placed import placed_role
from spiders.extraction.page import TextBlock
from spiders.extraction.wording import comparable, is_correction, is_sentence, kind

DEK = kind("dek")
LEVELS = 4  # elements around a caption, as those of `placed`
SEVERAL = 3  # sentences by themselves, more than a caption has
SHORTEST_HEADING, LONGEST_STANDFIRST = 40, 900  # letters of a standfirst


def roles(blocks: Sequence[TextBlock], claims: Claims) -> list[str]:
    """Return the role of each of the story's *blocks*, which are in page order."""
    found = [plain_role(block) for block in blocks]
    for index in left_open(blocks, found):
        found[index] = "paragraph"
    for index in standfirst(blocks, found, claims):
        found[index] = "lede"
    return found


def left_open(blocks: Sequence[TextBlock], found: Sequence[str]) -> list[int]:
    """Return the indices of captions that are paragraphs of a story: the page does not close the
    figure before them, so that it holds several.
    """
    inside: dict[int, list[int]] = {}
    for index, role in enumerate(found):
        if role == "caption" and is_sentence(blocks[index].text):
            for place in islice(blocks[index].place.ancestors(), LEVELS):
                if place.tag == "figure":
                    inside.setdefault(place.number, []).append(index)
                    break
    return [index for held in inside.values() if len(held) >= SEVERAL for index in held]


def plain_role(block: TextBlock) -> str:
    """Return what the first words of *block* say it is, or its elements."""
    return "correction" if is_correction(block.text) else placed_role(block)


def standfirst(blocks: Sequence[TextBlock], found: Sequence[str], claims: Claims) -> list[int]:
    """Return the indices of the blocks at the head of the story that are its standfirst.

    It is named so, or is what the metadata describes the story with, or is the one heading before
    the first paragraph; a first paragraph that is like those after it is none, and what is long is
    the story itself, whatever it is named, and so is all of it.
    """
    if len(blocks) < 2:
        return []
    is_heading = found[0] == "subheading" and len(blocks[0].text) > SHORTEST_HEADING
    start = int(is_heading or describes(blocks[0], blocks, claims))
    end = start
    while end < len(blocks) and near_kinds(blocks[end].place) & DEK:
        end += 1
    if end == len(blocks):  # so named is the whole story
        end = start
    is_short = sum(len(block.text) for block in blocks[:end]) <= LONGEST_STANDFIRST
    return list(range(end)) if is_short else []


def describes(block: TextBlock, blocks: Sequence[TextBlock], claims: Claims) -> bool:
    """Whether the metadata describes the story with *block*, and it stands apart from the next."""
    if len(blocks) > 1 and blocks[1].place.parent is block.place.parent:
        return False
    text = comparable(block.text)
    return len(text) > 20 and any(dek.startswith(text[:60]) for dek in claims.deks)
