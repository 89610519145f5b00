"""Pictures outside a `<figure>` -> the element beside each that says what it shows.

Pages that are old, made by hand or for phones have none. What follows a picture is its caption
where an element is named so, or where the two stand alone together and end in a credit line.
"""

import re
from itertools import islice

from spiders.extraction.page.dom cimport (
    TEXT,
    Node,
    attributes_of,
    document_of,
    dom,
    names_in,
    next_in,
    tag_of,
    text_unless_blank,
)
from spiders.extraction.page.element cimport Element, element_at

from spiders.extraction.page.captions import credit_line
from spiders.extraction.page.tag_kinds import HEADINGS, UNSEEN
from spiders.extraction.wording import may_credit

LEVELS = 5  # of elements around a picture that hold nothing else: links, ratios, zoom
MOST_BESIDE = 12  # elements and white space behind a picture
MOST_INNER = 6  # elements of what follows a picture that are asked for their names
LONGEST = 600  # characters; what is longer is the story
LONGEST_SOURCE = 4 * LONGEST  # with indentation and scripts
NO_WORDS = UNSEEN | {""}  # a comment has no tag
cdef tuple CAPTIONS = (  # one of them is in the names of captions
    "caption", "cutline", "bildunterschrift", "bildtext", "legende", "légende", "leyenda",
    "didascalia", "legenda", "pie-de-foto", "piefoto", "pie-foto", "podpis", "popisek", "onderschrift",
    "billedtekst", "kuvateksti", "kepalairas", "resimalti", "lezanta", "chuthich", "chu-thich",
    "img-desc", "image-desc", "photo-desc", "foto-desc", "pic-desc", "tuzhu",
)
PICTURE_FILES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")
NO_PAGE = ("#", "javascript:")
NOTICE = re.compile(r"(?:©|copyright)\s*\d{4}|\brights\b|\bimpressum\b", re.IGNORECASE)
PAGE = frozenset({"body", "main", "article"})


def caption_beside(Element picture):
    """Return the element with the caption of *picture*, if one is sure to be."""
    cdef Node holder = picture.node, around, following, document = document_of(holder)
    cdef Element beside
    cdef int level
    for level in range(LEVELS):
        around = dom.parent(holder)
        if around == NULL or tag_of(around) == "figure" or leads_to_page(around):
            return None
        following = words_behind(holder, document)
        if following != NULL:
            beside = element_at(following, picture.tree)
            if len(beside.start(LONGEST_SOURCE)) == LONGEST_SOURCE or beside.has(HEADINGS):
                return None
            found = named_caption(beside) or credited(element_at(around, picture.tree))
            return found if found is not None and is_caption(found) else None
        if tag_of(around) in PAGE:
            return None
        holder = around
    return None


cdef bint leads_to_page(Node node) except -1:
    """Whether *node* is a link to another page, not to the picture in full size."""
    if tag_of(node) != "a":
        return False
    href = (attributes_of(node).get("href") or "#").lower()
    return not (href.startswith(NO_PAGE) or href.partition("?")[0].endswith(PICTURE_FILES))


cdef Node words_behind(Node node, Node document) except? NULL:
    """Return what stands with text next behind *node* in the same element."""
    cdef int count
    for count in range(MOST_BESIDE):
        node = dom.next(node)
        if node == NULL or (tag_of(node) not in NO_WORDS and has_words(node, document)):
            return node
    return NULL


cdef bint has_words(Node root, Node document) except -1:
    """Whether *root* is or holds a text that is not white space."""
    cdef Node node = root
    while node != NULL:
        if dom.type(node) == TEXT and text_unless_blank(node, document) is not None:
            return True
        node = next_in(root, node)
    return False


cdef Element named_caption(Element node):
    """Return *node* or what is in it, if its author named it a caption."""
    for one in islice(node.inside(), MOST_INNER):
        if is_named(one):
            return one
    return None


cdef bint is_named(Element node) except -1:
    """Whether *node* is an element for captions by its tag or its names."""
    cdef str names, word
    if node.tag == "figcaption":
        return True
    attributes = node.attributes
    names = names_in(node.tag, attributes).lower() if attributes else ""
    for word in CAPTIONS if names else ():
        if word in names:
            return True
    return False


cdef Element credited(Element node):
    """Return *node*, with a picture in it, if it ends with the words that say whose that is.

    The foot of a page, with its logo, ends with whose the page is.
    """
    source = "" if node.tag in PAGE else node.start(LONGEST_SOURCE)
    if len(source) == LONGEST_SOURCE:
        return None
    if not may_credit(source):
        return None
    text = node.seen()
    return node if credit_line(text) and not NOTICE.search(text) else None


cdef bint is_caption(Element node) except -1:
    """Whether *node* can be a caption: short, no headline, and no list of links."""
    if node.has(HEADINGS):
        return False
    size = len(node.seen())
    linked = sum([len(link.seen()) for link in node.find("a")])
    return 0 < size <= LONGEST and linked * 2 <= size
