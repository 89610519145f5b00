"""The story that was found on a page -> numbers: how much there is, how sure, and among what."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log1p

from spiders.extraction.body import Judged
from spiders.extraction.page import Place, TextBlock
from spiders.extraction.wording import words_in

SHORTEST_HEADLINE = 4  # words; a shorter link names a section
TEASED = 2  # blocks: a headline, perhaps a time, a teaser
SURE = 0.9  # confidence


class Shown:
    """The judged blocks of a page, with what is asked of each several times."""

    def __init__(self, page: Sequence[Judged]) -> None:
        self.page = page
        self.kept = [index for index, judged in enumerate(page) if judged.is_story]
        inside = range(self.kept[0], self.kept[-1] + 1) if self.kept else range(0)
        self.words = {index: words_in(page[index].block.text) for index in inside}
        self.listed = [is_listed(judged.block) for judged in page]
        headings = (at for at, judged in enumerate(page) if judged.block.place.tag == "h1")
        self.start = next(headings, None)

    @property
    def heading(self) -> str:
        """The page's first heading, "" if it has none."""
        return self.page[self.start].block.text if self.start is not None else ""

    def is_teaser(self, index: int) -> bool:
        """Whether the block at *index* stands right under a linked headline, as a teaser does."""
        return any(self.listed[max(0, index - TEASED) : index])


def is_listed(block: TextBlock) -> bool:
    """Whether *block* is a link that reads like a headline."""
    return is_link(block) and words_in(block.text) >= SHORTEST_HEADLINE


def is_link(block: TextBlock) -> bool:
    """Whether most of *block* is a link."""
    return block.linked * 2 > len(block.text)


def of_story(shown: Shown) -> list[float]:
    """Return how much story there is, in how many parts, and among what."""
    page, kept = shown.page, shown.kept
    sizes = [shown.words[index] for index in kept]
    words = sum(sizes)
    between = [index for index in shown.words if not page[index].is_story]
    others = sum(shown.words[index] for index in between)
    holders: dict[Place | None, float] = defaultdict(float)
    for index, size in zip(kept, sizes, strict=True):
        holders[page[index].block.place.parent] += size
    return [
        log1p(words),
        log1p(max(sizes, default=0)),
        log1p(words / max(1, len(kept))),
        max(holders.values(), default=0) / (words or 1),
        longest_run(shown) / (words + 1),
        others / (others + words + 1),
        log1p(sum(shown.listed[index] for index in between)),
        sum(map(shown.is_teaser, kept)) / (len(kept) or 1),
        log1p(largest_list(shown)),
        *of_confidence(shown, words),
    ]


def of_confidence(shown: Shown, words: float) -> list[float]:
    """Return how sure the story of *words* is, and how much of the page it is."""
    page, kept = shown.page, shown.kept
    sure = sum(shown.words[index] for index in kept if page[index].confidence >= SURE)
    letters = sum(len(page[index].block.text) for index in kept)
    return [
        sum(page[index].confidence * shown.words[index] for index in kept) / (words or 1),
        log1p(sure),
        sure / (words + 1),
        max((page[index].confidence for index in kept), default=0.0),
        letters / (sum(len(judged.block.text) for judged in page) or 1),
        log1p(len(page)),
    ]


def longest_run(shown: Shown) -> float:
    """Return the words of the longest part of the story without a line of something else in it."""
    run = longest = 0.0
    for index, words in shown.words.items():
        if shown.page[index].is_story:
            run += words
            longest = max(longest, run)
        elif words >= SHORTEST_HEADLINE:
            run = 0
    return longest


def largest_list(shown: Shown) -> int:
    """Return how many headlines stand in one position of the page's template."""
    alike: Counter[tuple[str, int, str, int]] = Counter()
    for judged, is_listed in zip(shown.page, shown.listed, strict=True):
        if is_listed:
            place = judged.block.place
            outer = place.parent or place
            alike[(place.tag, place.own, outer.tag, outer.own)] += 1
    return max(alike.values(), default=0)
