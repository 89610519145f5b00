"""The story's edges: what the model keeps by mistake where a page's furniture touches the story.

A line that asks the reader to subscribe, or points to another story; links in a row without a
word between, and signs without one; what stands above the headline; below the story, who else
worked on it and who the author is, a heading with nothing under it and links to others; outside
the element that the story's sentences stand in a time, a notice or the section's name.
"""

import re
from collections.abc import Sequence, Set
from itertools import islice

from spiders.extraction.body.below import is_credit, without_colophon
from spiders.extraction.body.placed import aside_role
from spiders.extraction.body.unwritten import is_filler
from spiders.extraction.page import HEADINGS, Place, TextBlock
from spiders.extraction.wording import (
    comparable,
    folded,
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
WORDED = HEADINGS | {"pre"}  # tags of lines that may be links alone
LISTED = HEADINGS | {"li", "dt", "dd", "td", "th"}  # tags whose lines a story may have as links
ENTRIES = ("li", "dt", "dd")
CELLS = ("td", "th")
COUNTED = re.compile(r"#?\d{1,3}(?:\s?[.):–—-])?\s?\D")
LEAST_COUNTED = 4  # headings
MOST_LABEL_WORDS = 3  # of a line below the story that ends in a colon, and nothing behind it
WHOLLY = 0.9  # of the letters of a line that is a link, or in bold
FEWEST_LINKS = 4  # that are a way through the site, or through the page
LEAST_BELOW = 0.65  # of the story's letters below its headline, if what is above is none of it
NEAR = 2  # blocks above a headline
MOST_LOOSE, MOST_LOOSE_CELLS = 0.5, 0.75  # of the lines of a list, or of a table
LEVELS = 2  # elements that may be an entry or a cell: that of a line, and that around it


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
    head = next((i for i, block in enumerate(blocks) if block.place.tag == "h1"), 0)
    asked = without_colophon(below_headline(asked, blocks, head, headlines), blocks)
    while len(asked) > 1 and not is_counted(asked, blocks) and is_end(asked[-2:], blocks):
        asked.pop()
    first = next((index for index in asked if is_sentence(blocks[index].text)), None)
    if first is None:
        return [index for index in asked if not is_time(blocks[index].text)]
    last = next(index for index in reversed(asked) if is_sentence(blocks[index].text))
    around = {id(blocks[index].place.parent) for index in (first, last)}
    entries = listed(asked, first, last, blocks)
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


def is_wordless(block: TextBlock) -> bool:
    """Whether *block* is a way through the page or its site, of links alone, or one sign again and
    again, as between parts; no cell of a table is.
    """
    if len(block.links) >= FEWEST_LINKS and block.linked > WHOLLY * len(block.text):
        is_found = block.place.tag not in WORDED and is_way(block)
    else:
        first = block.text[0]
        is_found = not first.isalnum() and first != "_" and not block.text.strip(f"{first} ")
    return is_found and aside_role(block) != "table"


def is_way(block: TextBlock) -> bool:
    """Whether the links of *block* lead to parts of its page, or stand in a row without a blank."""
    if all((link.attributes.get("href") or "").startswith("#") for link in block.links):
        return True
    return sum(len(folded(link.text())) for link in block.links) >= len(block.text)


def below_headline(
    kept: Sequence[int], blocks: Sequence[TextBlock], head: int, headlines: Set[str]
) -> list[int]:
    """Return the indices of *kept* without those well above the headline, which may be that of the
    index *head*, if most of the story stands below it; an opening may stand right above.
    """
    if not kept or kept[0] >= head - NEAR or comparable(blocks[head].text) not in headlines:
        return list(kept)
    below = [index for index in kept if index >= head - NEAR]
    letters = sum(len(blocks[index].text) for index in below)
    is_most = letters >= LEAST_BELOW * sum(len(blocks[index].text) for index in kept)
    return below if is_most else list(kept)


def listed(asked: Sequence[int], first: int, last: int, blocks: Sequence[TextBlock]) -> set[int]:
    """Return those of the indices *asked* outside *first* to *last* that are entries of lists most
    of whose entries there are no time, notice or name, or that a line with a colon introduces, and
    those that end a list or table of the story's.
    """
    lists: dict[int, list[int]] = {}
    for index in asked:
        if not first <= index <= last and (place := list_of(blocks[index].place)) is not None:
            lists.setdefault(place.number, []).append(index)
    found: set[int] = set()
    for number, inside in lists.items():
        before = asked[asked.index(inside[0]) - 1] if inside[0] > last else -1
        loose = sum(is_loose(blocks[index].text) for index in inside)
        most = MOST_LOOSE if blocks[inside[0]].place.tag in ENTRIES else MOST_LOOSE_CELLS
        if (
            loose < most * len(inside)
            or ((first <= before <= last or before in found) and is_in(blocks[before], number))
            or (before == inside[0] - 1 and blocks[before].text.endswith((":", "：")))
        ):
            found.update(inside)
    return found


def list_of(place: Place) -> Place | None:
    """Return the list that *place* is an entry of, or stands right in one of; its table, if it is
    one of the cells.
    """
    for one in islice(place.ancestors(), LEVELS):
        if one.tag in CELLS and one.parent is not None:
            return next((two for two in one.ancestors() if two.tag == "table"), None)
        if one.tag in ENTRIES:
            return one.parent
    return None


def is_in(block: TextBlock, number: int) -> bool:
    """Whether *block* stands in the list or table of that *number*."""
    place = list_of(block.place)
    return place is not None and place.number == number


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
