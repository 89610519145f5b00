"""The story's edges: what the model keeps by mistake where a page's furniture touches the story.

A line that asks the reader to subscribe, or points to another story; below the story, who else
worked on it and who the author is, a heading with nothing under it and links to others; outside
the element that the story's sentences stand in, or above its headline, a time, a notice or the
section's name.
"""

import re
from collections.abc import Sequence, Set

from spiders.extraction.body.below import is_credit, without_colophon
from spiders.extraction.body.unwritten import is_filler
from spiders.extraction.page import HEADINGS, TextBlock
from spiders.extraction.wording import (
    comparable,
    is_asking,
    is_byline,
    is_furniture,
    is_label,
    is_labelled_link,
    is_sentence,
    is_time,
    words_in,
)

ACCOUNT = re.compile(r"[-–—]\s?[^.!?]{1,80}\(@\w+\)")  # below a post: whose it is
SHORTEST = 3  # words; a shorter block outside the story is the name of a section
LEAST_LINKED = 4  # words of a headline that is a link; with fewer it is an address or a name
MOST_POINTING = 3  # links to other stories in one; a page with more is made of them
LISTED = HEADINGS | {"li", "dt", "dd", "td", "th"}  # tags whose lines a story may have as links
ENTRIES = ("li", "dt", "dd")
COUNTED = re.compile(r"#?\d{1,3}(?:\s?[.):–—-])?\s?\D")
LEAST_COUNTED = 4  # headings
MOST_LABEL_WORDS = 3  # of a line below the story that ends in a colon, and nothing behind it
WHOLLY = 0.9  # of the letters of a line that is a link, or in bold


def trimmed(kept: Sequence[int], blocks: Sequence[TextBlock], headlines: Set[str]) -> list[int]:
    """Return the indices of *kept* without calls to the reader and without loose ends.

    *headlines* are those of the story, in comparable form: above it they are no part of it.
    """
    quoted = [block for block in blocks if block.place.tag == "blockquote"]
    posts = {id(block.place) for block in quoted if ACCOUNT.match(block.text)}
    asked = [
        index
        for index in kept
        if not is_asking(blocks[index].text, blocks[index].linked)
        and not is_filler(blocks[index].text)
        and not (posts and {id(blocks[index].place), id(blocks[index].place.parent)} & posts)
    ]
    pointing = [
        index
        for before, index, behind in zip([-1, *asked], asked, [*asked[1:], -1], strict=False)
        if is_pointing(before, index, behind, blocks)
    ]
    if len(pointing) <= MOST_POINTING:
        asked = [index for index in asked if index not in pointing]
    while len(asked) > 1 and is_headline(blocks[asked[0]].text, headlines):
        asked.pop(0)
    asked = without_colophon(asked, blocks)
    while len(asked) > 1 and not is_counted(asked, blocks) and is_end(asked[-2:], blocks):
        asked.pop()
    first = next((index for index in asked if is_sentence(blocks[index].text)), None)
    if first is None:
        return [index for index in asked if not is_time(blocks[index].text)]
    last = next(index for index in reversed(asked) if is_sentence(blocks[index].text))
    head = next((i for i, block in enumerate(blocks) if block.place.tag == "h1"), 0)
    around = {id(blocks[index].place.parent) for index in (first, last)}
    entries = listed([index for index in asked if not first <= index <= last], blocks)
    return [
        index
        for index in asked
        if first <= index <= last
        or not is_loose(blocks[index].text)
        or index in entries
        or (
            index > head
            and id(blocks[index].place.parent) in around
            and not is_time(blocks[index].text)
            and not is_byline(blocks[index].text)
        )
    ]


def listed(outside: Sequence[int], blocks: Sequence[TextBlock]) -> set[int]:
    """Return those of the indices *outside* that are entries of lists most of whose entries there
    are no time, notice or name.
    """
    lists: dict[int, list[int]] = {}
    for index in outside:
        place = blocks[index].place
        if place.tag in ENTRIES and place.parent is not None:
            lists.setdefault(place.parent.number, []).append(index)
    return {
        index
        for inside in lists.values()
        if sum(is_loose(blocks[index].text) for index in inside) * 2 < len(inside)
        for index in inside
    }


def is_pointing(before: int, index: int, behind: int, blocks: Sequence[TextBlock]) -> bool:
    """Whether the block of that *index* is a link to another story: a headline behind a label, or
    alone among sentences.

    *before* and *behind* are the indices of its neighbours in the story, -1 where there is none.
    """
    block = blocks[index]
    if not block.linked or block.place.tag in LISTED or is_sentence(block.text):
        return False
    if is_labelled_link(block.text, block.linked):
        return True
    is_link = block.linked > WHOLLY * len(block.text) and words_in(block.text) >= LEAST_LINKED
    return is_link and all(at >= 0 and is_sentence(blocks[at].text) for at in (before, behind))


def is_headline(text: str, headlines: Set[str]) -> bool:
    """Whether *text* is one of *headlines*, which are in comparable form, or begins one."""
    if words_in(text) < SHORTEST or is_sentence(text):
        return False
    start = comparable(text)
    return any(headline.startswith(start) for headline in headlines)


def is_counted(kept: Sequence[int], blocks: Sequence[TextBlock]) -> bool:
    """Whether the story has headings that are counted: then the last needs no text below it."""
    counted = [
        index
        for index in kept
        if blocks[index].place.tag in HEADINGS and COUNTED.match(blocks[index].text)
    ]
    return len(counted) >= LEAST_COUNTED and kept[-1] in counted


def is_end(last: Sequence[int], blocks: Sequence[TextBlock]) -> bool:
    """Whether the second of the *last* two kept is none of the story but what stands below it.

    A bold line is so behind one that is not: verse may be all bold.
    """
    before, block = (blocks[index] for index in last)
    text = block.text
    if is_credit(text) or is_label("tags", text) or is_label("related", text):
        return True
    if text.endswith((":", "：")) and words_in(text) <= MOST_LABEL_WORDS:
        return True
    is_link = block.linked > WHOLLY * len(text) and " " in text
    is_bold_alone = is_all_bold(block) and not is_all_bold(before) and block.place.tag not in LISTED
    is_heading = block.place.tag in HEADINGS or is_bold_alone
    return (is_link or is_heading or is_byline(text)) and not is_sentence(text)


def is_all_bold(block: TextBlock) -> bool:
    """Whether *block* is a line in bold."""
    return block.strong > WHOLLY * len(block.text)


def is_loose(text: str) -> bool:
    """Whether *text*, beside the story, is a time, a notice, a name or the head of a list."""
    is_name = words_in(text) < SHORTEST or is_byline(text)
    return is_name or is_time(text) or is_furniture(text) or is_label("related", text)
