"""Blocks that can be a part of the story: only those are weighed."""

from spiders.extraction.body.unwritten cimport is_unwritten
from spiders.extraction.page.places cimport Place
from spiders.extraction.page.runs cimport TextBlock

from spiders.extraction.wording import TAGS, kind, words_of

LINES = words_of("p li h2 h3 h4 h5 h6 dt dd")
LISTS = words_of("ul ol dl")
TEXT_TAGS = words_of("p li td th dt dd h2 h3 h4 h5 h6 blockquote figcaption")

LONGEST_LABEL = 25  # letters
cdef Py_ssize_t LABEL = LONGEST_LABEL
cdef unsigned long long EMBED = kind("embed"), FACTS = kind("facts")
# Kinds of name that no paragraph has, on any of 60, 33, 18, 7 and 45 sites that use them.
cdef unsigned long long NO_STORY = (
    kind("caption") | kind("byline") | kind("comment") | kind("related") | TAGS["figure"]
)
cdef str ENDERS = ".!?…。！？؟։।:;"


def asked_blocks(list blocks):
    """Return the indices of the blocks that can be a part of the story: what nobody wrote is none.

    Where that leaves none of the page's paragraphs, its names are not what they seem: any block
    but a link can be.
    """
    cdef TextBlock block
    cdef list asked = [], others = []
    cdef bint is_story = False, is_any_story = False
    for index, block in enumerate(blocks):
        if is_unwritten(block):
            continue
        if is_asked(block):
            asked.append(index)
            is_story |= block.is_paragraph
        if not block.is_entry:
            others.append(index)
            is_any_story |= block.is_paragraph
    return asked if is_story or not is_any_story else others


cpdef bint is_asked(TextBlock block) except -1:
    """Whether *block* can be a part of the story.

    None are a bare link, a label, the headline, an embedded post and a box of facts beside the story.
    A label is some letters in an element that says nothing of them, such as "Advertisement".
    """
    cdef Place place = block.place
    cdef str text = block.text
    cdef int level
    if block.is_entry and not is_amid(place):
        return False
    if place.tag == "h1" or place.kinds() & NO_STORY:
        return False
    if len(text) < LABEL and place.tag not in TEXT_TAGS and text[-1] not in ENDERS:
        return False
    for level in range(3):  # elements around a block that may be its quotation or its box
        if place.kinds() & FACTS:
            return False
        if place.tag == "blockquote" and place.kinds() & EMBED:
            return False
        place = place.parent
        if place is None:
            break
    return True


cdef bint is_amid(Place place) except -1:
    """Whether a line at *place* stands among paragraphs, as an entry of their list may."""
    if place.tag not in LINES or place.parent is None:
        return False
    place = place.parent
    if place.tag == "li" and place.parent is not None:
        place = place.parent
    if place.tag in LISTS:
        place = place.parent
    return place is not None and place.has_paragraph
