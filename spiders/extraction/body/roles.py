"""What a kept block is in its story: lede, paragraph, subheading, quote, list item, and so on."""

from collections.abc import Sequence

from spiders.extraction.body.claims import Claims
from spiders.extraction.body.features import near_kinds
from spiders.extraction.body.placed import placed_role
from spiders.extraction.page import TextBlock
from spiders.extraction.wording import comparable, is_correction, kind

DEK = kind("dek")
LONGEST_STANDFIRST = 900  # letters


def roles(blocks: Sequence[TextBlock], claims: Claims) -> list[str]:
    """Return the role of each of the story's *blocks*, which are in page order."""
    found = [plain_role(block) for block in blocks]
    for index in standfirst(blocks, found, claims):
        found[index] = "lede"
    return found


def plain_role(block: TextBlock) -> str:
    """Return what the first words of *block* say it is, or its elements."""
    return "correction" if is_correction(block.text) else placed_role(block)


def standfirst(blocks: Sequence[TextBlock], found: Sequence[str], claims: Claims) -> list[int]:
    """Return the indices of the blocks at the head of the story that are its standfirst.

    It is named so, or is what the metadata describes the story with, or is the one heading before
    the first paragraph; a first paragraph that is like those after it is none, and what is long is
    the story itself, whatever it is named.
    """
    head = []
    for index, block in enumerate(blocks):
        is_named = bool(near_kinds(block.place) & DEK)
        is_heading = found[index] == "subheading" and index == 0 and len(block.text) > 40
        if is_named or is_heading or (index == 0 and describes(block, blocks, claims)):
            head.append(index)
            continue
        break
    head = head if len(head) < len(blocks) else head[: len(blocks) - 1]
    is_short = sum(len(blocks[index].text) for index in head) <= LONGEST_STANDFIRST
    return head if is_short else []


def describes(block: TextBlock, blocks: Sequence[TextBlock], claims: Claims) -> bool:
    """Whether the metadata describes the story with *block*, and it stands apart from the next."""
    if len(blocks) > 1 and blocks[1].place.parent is block.place.parent:
        return False
    text = comparable(block.text)
    return len(text) > 20 and any(dek.startswith(text[:60]) for dek in claims.deks)
