"""Blocks -> judged blocks: which are the story, and what each is in it."""

from dataclasses import dataclass

import numpy as np

from schemas.article import Block
from spiders.extraction.blocks import TextBlock, blocks_of
from spiders.extraction.body_features import features
from spiders.extraction.body_model import body_model
from spiders.extraction.claims import claims_of
from spiders.extraction.document import Document
from spiders.publisher import Profile

BOILERPLATE = "boilerplate"
KEPT = 0.5  # chance from which a block is kept: wrong and missing words weigh the same


@dataclass(frozen=True, slots=True)
class Judged:
    """One block of the page with its role (or boilerplate) and how sure that is, 0 to 1."""

    block: TextBlock
    role: str
    confidence: float


def judged_blocks(document: Document, profile: Profile | None = None) -> list[Judged]:
    """Return every block of the page with its role, in page order."""
    blocks, places = blocks_of(document.tree)
    if not blocks:
        return []
    rows, names = features(blocks, places, claims_of(document))
    chances = np.zeros(len(blocks))
    open_ = [index for index, block in enumerate(blocks) if not is_link(block)]
    chances[open_] = body_model().chances(rows[open_])
    kept = min(KEPT, 0.8 * float(chances.max()))
    return [
        Judged(block, role_of(block), float(chance))
        if chance >= kept
        else Judged(block, BOILERPLATE, 1 - float(chance))
        for block, chance in zip(blocks, chances, strict=True)
    ]


def is_link(block: TextBlock) -> bool:
    """Whether *block* is little more than a link: an entry of a menu or a list of stories."""
    return len(block.text) < 100 and block.linked > 0.66 * len(block.text)


def role_of(block: TextBlock) -> str:
    """Return what *block* is, given that it belongs to the story."""
    tag = block.place.tag
    if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return "subheading"
    if tag == "li":
        return "list_item"
    return (
        "quote"
        if any(p.tag == "blockquote" for p in list(block.place.ancestors())[:3])
        else "paragraph"
    )


def body_of(judged: list[Judged]) -> list[Block]:
    """Return the blocks of the story."""
    return [Block(role=j.role, text=j.block.text) for j in judged if j.role != BOILERPLATE]
