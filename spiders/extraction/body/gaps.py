"""The story's gaps: what the model leaves out by mistake where its surroundings are certain.

A standfirst between headline and story that the metadata repeats, an entry of a list whose other
entries are the story's, a short line of a run of lines of its kind, a heading right above a part of
the story, a line between two paragraphs, whom a quotation is of, questions and answers.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import islice, pairwise

from spiders.extraction.body.alike import alike, headed, is_attribution, last_alike, nearly_kept
from spiders.extraction.body.below import ENTRIES, introduces
from spiders.extraction.body.claims import Claims
from spiders.extraction.body.headings import (
    is_bold,
    is_heading,
    is_marked,
    is_of_box,
    is_second,
    is_set_apart,
    is_unnamed,
)
from spiders.extraction.body.model import Numbers
from spiders.extraction.body.placed import aside_role
from spiders.extraction.body.questions import answered, is_asked_so, questions_below
from spiders.extraction.page import HEADINGS, Place, TextBlock
from spiders.extraction.wording import (
    BY,
    comparable,
    is_furniture,
    is_sentence,
    is_time,
    words_in,
)

FEWEST_WORDS = 6  # of a standfirst
LEAST = 0.25  # chance of a standfirst: some sites print their description where it would stand
LEAST_HEADING = 0.1  # chance of a heading right above a kept block: 19 of 20 are the story's
LEAST_INTRODUCED = 0.15  # chance of an entry of a list that the story introduces, or has a part of
LEAST_BETWEEN = 0.25  # chance of a line between two kept siblings: 33 of 40 are
FEWEST_SAID = 7  # words of a line below the headline that says something
NEAR = 4  # blocks: headline, standfirst, byline and time
LINES = HEADINGS | {"p", "div"}
MOSTLY = 0.6  # of a list's entries
LEVELS = 3  # elements that may be the entry of a line: its own, and those around it
WHOLLY = 0.9  # of the letters of a bold line


def filled(
    kept: Sequence[int], blocks: Sequence[TextBlock], chances: Numbers, claims: Claims
) -> list[int]:
    """Return the indices of *kept* with those of what was left out by mistake, in page order."""
    if not kept:
        return []
    head = standfirst_before(kept[0], blocks, claims)
    likely = [index for index in head if chances[index] >= LEAST]
    if not head:
        likely = standfirst_below(kept[0], blocks)
    found = {*likely, *kept, *entries(kept, blocks, chances), *between(kept, blocks, chances)}
    found.update(last_alike(kept, blocks, chances, LEAST_BETWEEN))
    found.update(nearly_kept(kept, blocks, chances, LEAST_BETWEEN))
    return sorted(
        {
            *found,
            *alike(kept, blocks, chances),
            *answered(kept, blocks),
            *questions_below(kept, blocks),
            *headed(sorted(found), blocks, chances, LEAST_BETWEEN),
        }
    )


def standfirst_before(first: int, blocks: Sequence[TextBlock], claims: Claims) -> list[int]:
    """Return the index of the block between headline and *first* that the metadata repeats."""
    found: list[int] = []
    for index in range(first - 1, -1, -1):
        block = blocks[index]
        if block.place.tag == "h1":
            return found
        if block.is_entry:
            continue
        text = comparable(block.text)
        if text in claims.headlines:
            return found
        is_long = words_in(block.text) >= FEWEST_WORDS
        if is_long and any(dek.startswith(text) for dek in claims.deks):
            found = [index]
    return []


def standfirst_below(first: int, blocks: Sequence[TextBlock]) -> list[int]:
    """Return the index of the line right below the headline and near *first* that is like a
    standfirst: the words of a sentence without its full stop, no time and no link.
    """
    for index in range(first - 1, max(first - NEAR, 0), -1):
        if blocks[index - 1].place.tag != "h1":
            continue
        block = blocks[index]
        words = block.text.split()
        small = sum(word[0].islower() for word in words)
        is_line = not block.linked and len(words) >= FEWEST_SAID and small * 2 >= len(words)
        is_other = any(ask(block.text) for ask in (is_time, is_furniture, is_sentence, BY.match))
        return [index] if is_line and not is_other and block.place.tag in LINES else []
    return []


def entries(kept: Sequence[int], blocks: Sequence[TextBlock], chances: Numbers) -> list[int]:
    """Return the indices of entries left out of lists that are otherwise kept.

    Of a list amid the story one kept entry speaks for others that are not unlikely, and so does a
    line with a colon right above; a heading for likelier ones; entry and line together for all.
    The number of a step in an element of its own is none.
    """
    lists: dict[int, list[int]] = {}
    firsts: dict[int, int] = {}
    for index in range(kept[0], len(blocks)):
        entry = entry_of(blocks[index].place)
        if entry is None or entry.parent is None:
            continue
        firsts.setdefault(entry.parent.number, index)
        if not is_number_of(blocks[index]):
            lists.setdefault(entry.parent.number, []).append(index)
    whole = set(kept)
    chosen = Counter(number for number, inside in lists.items() for _ in whole.intersection(inside))
    found: list[int] = []
    for number, inside in lists.items():
        above = firsts[number] - 1
        is_introduced = above in whole and introduces(blocks[above].text)
        is_headed = above in whole and is_heading(blocks[above].place)
        least = LEAST_INTRODUCED if is_introduced or chosen[number] else LEAST_BETWEEN
        if is_introduced and chosen[number]:
            least = 0.0
        if chosen[number] > MOSTLY * len(inside):
            found.extend(at for at in inside if not is_link_in(blocks[at]))
        elif (
            (chosen[number] or is_introduced or is_headed)
            and inside[-1] < kept[-1]
            and is_likely(inside, blocks, chances, least)
        ):
            found.extend(inside)
    return found


def entry_of(place: Place) -> Place | None:
    """Return the entry of a list that a line at *place* is, or stands in, alone in its element."""
    for one in islice(place.ancestors(), LEVELS):
        if one.tag in ENTRIES:
            return one
    return None


def is_number_of(block: TextBlock) -> bool:
    """Whether *block* is the number of a step, in an element of its own."""
    return block.place.tag not in ENTRIES and block.text.rstrip(".)").isdecimal()


def is_link_in(block: TextBlock) -> bool:
    """Whether *block* is a line of links in an entry of a list that says something besides."""
    return block.place.tag not in ENTRIES and block.is_entry


def is_likely(
    inside: Sequence[int], blocks: Sequence[TextBlock], chances: Numbers, least: float
) -> bool:
    """Whether each entry of a list has the *least* chance, and none is a link to somewhere else."""
    return all(
        chances[index] >= least and blocks[index].linked <= WHOLLY * len(blocks[index].text)
        for index in inside
    )


def between(kept: Sequence[int], blocks: Sequence[TextBlock], chances: Numbers) -> list[int]:
    """Return the indices of headings right above a kept block, and of lines between siblings."""
    found = []
    for before, after in pairwise(kept):
        if before == after - 1:
            continue
        if is_attribution(before + 1, blocks):
            found.append(before + 1)
        last = above(before, after, blocks)
        block = blocks[last]
        if is_heading(block.place) or is_asked_so(block, kept, blocks):
            if (
                chances[last] >= LEAST_HEADING
                or is_unnamed(block, chances[last])
                or (not chances[last] and is_of_box(last, before, after, blocks))
                or is_second(last, before, after, blocks)
            ):
                found.append(last)
            continue
        if aside_role(blocks[after - 1]) == "table":
            last = after - 1
        around = {id(home_of(blocks[index].place)) for index in (before, last, after)}
        if block.place.tag == "blockquote" and block.place.parent is blocks[after].place:
            around = {id(blocks[before].place), id(blocks[after].place)}  # text in no paragraph
        is_alone = before == last - 1 and (
            is_plain(blocks[before], blocks[last], blocks[after])
            or (not chances[last] and is_set_apart(blocks[before], blocks[last], blocks[after]))
            or (not chances[last] and heads_list(blocks[before], blocks[last], blocks[after]))
        )
        if is_alone or (len(around) == 1 and chances[last] >= LEAST_BETWEEN):
            found.append(last)
    return found


def heads_list(before: TextBlock, block: TextBlock, after: TextBlock) -> bool:
    """Whether *block*, a few words that were not weighed, stands right between a sentence and a
    list of the story's, in elements of one element: then it says what the list is of.
    """
    home, entries = block.place.parent, after.place.parent
    if after.place.tag != "li" or entries is None or after.links or block.links:
        return False
    is_beside = before.place.parent is home and entries.parent is home
    return is_beside and is_sentence(before.text) and not is_furniture(block.text)


def above(before: int, after: int, blocks: Sequence[TextBlock]) -> int:
    """Return the index of the block right above that of *after*, captions of a picture and the
    number of a step left out, which come below a heading; that of the last block if nothing else
    stands behind *before*.
    """
    for index in range(after - 1, before, -1):
        if not aside_role(blocks[index]) and not blocks[index].text.isdecimal():
            return index
    return after - 1


def home_of(place: Place) -> Place | None:
    """Return what an element stands in; what a paragraph's quotation does, if it is in one."""
    parent = place.parent
    while parent is not None and parent.tag == "blockquote":
        parent = parent.parent
    return parent


def is_plain(before: TextBlock, block: TextBlock, after: TextBlock) -> bool:
    """Whether *block*, alone between two paragraphs of one element, is code, or a line in bold or
    behind a sign.
    """
    if before.place.parent is not after.place.parent:
        return False
    if block.place.tag == "pre":
        return True
    is_beside = block.place.parent is after.place.parent
    is_amid = is_sentence(before.text) and (is_sentence(after.text) or after.text.endswith(":"))
    return is_beside and is_amid and (is_bold(block) or is_marked(block))
