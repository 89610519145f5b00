"""The story's edges: what the model keeps by mistake where a page's furniture touches the story.

A line that asks the reader to subscribe, or points to another story; links in a row without a
word between, and signs without one; what stands above the headline; below the story, who else
worked on it and who the author is, a heading with nothing under it and links to others; outside
the element that the story's sentences stand in a time, a notice or the section's name.
"""

import re
from collections.abc import Sequence, Set

from spiders.extraction.body.below import (
    SHORTEST,
    introduces,
    is_credit,
    is_loose,
    listed,
    without_colophon,
)
from spiders.extraction.body.unwritten import is_filler, is_wordless
from spiders.extraction.page import HEADINGS, TextBlock
from spiders.extraction.wording import (
    TELEPHONE,
    comparable,
    is_asking,
    is_byline,
    is_label,
    is_labelled_link,
    is_pointer,
    is_sentence,
    is_time,
    labelled,
    words_in,
)

ACCOUNT = re.compile(r"[-–—]\s?[^.!?]{1,80}\(@\w+\)")  # below a post: whose it is
LEAST_LINKED = 4  # words of a headline that is a link; with fewer it is an address or a name
MOST_POINTING = 3  # links to other stories in one; a page with more is made of them
LISTED = HEADINGS | {"li", "dt", "dd", "td", "th"}  # tags whose lines a story may have as links
COUNTED = re.compile(r"#?\d{1,3}(?:\s?[.):–—-])?\s?\D")
LEAST_COUNTED = 4  # headings
AGE = re.compile(r"\(?\d{1,2} ?\+\)?")  # how old readers are to be, below a story
LONGEST_CALL = 40  # letters of a number with its label
LONGEST_OWN = 20  # letters of a label before what it labels
MOST_LABEL_WORDS = 3  # of a line below the story that ends in a colon, and nothing behind it
WHOLLY = 0.9  # of the letters of a line that is a link, or in bold
LEAST_BELOW = 0.65  # of the story's letters below its headline, if what is above is none of it
ROWS = 3  # times below a story that are its plan
NEAR_TOP = 4  # blocks of a story, of which one may be its byline
NEAR = 2  # blocks above a headline


