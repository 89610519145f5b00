"""Lines told by those around them: short ones by the others of their kind, what a heading heads by
the heading, whom a quotation is of by the quotation.

A price, a dish, an entry of a list that is made of bare elements says as few words as a label does,
and is not weighed; but it stands in an element of a kind that the story's other lines stand in.
"""

from collections import Counter
from collections.abc import Sequence, Set
from itertools import groupby, pairwise

import numpy as np

from spiders.extraction.body.asked import LONGEST_LABEL
from spiders.extraction.body.below import introduces
from spiders.extraction.body.model import Numbers
from spiders.extraction.page import HEADINGS, Place, TextBlock
from spiders.extraction.wording import is_sentence

FEWEST = 3  # lines of one kind, by which others are told
MOSTLY = 0.6  # of the lines of a kind
DOUBTFUL = 0.85  # mean chance of a story; in an element of a plain kind it is next to 1
ATTRIBUTIONS = ("footer", "cite", "figcaption")


def alike(kept: Sequence[int], blocks: Sequence[TextBlock], chances: Numbers) -> list[int]:
    """Return the indices of short lines, not weighed as they may be labels, among lines of the
    story in elements of their kind: most of those that share a name, or without one on both sides.

    What a page says more than once is a label.
    """
    inside = range(kept[0] + 1, kept[-1])
    short = [index for index in inside if not chances[index] and is_short(blocks[index])]
    if not short:
        return []
    counted = Counter(kind_of(blocks[index].place) for index in kept)
    kinds = {index: kind_of(blocks[index].place) for index in short}
    lines = {index: kind for index, kind in kinds.items() if counted[kind] >= FEWEST}
    if not lines:
        return []
    texts = Counter(block.text for block in blocks)
    others = Counter(lines.values())
    whole = {*kept, *lines}
    return [
        index
        for index, kind in lines.items()
        if texts[blocks[index].text] == 1
        and (
            (kind[1] and counted[kind] > MOSTLY * (counted[kind] + others[kind]))
            or is_amid(index, whole, blocks)
        )
    ]


def nearly_kept(
    kept: Sequence[int], blocks: Sequence[TextBlock], chances: Numbers, least: float
) -> list[int]:
    """Return the indices of sentences nearly as likely as the kept ones in elements of their kind,
    which has a name, if all others of that kind are: steps, answers, entries of a log.
    """
    whole = set(kept)
    if whole.issuperset(np.flatnonzero(chances >= least).tolist()):
        return []
    known = {kind_of(blocks[index].place) for index in kept if blocks[index].place.names}
    weak: dict[tuple[str, str, int], list[int]] = {}
    for index in range(kept[0], len(blocks)):
        kind = kind_of(blocks[index].place)
        if kind in known and index not in whole:
            weak.setdefault(kind, []).append(index)
    return [
        index
        for inside in weak.values()
        if all(chances[at] >= least and is_unlinked_sentence(blocks[at]) for at in inside)
        for index in inside
    ]


def last_alike(
    kept: Sequence[int], blocks: Sequence[TextBlock], chances: Numbers, least: float
) -> list[int]:
    """Return the index of the sentences right below *kept* that are like these but for less chance,
    if one element holds them all: where its kind makes a story doubtful, so it does its end.
    """
    last = kept[-1] + 1
    if last == len(blocks) or chances[last] < least:
        return []
    block, above = blocks[last], blocks[kept[-1]]
    if block.links or block.place.tag != above.place.tag or not is_sentence(block.text):
        return []
    is_one = all(blocks[index].place.parent is block.place.parent for index in kept)
    is_run = last - kept[0] == len(kept) >= FEWEST
    return [last] if is_one and is_run and chances[kept].mean() < DOUBTFUL else []


def is_unlinked_sentence(block: TextBlock) -> bool:
    """Whether *block* is a sentence, and most of it no link."""
    return block.linked * 2 <= len(block.text) and is_sentence(block.text)


def headed(
    kept: Sequence[int], blocks: Sequence[TextBlock], chances: Numbers, least: float
) -> list[int]:
    """Return the indices of lines of one kind that stand between a kept heading and the next
    heading, or between a line with a colon and the next that is kept: without them the first would
    head or introduce nothing. They are several, or nearly as likely as the kept ones amid which
    they stand.
    """
    found: list[int] = []
    end = next((index for index in reversed(kept) if is_sentence(blocks[index].text)), 0)
    for before, after in pairwise(kept):
        is_heading = blocks[before].place.tag in HEADINGS
        if after == before + 1 or not (is_heading or introduces(blocks[before].text)):
            continue
        runs = groupby(range(before + 1, after), lambda at: row_kind(blocks[at].place))
        lines = list(next(runs)[1])
        is_likely = after <= end and all(chances[at] >= least for at in lines)
        if len(lines) < FEWEST and not is_likely:
            continue
        behind = lines[-1] + 1
        if is_heading and behind < after and blocks[behind].text.isdecimal():
            behind += 1  # the number of the next step stands above its heading
        if is_heading:
            is_rest = behind == after and bool(row_kind(blocks[lines[0]].place)[1])
            is_between = is_rest or blocks[behind].place.tag in HEADINGS
        else:  # lists are weighed as such
            is_between = behind == after and not is_entry(blocks[lines[0]].place)
        if not is_between:
            continue
        texts = {blocks[at].text for at in lines}
        if len(texts) == len(lines) and all(is_plain(blocks[at]) for at in lines):
            found.extend(lines)
    return found


def is_entry(place: Place) -> bool:
    """Whether a line at *place* is an entry of a list, or stands right in one."""
    return place.tag == "li" or (place.parent is not None and place.parent.tag == "li")


def is_plain(block: TextBlock) -> bool:
    """Whether *block* has letters, and no link."""
    return not block.links and not block.is_entry and any(map(str.isalpha, block.text))


def is_short(block: TextBlock) -> bool:
    """Whether *block* is a few words, none in brackets as of a picture, and no link."""
    text = block.text
    if len(text) >= LONGEST_LABEL or block.is_entry or text[0] in "[(":
        return False
    return any(letter.isalpha() for letter in text)


def is_amid(index: int, whole: Set[int], blocks: Sequence[TextBlock]) -> bool:
    """Whether the block of that *index* stands between two of the *whole* in elements of its kind,
    of which one is no paragraph.
    """
    kind = kind_of(blocks[index].place)
    beside = [at for at in (index - 1, index + 1) if at in whole]
    if len(beside) < 2 or any(kind_of(blocks[at].place) != kind for at in beside):
        return False
    return not all(blocks[at].is_paragraph for at in beside)


def kind_of(place: Place) -> tuple[str, str, int]:
    """Return what elements of the same kind share: tag and names, and without names the element
    around them.
    """
    around = place.parent.number if place.parent is not None and not place.names else 0
    return place.tag, place.names, around


def row_kind(place: Place) -> tuple[str, str, int]:
    """Return the same, or without names the kind of the element around, if that has a name."""
    around = place.parent
    return kind_of(around if around is not None and around.names and not place.names else place)


def is_attribution(index: int, blocks: Sequence[TextBlock]) -> bool:
    """Whether the block of that *index* says whom the quotation right before it is of, in which it
    stands; a post has a link to itself there.
    """
    block = blocks[index]
    if block.links or block.place.tag not in ATTRIBUTIONS:
        return False
    quoted = block.place.parent
    return (
        quoted is not None
        and quoted.tag == "blockquote"
        and any(place is quoted for place in blocks[index - 1].place.ancestors())
    )
