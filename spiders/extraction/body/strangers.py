"""Parts of a page that read like its story and are another's: notices of consent, second copies."""

from collections import defaultdict
from collections.abc import Sequence

from spiders.extraction.page import TextBlock
from spiders.extraction.wording import Phrase, asks_consent, is_sentence, phrases_in, words_in

OPENING = 2  # blocks
MOSTLY = 0.5  # of the words of a part that asks for consent
SECOND = 0.4  # of the story's words, from which its copies are a second one
LONG = 60  # letters; shorter lines are repeated for a reason, such as a name in a list


def without_strangers(kept: Sequence[int], blocks: Sequence[TextBlock]) -> list[int]:
    """Return the indices of *kept* without notices of consent, and each paragraph once."""
    return once(without_notices(kept, blocks), blocks)


def without_notices(kept: Sequence[int], blocks: Sequence[TextBlock]) -> list[int]:
    """Return *kept* without the elements most of whose words ask for consent.

    If that leaves no sentence, the page is a wall, and comes back as it is.
    """
    parts: dict[int, list[int]] = defaultdict(list)
    for index in kept:
        parts[around(blocks[index])].append(index)
    openings = [blocks[index].text for part in parts.values() for index in part[:OPENING]]
    phrases = phrases_in("\n".join(openings))
    if not phrases:
        return list(kept)
    notices = {
        index
        for part in parts.values()
        if is_notice([blocks[index].text for index in part], phrases)
        for index in part
    }
    if not notices:
        return list(kept)
    rest = [index for index in kept if index not in notices]
    return rest if any(is_sentence(blocks[index].text) for index in rest) else list(kept)


def is_notice(texts: Sequence[str], phrases: Sequence[Phrase]) -> bool:
    """Whether *texts*, which stand in one element, are a notice: it begins with what it asks."""
    if not any(asks_consent(text, phrases) for text in texts[:OPENING]):
        return False
    asking = sum(words_in(text) for text in texts if asks_consent(text))
    return asking > MOSTLY * sum(map(words_in, texts))


def around(block: TextBlock) -> int:
    """Return what tells the element around *block*."""
    return id(block.place.parent or block.place)


def once(kept: Sequence[int], blocks: Sequence[TextBlock]) -> list[int]:
    """Return *kept* without a second copy of the story, as for phones or for print.

    Copies in one element, or few against the rest, are repeated for a reason, as in a plan.
    """
    seen: dict[str, int] = {}  # texts, and the element each stood in first
    copies = []
    is_copy = False
    for index in kept:
        text, element = blocks[index].text, around(blocks[index])
        is_elsewhere = seen.setdefault(text, element) != element
        is_copy = is_elsewhere and (len(text) > LONG or is_copy)
        if is_copy:
            copies.append(index)
    copied = sum(words_in(blocks[index].text) for index in copies)
    if not copied or copied < SECOND * sum(map(words_in, seen)):
        return list(kept)
    return [index for index in kept if index not in set(copies)]
