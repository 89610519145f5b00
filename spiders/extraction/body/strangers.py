"""Parts of a page that read like its story and are another's: notices of consent, what an offer
lists, comments, the stories below, second copies.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from functools import lru_cache

from spiders.extraction.body.alike import lists_in
from spiders.extraction.page import HEADINGS, Place, TextBlock
from spiders.extraction.wording import (
    Phrase,
    asks_consent,
    comparable,
    is_offering,
    is_sentence,
    listed,
    phrases_in,
    words_in,
)

# How the vendors of notices of consent, and sites of their own, name the elements around one, and
# how the commonest frameworks of styles name what lies over a page wherever it is scrolled to.
NOTICE = re.compile(
    r"onetrust|didomi|usercentrics|cybot|cookiebot|cookieyes|borlabs|cmplz|qc-cmp|osano-|truste_|"
    r"trustarc|klaro|cookie[-_]?(?:law|banner|consent|notice|bar|policy|modal|popup|overlay|wall|"
    r"settings|preferences)|(?<!\S)fixed(?:-bottom|-top)?(?!\S)|consent[-_]?(?:sdk|banner|manager|modal|popup|overlay|layer|wall)",
    re.IGNORECASE,
)
WHOLE = ("html", "body")  # tell by their names that the page has a notice somewhere
# What stands under each comment of a reader, for another to press.
REPLY = listed(
    "reply, antworten, répondre, responder, rispondi, reageren, beantwoorden, odpowiedz, ответить, "
    "відповісти, yanıtla, cevapla, 返信, 返信する, 回复, 回覆, 답글, 답글쓰기, رد, پاسخ, जवाब "
    "दें, trả lời, "
    "ตอบกลับ, απάντηση, svara, svar, vastaa, odpovědět, odpovedať, válasz, răspunde, השב, balas, "
    "odgovori"
)
LONGEST_REPLY = 12  # letters
SEVERAL = 2  # comments
OPENING = 2  # blocks
MOSTLY = 0.5  # of the words of a part that asks for consent
SECOND = 0.4  # of the story's words, from which its copies are a second one
PARAGRAPH = 120  # letters; no story says so much twice in the same words
DIALOGS = ("dialog", "alertdialog")  # roles of what a page lays over itself
FEWEST_WORDS, LONGEST_LABEL = 3, 40  # words, letters
LISTED = HEADINGS | {"li", "dt", "dd", "td", "th"}
LONG = 60  # letters; shorter lines are repeated for a reason, such as a name in a list


def without_strangers(
    kept: Sequence[int], blocks: Sequence[TextBlock], headlines: Set[str] = frozenset()
) -> list[int]:
    """Return the indices of *kept* without notices of consent, comments, what offers list and the
    stories that follow the one of *headlines* (in comparable form), each paragraph once.
    """
    own = without_next(without_notices(kept, blocks), blocks, headlines)
    return once(without_offered(without_comments(own, blocks), blocks), blocks)


def without_next(
    kept: Sequence[int], blocks: Sequence[TextBlock], headlines: Set[str]
) -> list[int]:
    """Return *kept* without what a page goes on with below its story: elements with a headline of
    their own, of the same tag and names as one that the story and its headline stand in.
    """
    heads = [block for block in blocks if block.place.tag == "h1"]
    if len(heads) < SEVERAL or not kept or comparable(heads[0].text) not in headlines:
        return list(kept)
    around = list(heads[0].place.ancestors())
    story = {one.number for one in blocks[kept[0]].place.ancestors()}
    homes = {
        (one.tag, one.names)
        for one in around
        if one.number in story and (one.names or one.tag == "article")
    }
    outer = {one.number for one in around}
    following = {
        one.number
        for head in heads[1:]
        if comparable(head.text) not in headlines
        for one in head.place.ancestors()
        if one.number not in outer and one.number not in story and (one.tag, one.names) in homes
    }
    if not following:
        return list(kept)
    own = [
        index
        for index in kept
        if all(one.number not in following for one in blocks[index].place.ancestors())
    ]
    return own if sum(is_sentence(blocks[index].text) for index in own) >= SEVERAL else list(kept)


def without_offered(kept: Sequence[int], blocks: Sequence[TextBlock]) -> list[int]:
    """Return *kept* without lists of what there is for subscribers: a line that is no part of the
    story offers it right above, and no entry leads anywhere.
    """
    whole = set(kept)
    offered = {
        index
        for inside in lists_in(kept, blocks)
        if (above := inside[0] - 1) >= 0 and above not in whole
        if not any(blocks[index].linked for index in inside)
        if is_offering(blocks[above].text)
        for index in inside
    }
    return [index for index in kept if index not in offered] if offered else list(kept)


def without_comments(kept: Sequence[int], blocks: Sequence[TextBlock]) -> list[int]:
    """Return *kept* without what stands in one element with several comments, by the word to reply
    under each, unless the story begins there.
    """
    replies = [
        block.place
        for block in blocks
        if len(block.text) <= LONGEST_REPLY and block.text.lower() in REPLY
    ]
    if len(replies) < SEVERAL or not kept:
        return list(kept)
    around = Counter(one.number for place in replies for one in place.ancestors())
    lists = {
        next((one.number for one in place.ancestors() if around[one.number] >= SEVERAL), None)
        for place in replies
    }
    lists -= {one.number for one in blocks[kept[0]].place.ancestors()}
    return [
        index
        for index in kept
        if all(one.number not in lists for one in blocks[index].place.ancestors())
    ]


def without_notices(kept: Sequence[int], blocks: Sequence[TextBlock]) -> list[int]:
    """Return *kept* without the elements that are named for a notice of consent, and without those
    most of whose words ask for it.

    If that leaves no sentence, the page is a wall, and comes back as it is.
    """
    parts: dict[Place, list[int]] = defaultdict(list)
    for index in kept:
        parts[element_around(blocks[index])].append(index)
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


def element_around(block: TextBlock) -> Place:
    """Return the element around that of *block*, or its own if there is none."""
    return block.place.parent or block.place


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
        text, element = blocks[index].text, element_around(blocks[index])
        if text in seen and len(text) > PARAGRAPH and blocks[index].place.tag not in LISTED:
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
