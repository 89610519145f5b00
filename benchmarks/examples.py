"""Pages with known bodies -> what the body model learns from: rows, labels, weights."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.alignment import WORD, shares
from benchmarks.corpus import BODIES, SNIPPETS, Page, own_pages, pages
from benchmarks.network import Array
from benchmarks.rewritten import rewritten
from spiders.extraction.body.asked import asked_blocks
from spiders.extraction.body.claims import claims_of
from spiders.extraction.body.context import context
from spiders.extraction.body.features import features
from spiders.extraction.page.blocks import blocks_of
from spiders.extraction.page.document import document_of
from spiders.extraction.page.places import Place
from spiders.extraction.page.runs import TextBlock
from spiders.extraction.wording import folded

LEAST_WEIGHT, MOST_WEIGHT = 1.5, 30.0  # words; a long paragraph must not outweigh a whole list
IN_STORY = 0.5  # of a block's words
KNOWN = 100.0  # words of a page, from which on it counts in full: pages are scored, not words


@dataclass(frozen=True)
class Example:
    """One page as the body model sees it, with what is right for each of its rows.

    A row of which nothing is known weighs nothing.
    """

    page: Page
    chosen: list[TextBlock]
    places: list[Place]
    rows: Array
    labels: Array
    weights: Array

    def around(self, chances: Array) -> Array:
        """Return what the second reading adds to the rows, from first *chances*."""
        return context(self.chosen, self.places, chances)


def example(page: Page) -> Example | None:
    """Return *page* as an example, None if it has no blocks to ask about."""
    document = document_of(page.capture)
    blocks, places = blocks_of(document.tree)
    asked = asked_blocks(blocks)
    if not asked:
        return None
    chosen = [blocks[index] for index in asked]
    right = known_shares([block.text for block in blocks], page.truth)[asked]
    return Example(
        page,
        chosen,
        places,
        features(asked, blocks, places, claims_of(document)).astype(np.float32),
        (np.nan_to_num(right) > IN_STORY).astype(np.float32),
        weights_of([block.text for block in chosen], right),
    )


def weights_of(texts: Sequence[str], right: Array) -> Array:
    """Return how much each of *texts* of one page weighs, 0 where what is *right* is unknown.

    All pages of which enough is known weigh the same, so that long ones teach no more than others.
    """
    words = np.array([len(WORD.findall(text)) for text in texts], np.float32)
    known = np.where(np.isnan(right), 0, np.clip(words, LEAST_WEIGHT, MOST_WEIGHT))
    return (known / max(known.sum(), KNOWN)).astype(np.float32)


def known_shares(texts: Sequence[str], truth: Mapping[str, Any]) -> Array:
    """Return how much of each of *texts* is in the body by *truth*, NaN where that is unknown."""
    if truth.get("body"):
        return np.array(shares(texts, truth["body"]))
    found = np.full(len(texts), np.nan)
    for snippet in filter(None, map(folded, truth.get("must_not") or [])):
        found[[index for index, text in enumerate(texts) if snippet in text]] = 0
    for snippet in filter(None, map(folded, truth.get("must") or [])):
        holders = [index for index, text in enumerate(texts) if snippet in text]
        found[holders[:1]] = 1
    return found


def examples_in(folder: Path, times: int) -> list[Example]:
    """Return the pages that teach the body: those in *folder*, and of our own tests, each as it is
    and so many *times* rewritten as other sites would have it.
    """
    known = [*pages(folder, (*BODIES, *SNIPPETS)), *own_pages()]
    others = (
        page.rewritten(partial(rewritten, seed=f"{number}{page.capture.target_uri}"))
        for number in range(times)
        for page in known
    )
    shown = [*known, *filter(None, others)]
    return [found for page in shown if (found := example(page)) is not None]
