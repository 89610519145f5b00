"""Pictures outside a `<figure>` -> the element beside each that says what it shows.

Pages that are old, made by hand or for phones have none. What follows a picture is its caption
where an element is named so, or where the two stand alone together and end in a credit line.
"""

import re
from itertools import islice

from spiders.extraction.captions import credit_line, may_credit
from spiders.extraction.element import Element
from spiders.extraction.roles import HEADINGS
from spiders.extraction.tag_kinds import UNSEEN
from spiders.extraction.words import names_in

LEVELS = 5  # of elements around a picture that hold nothing else: links, ratios, zoom
MOST_BESIDE = 12  # elements and white space behind a picture
MOST_INNER = 6  # elements of what follows a picture that are asked for their names
LONGEST = 600  # characters; what is longer is the story
LONGEST_SOURCE = 4 * LONGEST  # with indentation and scripts
NO_WORDS = UNSEEN | {""}  # a comment has no tag
CAPTION = re.compile(r"caption|cutline|bildunterschrift|bildtext|l[eé]gende|leyenda|didascalia")
PICTURE_FILES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")
NO_PAGE = ("#", "javascript:")
NOTICE = re.compile(r"(?:©|copyright)\s*\d{4}|\brights\b|\bimpressum\b", re.IGNORECASE)
PAGE = frozenset({"body", "main", "article"})


def caption_beside(picture: Element) -> Element | None:
    """Return the element with the caption of *picture*, if one is sure to be."""
    holder = picture
    for _ in range(LEVELS):
        around = holder.parent
        if around is None or around.tag == "figure" or leads_to_page(around):
            return None
        following = words_behind(holder)
        if following is not None:
            if len(following.start(LONGEST_SOURCE)) == LONGEST_SOURCE or following.has(HEADINGS):
                return None
            found = named_caption(following) or credited(around)
            return found if found is not None and is_caption(found) else None
        if around.tag in PAGE:
            return None
        holder = around
    return None


def leads_to_page(node: Element) -> bool:
    """Whether *node* is a link to another page, not to the picture in full size."""
    if node.tag != "a":
        return False
    href = (node.attributes.get("href") or "#").lower()
    return not (href.startswith(NO_PAGE) or href.partition("?")[0].endswith(PICTURE_FILES))


def words_behind(node: Element) -> Element | None:
    """Return what stands with text next behind *node* in the same element."""
    following = node.next
    for _ in range(MOST_BESIDE):
        if following is None:
            return None
        if following.tag not in NO_WORDS:
            text = following.start(LONGEST_SOURCE)
            if text and not text.isspace():
                return following
        following = following.next
    return None


def named_caption(node: Element) -> Element | None:
    """Return *node* or what is in it, if its author named it a caption."""
    return next((one for one in islice(node.inside(), MOST_INNER) if is_named(one)), None)


def is_named(node: Element) -> bool:
    """Whether *node* is an element for captions by its tag or its names."""
    attributes = node.attributes
    return node.tag == "figcaption" or bool(
        attributes and CAPTION.search(names_in(attributes).lower())
    )


def credited(node: Element) -> Element | None:
    """Return *node*, with a picture in it, if it ends with the words that say whose that is.

    The foot of a page, with its logo, ends with whose the page is.
    """
    source = "" if node.tag in PAGE else node.start(LONGEST_SOURCE)
    if len(source) == LONGEST_SOURCE:
        return None
    if not may_credit(source.lower()):
        return None
    text = node.seen()
    return node if credit_line(text) and not NOTICE.search(text) else None


def is_caption(node: Element) -> bool:
    """Whether *node* can be a caption: short, no headline, and no list of links."""
    if node.has(HEADINGS):
        return False
    size = len(node.seen())
    linked = sum(len(link.seen()) for link in node.find("a"))
    return 0 < size <= LONGEST and linked * 2 <= size
