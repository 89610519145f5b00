"""How a page is laid out from its first heading on -> numbers: what lists have and stories do not.

A list repeats one template for all that it lists, is links for the most part, shows a picture of
each and lets its reader choose. Its own text, for there may be much of it, stands above or below.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log1p

from spiders.extraction.body import Judged
from spiders.extraction.index.story import is_link
from spiders.extraction.page import Document, Place

LEVELS = 3  # elements around a block by which two of one template are known
GROUP = 5  # links of one template are a list
CHOICES = ("checkbox", "radio")
SEEN = "img, select, input"


def of_layout(document: Document, page: Sequence[Judged], start: int) -> list[float]:
    """Return how the blocks of *page* are laid out from that at *start*, its heading, on."""
    lists: dict[tuple[tuple[str, int], ...], list[int]] = defaultdict(list)
    for at in range(start, len(page)):
        if is_link(page[at].block):
            lists[template(page[at].block.place)].append(at)
    longest = max(lists.values(), key=len, default=[])
    letters = sum(len(judged.block.text) for judged in page[start:])
    return [
        log1p(len(longest)),
        log1p(sum(len(linked) for linked in lists.values() if len(linked) >= GROUP)),
        sum(judged.block.linked for judged in page[start:]) / (letters or 1),
        *of_story_beside(longest, page),
        letters_within(longest, page) / (letters or 1),
        *of_things_seen(document),
    ]


def of_story_beside(linked: Sequence[int], page: Sequence[Judged]) -> list[float]:
    """Return how much of the story stands before, between and behind those *linked* blocks."""
    if not linked:
        return [0.0, 0.0, 0.0]
    sizes: Counter[int] = Counter()
    for at, judged in enumerate(page):
        if judged.is_story:
            sizes[(at >= linked[0]) + (at > linked[-1])] += len(judged.block.text)
    return [sizes[part] / (sizes.total() or 1) for part in range(3)]


def letters_within(linked: Sequence[int], page: Sequence[Judged]) -> int:
    """Return how many letters there are from the first to the last of the *linked* blocks."""
    inside = page[linked[0] : linked[-1] + 1] if linked else ()
    return sum(len(judged.block.text) for judged in inside)


def of_things_seen(document: Document) -> list[float]:
    """Return how many pictures the page has, and how many choices it gives."""
    seen = document.all(SEEN)
    pictures = sum(element.tag == "img" for element in seen)
    choices = sum(
        element.tag == "select" or element.attributes.get("type") in CHOICES for element in seen
    )
    return [log1p(pictures), log1p(choices)]


def template(place: Place) -> tuple[tuple[str, int], ...]:
    """Return by what two blocks of one template are alike: the names of what is around them."""
    names: list[tuple[str, int]] = []
    current: Place | None = place
    while current is not None and len(names) < LEVELS:
        names.append((current.tag, current.own))
        current = current.parent
    return tuple(names)
