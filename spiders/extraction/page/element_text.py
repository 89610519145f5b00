"""The text of a short element, such as a headline or a byline, whose parts are elements too."""

import re

from spiders.extraction.page.element import Element
from spiders.extraction.wording import folded

LONGEST = 4000  # characters with indentation; a longer element is not short, and not read further
SEAM = "\x1f"  # stands where two text nodes meet; no page can hold it as text
# Both begin with the seam itself, for which text is searched fast, and look back from there.
DROP_CAPITAL = re.compile(rf"{SEAM}(?<=\w{SEAM})(?<!\w\w{SEAM}){SEAM}*(?=[a-zà-öø-ÿ])")
MEETING = re.compile(rf"{SEAM}(?<=\S{SEAM}){SEAM}*(?=[\w\"“„«‘(])")


def element_text(node: Element) -> str:
    """Return the text of *node*, with a blank where words of two elements meet.

    A small letter goes on with the one capital before it, and punctuation with its word.
    """
    text = node.start(LONGEST, SEAM)
    if SEAM in text:
        text = MEETING.sub(" ", DROP_CAPITAL.sub("", text)).replace(SEAM, "")
    return folded(text)
