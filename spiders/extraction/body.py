"""Blocks -> judged blocks: which are the story, and what each is in it."""

from dataclasses import dataclass

from schemas.article import Block
from spiders.extraction.blocks import TextBlock, blocks_of
from spiders.extraction.document import Document
from spiders.publisher import Profile

BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Judged:
    """One block of the page with its role (or boilerplate) and how sure that is, 0 to 1."""

    block: TextBlock
    role: str
    confidence: float


def judged_blocks(document: Document, profile: Profile | None = None) -> list[Judged]:
    """Return every block of the page with its role, in page order."""
    blocks = blocks_of(document.tree)
    place = story_place(blocks)
    return [
        Judged(block, role_of(block) if place in block.place.ancestors() else BOILERPLATE, 0.5)
        for block in blocks
    ]


def story_place(blocks: list[TextBlock]) -> object:
    """Return the innermost place that holds most paragraphs."""
    places = {place for block in blocks for place in block.place.ancestors()}
    most = max((place.paragraphs for place in places), default=0)
    full = [place for place in places if place.paragraphs >= 0.8 * most]
    return max(full, key=lambda place: place.depth, default=None)


def role_of(block: TextBlock) -> str:
    """Return what *block* is if it belongs to the story."""
    if block.linked * 2 > len(block.text):
        return BOILERPLATE
    tag = block.place.tag
    if tag in ("h2", "h3", "h4"):
        return "subheading"
    if tag == "p" or len(block.text) > 100:
        return "paragraph"
    return "list_item" if tag == "li" else BOILERPLATE


def body_of(judged: list[Judged]) -> list[Block]:
    """Return the blocks of the story."""
    return [Block(role=j.role, text=j.block.text) for j in judged if j.role != BOILERPLATE]
