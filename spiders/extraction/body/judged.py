"""Blocks -> judged blocks: which are the story, and what each is in it."""

from collections.abc import Sequence, Set
from functools import partial
from typing import NamedTuple

import numpy as np
from pydantic import TypeAdapter

from schemas.identity import digest
from schemas.parts import Block
from spiders.extraction.body.asked import asked_blocks
from spiders.extraction.body.claims import Claims, claims_of
from spiders.extraction.body.context import context
from spiders.extraction.body.edges import trimmed
from spiders.extraction.body.features import features
from spiders.extraction.body.gaps import filled
from spiders.extraction.body.model import Numbers, body_model
from spiders.extraction.body.placed import aside_role
from spiders.extraction.body.roles import roles
from spiders.extraction.page import Document, Element, Place, TextBlock
from spiders.extraction.strangers import without_strangers
from spiders.extraction.unshown import Laid, shown_blocks, told_instead
from spiders.extraction.wording import comparable, is_asking, is_sentence, words_in
from spiders.publisher import Profile, Publisher

BOILERPLATE = "boilerplate"
BODY = TypeAdapter(list[Block])
CELLS = " | "  # between the cells of a row
KEPT = 0.5  # chance from which a page has a story: wrong and missing words weigh the same
LEAST_KEPT = 0.45  # of a block: where a page's doubts are all wrong they would drown a short story
FAINT = 0.8  # of the page's best chance, where none reaches KEPT: some page is all short lines


class Judged(NamedTuple):
    """One block of the page with its role (or boilerplate) and how sure that is, 0 to 1.

    *is_story* tells whether it is a part of the story, if perhaps none of its text.
    """

    block: TextBlock
    role: str
    confidence: float
    is_story: bool


def judged_blocks(
    document: Document, publisher: Publisher | None, profile: Profile | None = None
) -> tuple[list[Judged], str]:
    """Return every block of the page with its role, in page order, and where the page keeps its
    story if those are of one that it does not show: "" where it shows it.
    """
    known = profile.boilerplate if profile is not None else frozenset()
    shown = shown_blocks(document)
    page = judged_page(document, shown, known)
    own = [block for block, _, _, is_story in page if is_story and block.is_paragraph]
    told = told_instead(document, shown.blocks, own)
    return (judged_page(document, told, known), told.where) if told else (page, "")


def judged_page(document: Document, laid: Laid, known: Set[str]) -> list[Judged]:
    """Return the blocks that are *laid* out of *document* with their roles; those whose digest is
    *known* are boilerplate.
    """
    blocks, places, _ = laid
    if not blocks:
        return []
    claims = claims_of(document)
    chances = block_chances(blocks, places, claims)
    repeated = {i for i, block in enumerate(blocks) if known and digest(block.text) in known}
    chances[list(repeated)] = 0.0
    host = document.address.host if document.address is not None else ""
    return judged(blocks, chances, claims, repeated, document.marks.asking, host or "")


def block_chances(blocks: Sequence[TextBlock], places: Sequence[Place], claims: Claims) -> Numbers:
    """Return the chance of each block to be a part of the story; links and labels have none."""
    chances = np.zeros(len(blocks))
    asked = asked_blocks(blocks)
    if asked:
        chosen = [blocks[index] for index in asked]
        rows = features(asked, blocks, places, claims)
        chances[asked] = body_model().chances(rows, partial(context, chosen, places))
    return chances


def judged(
    blocks: Sequence[TextBlock],
    chances: Numbers,
    claims: Claims,
    repeated: Set[int] = frozenset(),
    fields: Sequence[Element] = (),
    host: str = "",
) -> list[Judged]:
    """Return *blocks* with the role that their *chances* give them.

    Those with the indices *repeated* are boilerplate wherever they stand, and so are those in boxes
    around one of *fields*. *host* is the page's.
    """
    whole = filled(likely(blocks, chances), blocks, chances, claims)
    unknown = [index for index in whole if index not in repeated]
    own = without_strangers(unknown, blocks, claims.headlines, fields, host)
    kept = trimmed(own, blocks, claims.headlines)
    sure = 1 - chances
    sure[kept] = chances[kept]
    rounded = np.round(sure, 2).tolist()
    names = [BOILERPLATE] * len(blocks)
    for index, role in zip(kept, roles([blocks[index] for index in kept], claims), strict=True):
        names[index] = role
    for index in range(kept[0] + 1, kept[-1]) if kept else ():
        block = blocks[index]
        if names[index] == BOILERPLATE and index not in repeated and not points_away(block):
            names[index] = aside_role(block) or BOILERPLATE
    return list(map(Judged, blocks, names, rounded, [name != BOILERPLATE for name in names]))


