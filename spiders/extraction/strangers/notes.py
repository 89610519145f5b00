"""Lines that want something of a reader, told by how they are set and where their links lead.

No list of wordings holds on a page that it was not made on. What such lines have in common in all
languages: they are set apart in italics or bold, their link is a clause of its own at their end
("Find it here"), it leads to a newsletter, a channel or a shop of apps, they ask a question first,
or begin with a picture of an envelope. One of these may be any story's; two are not, if one is the
link's; in bold italics, or in square brackets, any line with a link is one. Below a story a
question and an address, or one at the page's own domain, are as good; so is a last line that speaks
of the text it stands under, or is set apart and introduces who wrote it.
"""

import re
from collections.abc import Sequence

from spiders.extraction.page import HEADINGS, TextBlock
from spiders.extraction.phrases import Cue
from spiders.extraction.strangers.about import is_on_author, is_on_itself, speaks_of_author
from spiders.extraction.strangers.offers import is_offer
from spiders.extraction.wording import (
    QUESTIONS,
    QUOTED,
    TELEPHONE,
    folded,
    is_asked,
    is_colophon,
    is_followed_at,
    is_sentence,
    words_of,
)

LONGEST = 250  # letters; a longer paragraph also tells something
LISTED = HEADINGS | words_of("li dt dd td th blockquote pre")
WHOLLY = 0.9  # of the letters of a line that is set apart
SELDOM = 0.3  # of the story's letters are set so, where that sets a line apart
BELOW = 2  # blocks at the end of the story
MOST = 3  # such lines in a story; a page with more is made of them
CLAUSE = tuple(".!?:,…–—。！？：،؟؛")  # ends what stands before a link that is a clause
LONGEST_CLAUSE = 60  # letters of such a link
AROUND = " \u00a0.!»>→›…。'\"“”„«()"
ASKING = re.compile(r"[^.!?。！？؟]+[?？؟].*\w")  # begins with a question, and goes on
MAIL = re.compile(r"(?<=[\w.+-])@(?P<domain>[\w-]+)\.\w")
STOP = re.compile(  # of a sentence, which tells of something else before an address
    r"\w{3}[.!。！](?!\S*@|\d)"
)
SHORTEST = 4  # letters of a name that tells in another
# What brings to a reader what they ask for.
BROUGHT = Cue(
    r"newsletter|inbox|e-?mails?\b|mails?\b|postfach|nachrichtenbrief|courriel|boîte|"
    r"correo|correio|casella|skrzynk|рассылк|почт|e-posta|bülten|mejl|"
    r"nyhetsbrev|nieuwsbrief|hírlev|boletín|メール|邮箱|電子報|메일|뉴스레터|البريد|نشرة|ईमेल|surel"
)


def without_notes(kept: Sequence[int], blocks: Sequence[TextBlock], host: str) -> list[int]:
    """Return the indices of *kept* without lines that want something; *host* is the page's."""
    letters = sum(len(blocks[index].text) for index in kept)
    italic = sum(blocks[index].italic for index in kept) <= SELDOM * letters
    strong = sum(blocks[index].strong for index in kept) <= SELDOM * letters
    begun = next((at for at, index in enumerate(kept) if is_sentence(blocks[index].text)), 0)
    found: list[int] = []
    end = len(kept)  # of what is left
    for at in range(len(kept) - 1, begun, -1):
        index = kept[at]
        block = blocks[index]
        if len(block.text) > LONGEST or block.place.tag in LISTED:
            continue
        is_italic = italic and block.italic > WHOLLY * len(block.text)
        is_strong = strong and block.strong > WHOLLY * len(block.text)
        is_below = at >= end - BELOW
        if is_below and is_colophon(block.text):  # is trimmed later, and counts for nothing here
            end -= 1
            continue
        is_last = at == end - 1
        if (
            (block.links and leads_away(block, is_italic + is_strong, is_below))
            or (is_strong and (is_bracketed(block.text) or is_channel(block.text)))
            or (is_below and gives_address(block.text, host))
            or (is_below and is_on_itself(block, is_last))
            or (is_last and (is_italic or is_strong) and is_on_author(index, kept, blocks))
            or (is_last and speaks_of_author(index, kept, blocks))
        ):
            found.append(index)
            end -= is_below
    return [index for index in kept if index not in found] if len(found) <= MOST else list(kept)


def leads_away(block: TextBlock, apart: int, is_below: bool) -> bool:
    """Whether a link of *block* is a call or leads to an offer, and another thing tells so too, as
    that it is set *apart* in one way; what is so in two, or in brackets, needs no more than a link.
    """
    if apart > 1 or is_bracketed(block.text):
        return True
    offers = all(map(is_offer, block.links))
    is_call = ends_in_call(block)
    if not offers and not is_call:
        return False
    text = block.text
    asks = ASKING.match(text) is not None
    begins = ord(text[0]) >= 0x2190 and not text[0].isalnum() and text[0] not in "「『【《〈（"
    is_wanted = is_call and (is_asked(text) or BROUGHT.is_in(text))
    return offers + is_call + apart + asks + begins + is_wanted + (offers and is_below) >= 2


def is_bracketed(text: str) -> bool:
    """Whether *text* stands in square brackets as a whole, which no story has for its own words."""
    return text.startswith(("[", "【")) and text.rstrip(".").endswith(("]", "】"))


def is_channel(text: str) -> bool:
    """Whether *text* says where else the page's makers are to be found, and nobody says it."""
    return is_followed_at(text) and not QUOTED.match(text)


def ends_in_call(block: TextBlock) -> bool:
    """Whether the last link of *block* is its last clause."""
    linked = folded(block.links[-1].text()).strip(AROUND)
    text = block.text.rstrip(AROUND)
    if not linked or len(linked) > LONGEST_CLAUSE or not text.endswith(linked):
        return False
    return text[: -len(linked)].rstrip(" \u00a0'\"“„«(").endswith(CLAUSE)


def gives_address(text: str, host: str) -> bool:
    """Whether *text* asks something and says where to answer, or is an address at *host* with no
    more than a clause before it.
    """
    mail = MAIL.search(text)
    if mail and is_same(mail["domain"], host) and not STOP.search(text, 0, mail.start() + 1):
        return True
    asks = any(sign in text for sign in QUESTIONS)
    return asks and (mail is not None or TELEPHONE.search(text) is not None)


def is_same(domain: str, host: str) -> bool:
    """Whether *domain*, without its ending, and *host* are of one publisher by their names."""
    one = domain.lower()
    return any(
        min(len(one), len(other)) >= SHORTEST and (one in other or other in one)
        for other in host.split(".")[:-1]
    )
