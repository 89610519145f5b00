"""How a page is laid out from its first heading on -> numbers: what lists have and stories do not.

A list repeats one template for all that it lists, is links for the most part, shows a picture of
each, lets its reader choose, and is headed by the name of its address.
"""

import re
from collections import Counter
from collections.abc import Sequence
from math import log1p

from spiders.extraction.body import Judged
from spiders.extraction.page import Document, Place, TextBlock

LEVELS = 3  # elements around a block by which two of one template are known
CHOICES = ("checkbox", "radio")
SEEN = "img, select, input"
WORD = re.compile(r"[^\W\d_]+")


def of_layout(document: Document, page: Sequence[Judged]) -> list[float]:
    """Return how the judged blocks of *page* are laid out."""
    start = next((at for at, judged in enumerate(page) if judged.block.place.tag == "h1"), 0)
    blocks = [judged.block for judged in page[start:]]
    letters = sum(len(block.text) for block in blocks)
    linked = Counter(template(block.place) for block in blocks if is_link(block))
    seen = document.all(SEEN)
    pictures = sum(element.tag == "img" for element in seen)
    choices = sum(
        element.tag == "select" or element.attributes.get("type") in CHOICES for element in seen
    )
    return [
        log1p(max(linked.values(), default=0)),
        sum(block.linked for block in blocks) / (letters or 1),
        log1p(pictures),
        log1p(choices),
        float(bool(page) and is_named(page[start].block, document)),
    ]


def is_link(block: TextBlock) -> bool:
    """Whether most of *block* is a link."""
    return block.linked * 2 > len(block.text)


def template(place: Place) -> tuple[tuple[str, int], ...]:
    """Return by what two blocks of one template are alike: the names of what is around them."""
    names: list[tuple[str, int]] = []
    current: Place | None = place
    while current is not None and len(names) < LEVELS:
        names.append((current.tag, current.own))
        current = current.parent
    return tuple(names)


def is_named(heading: TextBlock, document: Document) -> bool:
    """Whether all words of the page's first *heading* stand in the last part of its address."""
    if heading.place.tag != "h1" or document.address is None:
        return False
    last = document.address.path.rstrip("/").rpartition("/")[2]
    words = set(WORD.findall(heading.text.lower()))
    return bool(words) and words <= set(WORD.findall(last.lower()))
