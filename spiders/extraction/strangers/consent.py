"""Notices of consent: what a page lays over its story, or asks before it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from spiders.extraction.page import Place, TextBlock
from spiders.extraction.wording import Phrase, asks_consent, is_sentence, phrases_in, words_in

# How the vendors of notices of consent, and sites of their own, name the elements around one, and
# how the commonest frameworks of styles name what lies over a page wherever it is scrolled to.
NOTICE = re.compile(
    r"onetrust|didomi|usercentrics|cybot|cookiebot|cookieyes|borlabs|cmplz|qc-cmp|osano-|truste_|"
    r"trustarc|klaro|cookie[-_]?(?:law|banner|consent|notice|bar|policy|modal|popup|overlay|wall|"
    r"settings|preferences)|(?<!\S)fixed(?:-bottom|-top)?(?!\S)|consent[-_]?(?:sdk|banner|manager|modal|popup|overlay|layer|wall)",
    re.IGNORECASE,
)
WHOLE = ("html", "body")  # tell by their names that the page has a notice somewhere
DIALOGS = ("dialog", "alertdialog")  # roles of what a page lays over itself
OPENING = 2  # blocks
MOSTLY = 0.5  # of the words of a part that asks for consent


def without_notices(kept: Sequence[int], blocks: Sequence[TextBlock]) -> list[int]:
    """Return *kept* without the elements that are named for a notice of consent, and without those
    most of whose words ask for it.

    If that leaves no sentence, the page is a wall, and comes back as it is.
    """
    parts: dict[Place, list[int]] = defaultdict(list)
    for index in kept:
        place = blocks[index].place
        parts[place.parent or place].append(index)
    openings = [blocks[index].text for part in parts.values() for index in part[:OPENING]]
    phrases = phrases_in("\n".join(openings))
    known: dict[int, bool] = {}
    notices = {
        index
        for place, part in parts.items()
        if is_within_notice(place, known)
        or (phrases and is_notice([blocks[index].text for index in part], phrases))
        for index in part
    }
    if not notices:
        return list(kept)
    rest = [index for index in kept if index not in notices]
    return rest if any(is_sentence(blocks[index].text) for index in rest) else list(kept)


def is_within_notice(place: Place, known: dict[int, bool]) -> bool:
    """Whether *place* or an element around it is named for a notice of consent.

    What is *known* of places, by their numbers, is not asked again, and grows.
    """
    inner = []
    is_notice = False
    for one in place.ancestors():
        if one.number in known:
            is_notice = known[one.number]
            break
        inner.append(one)
    for one in reversed(inner):
        is_notice = is_notice or (one.tag not in WHOLE and is_laid_over(one))
        known[one.number] = is_notice
    return is_notice


def is_laid_over(place: Place) -> bool:
    """Whether *place* is named for a notice of consent, or is a dialogue over the page."""
    names = place.names
    if names.endswith(DIALOGS) and place.node.attributes.get("role") in DIALOGS:
        return True
    return is_named_notice(names)


@lru_cache(maxsize=4096)  # the elements of a page share a few hundred names
def is_named_notice(names: str) -> bool:
    """Whether *names*, of one element, are those of a notice of consent."""
    return NOTICE.search(names) is not None


def is_notice(texts: Sequence[str], phrases: Sequence[Phrase]) -> bool:
    """Whether *texts*, which stand in one element, are a notice: it begins with what it asks."""
    if not any(asks_consent(text, phrases) for text in texts[:OPENING]):
        return False
    asking = sum(words_in(text) for text in texts if asks_consent(text))
    return asking > MOSTLY * sum(map(words_in, texts))
