"""Headings that the model leaves out, by how they are set and by what stands around them: those of
boxes whose lines are kept, those that fold out what is below them, bold lines and lines behind a
sign.
"""

from collections.abc import Sequence

from spiders.extraction.body.asked import LONGEST_LABEL
from spiders.extraction.body.questions import leads_off
from spiders.extraction.page import HEADINGS, Place, TextBlock
from spiders.extraction.wording import is_sentence, letters_of

WHOLLY = 0.9  # of the letters of a bold line
LONGEST_HEADING = 100  # letters of a bold line that is one
SIGNS = "■□◆◇●○▼▽▲△★☆§"  # before a heading


def is_heading(place: Place) -> bool:
    """Whether *place* is a heading, or stands right in one."""
    is_in = place.parent is not None and place.parent.tag in HEADINGS
    return place.tag in HEADINGS or is_in


def is_unnamed(heading: TextBlock, chance: float) -> bool:
    """Whether a *heading* of no *chance* was not weighed for what says nothing of it: it stands in
    an element of its own, is named after its own words, to be linked to, or folds out at a click
    what stands below it.
    """
    place = heading.place
    if chance:
        return False
    if heading.is_entry:
        return place.tag in HEADINGS and bool(heading.links) and not leads_off(heading)
    if place.tag not in HEADINGS:
        return len(heading.text) < LONGEST_LABEL
    anchor = letters_of(place.node.attributes.get("id") or "").lower()
    return bool(anchor) and letters_of(heading.text).lower().startswith(anchor)


def is_of_box(index: int, before: int, after: int, blocks: Sequence[TextBlock]) -> bool:
    """Whether the heading of that *index*, which was not weighed, is that of a box whose lines are
    the story's: it holds what is kept *after* the heading, and not what is *before* it.
    """
    heading = blocks[index]
    box = heading.place.parent
    if box is None or heading.links or heading.place.tag not in HEADINGS or index != after - 1:
        return False
    return box.is_around(blocks[after].place) and not box.is_around(blocks[before].place)


def is_second(index: int, before: int, after: int, blocks: Sequence[TextBlock]) -> bool:
    """Whether the heading of that *index* is one of the first order within the text, which no
    heading but the headline is weighed as: it stands right beside a sentence *before* it and what
    is kept *after* it, and leads nowhere.
    """
    heading = blocks[index]
    home = heading.place.parent
    if heading.place.tag != "h1" or heading.links or not is_sentence(blocks[before].text):
        return False
    return blocks[before].place.parent is home and blocks[after].place.parent is home


def is_set_apart(before: TextBlock, block: TextBlock, after: TextBlock) -> bool:
    """Whether *block*, a few words that were not weighed, is a bold heading between two sentences,
    in elements of its own that say nothing of it: what they stand in holds both sentences.
    """
    if not (is_bold(block) and is_sentence(before.text) and is_sentence(after.text)):
        return False
    for place in block.place.ancestors():
        if place.is_around(before.place):
            return place.is_around(after.place)
        if place.names:
            return False
    return False


def is_marked(block: TextBlock) -> bool:
    """Whether *block* is a heading by the sign before it, as where pages have no bold letters."""
    return block.text[0] in SIGNS and not block.linked and len(block.text) <= LONGEST_HEADING


def is_bold(block: TextBlock) -> bool:
    """Whether *block* is a short bold line, as of a heading."""
    is_short = len(block.text) <= LONGEST_HEADING and not block.text.endswith(":")
    return is_short and not block.linked and block.strong > WHOLLY * len(block.text)
