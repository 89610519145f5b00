"""Lines that are none of a story, wherever in it they stand: they ask, sell, interrupt or point.

One look at how a line begins, and its words, tells of nearly all that they are none of these.
"""

import re

from spiders.extraction.phrases import Openings
from spiders.extraction.wording.adverts import is_advert
from spiders.extraction.wording.calls import (
    CALL,
    CALL_LAST,
    GOOGLE,
    LONGEST_CALL,
    SUBSCRIBE,
    is_call,
    is_offer,
)
from spiders.extraction.wording.interruptions import (
    ASIDE,
    LONGEST_ASIDE,
    MARKED,
    PART,
    TIP,
    UNLOADED,
    is_interruption,
)
from spiders.extraction.wording.pointers import READ_ALSO, is_pointer

BARE_CLOCK = re.compile(r"[0-2]?\d[.:h][0-5]\d(?: ?Uhr)?")  # of an entry in a live blog
BEGINNINGS = Openings(PART, ASIDE, UNLOADED, TIP, READ_ALSO, BARE_CLOCK)
SAYING = Openings(CALL, CALL_LAST, SUBSCRIBE, GOOGLE, MARKED)
ASKS, MARKS = 0b01111, 0b10000  # of SAYING: what asks or sells, and what speaks of the page


def is_asking(text: str, linked: int) -> bool:
    """Whether *text*, a block by itself, asks, sells the rest of the story, speaks of the page,
    points to other stories (*linked* letters of it are links), or is a bare clock.

    >>> is_asking("Never miss a story: sign up to our channel!", 0), is_asking("12:30", 0)
    (True, True)
    """
    size = len(text)
    if size > LONGEST_ASIDE:
        return False
    said = SAYING.begun_in(text)
    if said & ASKS and size <= LONGEST_CALL and (is_call(text) or is_offer(text)):
        return True
    if is_advert(text):
        return True
    if "@" not in text and not said & MARKS and not BEGINNINGS.may_begin(text):
        return False
    if is_interruption(text) or is_pointer(text, linked):
        return True
    return BARE_CLOCK.fullmatch(text) is not None