def trimmed(kept: Sequence[int], blocks: Sequence[TextBlock], headlines: Set[str]) -> list[int]:
    """Return the indices of *kept* without calls to the reader and without loose ends.

    *headlines* are those of the story, in comparable form: above it they are no part of it.
    """
    kept = above_pointers(kept, blocks)
    quoted = [block for block in blocks if block.place.tag == "blockquote"]
    posts = {id(block.place) for block in quoted if ACCOUNT.match(block.text) or is_post(block)}
    asked = [
        index
        for index in kept
        if not is_asking(blocks[index].text, blocks[index].linked)
        and not is_filler(blocks[index].text)
        and not is_wordless(blocks[index])
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
    asked = [i for at, i in enumerate(asked) if at >= NEAR_TOP or not is_byline(blocks[i].text)]
    head = next((i for i, block in enumerate(blocks) if block.place.tag == "h1"), 0)
    asked = without_colophon(below_headline(asked, blocks, head, headlines), blocks)
    asked = without_end(asked, blocks)
    first = next((index for index in asked if is_sentence(blocks[index].text)), None)
    if first is None:
        return [index for index in asked if not is_time(blocks[index].text)]
    last = next(index for index in reversed(asked) if is_sentence(blocks[index].text))
    around = {id(blocks[index].place.parent) for index in (first, last)}
    times = [index for index in asked if index > last and is_time(blocks[index].text)]
    is_plan = len(times) >= ROWS or any(introduces(blocks[at].text) for at in asked if at > last)
    entries = listed(asked, first, last, blocks)
    inside = [
        index
        for index in asked
        if first <= index <= last
        or not is_loose(blocks[index].text)
        or index in entries
        or ends_line(index, asked, blocks)
        or (
            index > head
            and id(blocks[index].place.parent) in around
            and (is_plan or not is_time(blocks[index].text))
            and not is_byline(blocks[index].text)
        )
    ]
    return without_end(inside, blocks)


def above_pointers(kept: Sequence[int], blocks: Sequence[TextBlock]) -> list[int]:
    """Return the indices of *kept* above a label for other stories that no sentence stands below:
    what does are their headlines.
    """
    for at in range(len(kept) - 1, 0, -1):
        text = blocks[kept[at]].text
        if is_pointer(text, 0):
            return list(kept[:at])
        if is_sentence(text):
            break
    return list(kept)


def is_post(block: TextBlock) -> bool:
    """Whether *block*, a line of a quotation, is a link to where the whole of it was posted."""
    address = block.place.node.attributes.get("cite") if block.links else None
    return bool(address) and any(link.attributes.get("href") == address for link in block.links)


def without_end(kept: Sequence[int], blocks: Sequence[TextBlock]) -> list[int]:
    """Return the indices of *kept* without what stands below the story."""
    end = len(kept)
    is_card = False  # of whom to call: above the number stand a few names
    while end > 1 and not is_counted(kept[:end], blocks):
        above, text = (blocks[index].text for index in kept[end - 2 : end])
        if is_number(text) and is_loose(above):
            is_card = True
        elif not (is_card and is_loose(text)) and not is_end(kept[end - 2 : end], blocks):
            break
        end -= 1
    return list(kept[:end])


def ends_line(index: int, asked: Sequence[int], blocks: Sequence[TextBlock]) -> bool:
    """Whether the line of that *index* ends the sentence of the line before it, of one element."""
    is_same = index - 1 in asked and blocks[index - 1].place is blocks[index].place
    return is_same and blocks[index].text[0].islower()


def is_number(text: str) -> bool:
    """Whether *text* is a telephone number behind a label, or alone."""
    number = TELEPHONE.search(text) if len(text) <= LONGEST_CALL else None
    if number is None or number.end() < len(text):
        return False
    return words_in(text[: number.start()].strip()) < SHORTEST


def below_headline(
    kept: Sequence[int], blocks: Sequence[TextBlock], head: int, headlines: Set[str]
) -> list[int]:
    """Return the indices of *kept* without those well above the headline, which may be that of the
    index *head*, if most of the story stands below it; an opening may stand right above.
    """
    if not kept or kept[0] > head or comparable(blocks[head].text) not in headlines:
        return list(kept)
    below = [
        index
        for index in kept
        if index >= head or (index >= head - NEAR and not is_linked(blocks[index]))
    ]
    letters = sum(len(blocks[index].text) for index in below)
    is_most = letters >= LEAST_BELOW * sum(len(blocks[index].text) for index in kept)
    return below if is_most else list(kept)


def is_linked(block: TextBlock) -> bool:
    """Whether *block* is nothing but links."""
    return block.linked > WHOLLY * len(block.text)


def is_pointing(before: int, index: int, behind: int, blocks: Sequence[TextBlock]) -> bool:
    """Whether the block of that *index* is a link to another story: a headline behind a label, or
    alone among sentences, or between one and a heading.

    *before* and *behind* are the indices of its neighbours in the story, -1 where there is none.
    """
    block = blocks[index]
    if not block.linked or block.place.tag in LISTED or is_sentence(block.text):
        return False
    if is_labelled_link(block.text, block.linked):
        return True
    is_link = is_linked(block) and words_in(block.text) >= LEAST_LINKED
    if not is_link or before < 0 or behind < 0 or not is_sentence(blocks[before].text):
        return False
    is_above = blocks[behind].place.tag in HEADINGS and not blocks[behind].links
    return is_above or is_sentence(blocks[behind].text)


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
    if is_credit(text) or any(is_label(name, text) for name in ("related", "tags", "comments")):
        return True
    if text[0] == "#" and all(word[0] == "#" for word in text.split()):
        return True
    if (
        any(sign in text[:LONGEST_OWN] for sign in ":：")
        and labelled("tags", text)
        and not is_sentence(text)
    ):
        return True
    if text.endswith((":", "：")) and words_in(text) <= MOST_LABEL_WORDS:
        return True
    if AGE.fullmatch(text):
        return True
    is_link = is_linked(block) and " " in text
    is_bold_alone = is_all_bold(block) and not is_all_bold(before) and block.place.tag not in LISTED
    is_heading = block.place.tag in HEADINGS or is_bold_alone
    return (is_link or is_heading or is_byline(text)) and not is_sentence(text)


def is_all_bold(block: TextBlock) -> bool:
    """Whether *block* is a line in bold."""
    return block.strong > WHOLLY * len(block.text)
