"""What a page says twice: copies of its story, as for phones, and labels between paragraphs."""

from collections import defaultdict
from collections.abc import Sequence

from spiders.extraction.page import HEADINGS, Place, TextBlock
from spiders.extraction.wording import is_sentence, words_in

SECOND = 0.4  # of the story's words, from which its copies are a second one
PARAGRAPH = 120  # letters; no story says so much twice in the same words
FEWEST_WORDS, LONGEST_LABEL = 3, 40  # words, letters
LISTED = HEADINGS | {"li", "dt", "dd", "td", "th"}
LONG = 60  # letters; shorter lines are repeated for a reason, such as a name in a list
SEVERAL = 2  # times


def once(kept: Sequence[int], blocks: Sequence[TextBlock]) -> list[int]:
    """Return *kept* without a second copy of the story, as for phones or for print.

    Copies in one element, in lists, or few against the rest, are repeated for a reason, as in a
    plan; a label between paragraphs is no part of the story each time.
    """
    if len({blocks[index].text for index in kept}) == len(kept):
        return list(kept)
    kept = without_labels(kept, blocks)
    seen: dict[str, Place] = {}  # texts, and the element each stood in first
    copies, doubled = [], set()
    is_copy = False
    for index in kept:
        text, place = blocks[index].text, blocks[index].place
        element = place.parent or place
        if text in seen and len(text) > PARAGRAPH and place.tag not in LISTED:
            doubled.add(index)
        is_elsewhere = seen.setdefault(text, element) is not element
        is_copy = is_elsewhere and (len(text) > LONG or is_copy)
        if is_copy:
            copies.append(index)
    copied = sum(words_in(blocks[index].text) for index in copies)
    if copied and copied >= SECOND * sum(map(words_in, seen)):
        doubled.update(copies)
    return [index for index in kept if index not in doubled]


def without_labels(kept: Sequence[int], blocks: Sequence[TextBlock]) -> list[int]:
    """Return *kept* without what is said several times, each time between two paragraphs: what
    stands over advertisements. A sentence is a refrain; a name tells who speaks, a heading what of.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for at, index in enumerate(kept):
        places[blocks[index].text].append(at)
    labels = {
        text
        for text, found in places.items()
        if len(found) >= SEVERAL
        and words_in(text) >= FEWEST_WORDS
        and not is_sentence(text)
        and len(text) <= LONGEST_LABEL
        and not text.endswith((":", "：", "?", "？"))
        and all(is_amid(at, kept, blocks) for at in found)
    }
    return [index for index in kept if blocks[index].text not in labels]


def is_amid(at: int, kept: Sequence[int], blocks: Sequence[TextBlock]) -> bool:
    """Whether the block that is number *at* of those *kept* is a plain line between paragraphs."""
    block = blocks[kept[at]]
    if not 0 < at < len(kept) - 1 or block.strong or block.place.tag in LISTED:
        return False
    return blocks[kept[at - 1]].is_paragraph and blocks[kept[at + 1]].is_paragraph