def points_away(block: TextBlock) -> bool:
    """Whether *block* is a link to another story behind a label, though it be a table's cell."""
    return block.linked > 0 and is_asking(block.text, block.linked)


def likely(blocks: Sequence[TextBlock], chances: Numbers) -> list[int]:
    """Return the indices of the blocks that are the story's by their chances alone."""
    best = float(chances.max())
    least = least_chance(blocks, chances) if best >= KEPT else FAINT * best
    found: list[int] = np.flatnonzero(chances >= least).tolist() if least > 0 else []
    is_certain = best >= KEPT or any(is_sentence(blocks[index].text) for index in found)
    return found if is_certain else []


def least_chance(blocks: Sequence[TextBlock], chances: Numbers) -> float:
    """Return the chance from which a block is kept: that by which most F1 is to be expected.

    It is half of that F1. Where all is plain that is next to a half, as wrong and missing words
    weigh the same; where much is in doubt, leaving all of it out would cost more than keeping it.
    A block weighs the root of its letters, as in `context`: long comments move little.
    """
    order = np.argsort(-chances, kind="stable")
    sizes = np.sqrt([len(block.text) for block in blocks])[order]
    right = np.cumsum(sizes * chances[order])
    return max(LEAST_KEPT, float(np.max(right / (np.cumsum(sizes) + right[-1]))))


def body_of(page: Sequence[Judged]) -> list[Block]:
    """Return the blocks of the story, the standfirst first; a table's row is one block."""
    lines: list[tuple[str, list[str]]] = []
    before = None
    for block, role, _, is_story in page:
        if not is_story:
            continue
        row = row_of(block.place) if role == "table" else None
        if row is not None and row is before:
            lines[-1][1].append(block.text)
        else:
            lines.append((role, [block.text]))
        before = row
    found = BODY.validate_python([{"role": role, "text": CELLS.join(line)} for role, line in lines])
    return sorted(found, key=lambda block: block.role != "lede")


def left_out(page: Sequence[Judged]) -> float:
    """Return the words of the sentences of *page* that are in doubt: left out, though they stand
    right beside paragraphs of the story, in elements of one kind, hold no link and repeat nothing.
    """
    story = [judged.block for judged in page if judged.is_story]
    own = {home_of(block) for block in story if block.is_paragraph}
    told = {block.text for block in story}
    return sum(
        words_in(block.text)
        for block, _, sure, is_story in page
        if not is_story
        and sure < 1
        and not block.linked
        and home_of(block) in own
        and block.text not in told
        and is_sentence(block.text)
    )


def home_of(block: TextBlock) -> tuple[int, str]:
    """Return what blocks share that stand beside each other, in elements of one kind."""
    around = block.place.parent
    return around.number if around is not None else 0, block.place.tag


def row_of(place: Place) -> Place | None:
    """Return the row that *place* is a cell of, if it is one."""
    return place.parent if place.tag in ("td", "th") else None


def without_repeats(page: Sequence[Judged], headline: str | None) -> list[Judged]:
    """Return *page* with the *headline* that is printed above its story in the story's own element,
    and a standfirst's second print as the first paragraph, told as boilerplate.

    Case, quotes and blanks make no difference. A heading farther down may say what the headline
    says, and a standfirst that is the first paragraph is printed once: both stay.
    """
    story = [at for at, judged in enumerate(page) if judged.is_story and judged.role != "caption"]
    title = comparable(headline or "")
    repeated = set()
    while len(story) > 1 and title and comparable(page[story[0]].block.text) == title:
        repeated.add(story.pop(0))
    ledes = [at for at in story if page[at].role == "lede"]
    following = next((at for at in story if ledes and at > ledes[-1]), None)
    if following is not None:
        text = comparable(page[following].block.text)
        if any(comparable(page[at].block.text) == text for at in ledes):
            repeated.add(following)
    if not repeated:
        return list(page)
    return [
        judged._replace(role=BOILERPLATE, is_story=False) if at in repeated else judged
        for at, judged in enumerate(page)
    ]
