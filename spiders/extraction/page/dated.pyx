"""The texts and elements of a page that may print or state a date, found in one walk of its body.

Asked are octets only: most texts of a page hold no number, and become no object.
"""

cimport cython
from libc.stdint cimport uintptr_t
from libc.string cimport memcmp, memset

from selectolax.lexbor import create_tag

from spiders.extraction.page.dom cimport (
    ELEMENT,
    STANDARD,
    TEXT,
    Attribute,
    Node,
    document_of,
    dom,
    first_attribute_of,
    next_in,
    node_after,
    text_of,
)
from spiders.extraction.page.element cimport Element, element_at
from spiders.extraction.page.octets cimport Parts, Text, has_part, parts_of

from spiders.extraction.page.tag_kinds import HEADINGS, UNSEEN

cdef enum:
    PARAGRAPH = 120  # octets of a text from which on it is a paragraph of a story
    LONGEST = 400  # octets of a text that may be a line with a date
    TOOLTIP = 60  # octets of a title that may be a date
    CAPTION_LEVELS = 3  # elements around a text, of which one may be the caption
    MOST = 400  # dated places of one page; an archive prints thousands

DATE_PARTS = [b"date", b"Date", b"time", b"publish"]
cdef Parts DATES = parts_of(DATE_PARTS)
cdef int SKIPPED = 1, TIME = 2, HEADING = 3
KINDS = {tag: SKIPPED for tag in (*UNSEEN, "meta", "option", "textarea", "svg")}
KINDS |= {"time": TIME, "abbr": TIME} | {tag: HEADING for tag in HEADINGS}
cdef uintptr_t H1 = create_tag("h1").tag_id
cdef uintptr_t FIGCAPTION = create_tag("figcaption").tag_id
cdef int[STANDARD] KIND_OF
memset(KIND_OF, 0, sizeof(KIND_OF))
for tag, number in KINDS.items():
    KIND_OF[create_tag(tag).tag_id] = number


@cython.no_gc  # it leads to its element only
cdef class Dated:
    """One place that may date the story: the element around such a *text*, or one that states a date.

    *before* is the text just before it in the same element. *offset* tells how many octets of text
    the page prints before it, *paragraphs* how many of its texts so far are long; *is_marked*
    whether the element states a date in its own attributes.
    """

    cdef readonly Element element
    cdef readonly str text, before
    cdef readonly Py_ssize_t offset
    cdef readonly int paragraphs
    cdef readonly bint is_marked

    def __init__(self):
        raise TypeError("a dated place is one of a tree's: dated_in")


def dated_in(tree, int most_paragraphs):
    """Return the dated places of *tree*, and the places of its headings, in page order.

    Looked at is the page down to so many paragraphs behind its first `<h1>`.
    """
    cdef list dated = [], headings = []
    cdef Node root, node, document, last = NULL
    cdef Py_ssize_t offset = 0, signs
    cdef size_t size = 0
    cdef uintptr_t number
    cdef int paragraphs = 0, last_paragraph = 0, kind
    cdef char* octets
    cdef bint is_over
    if tree.body is None:
        return dated, headings
    node = root = <Node> <uintptr_t> tree.body.mem_id
    document = document_of(root)
    while node != NULL and len(dated) < MOST:
        if dom.type(node) == TEXT:
            octets = dom.text(node, &size)
            if octets != NULL:
                if size <= LONGEST and has_year(octets, size):
                    dated.append(text_at(node, tree, octets[:size], offset, paragraphs, last))
                signs = printed(octets, size)
                offset += signs
                paragraphs += signs >= PARAGRAPH and not is_caption(node)
                is_over = last_paragraph and paragraphs > last_paragraph
                if signs:
                    last = node
                if document != NULL:
                    dom.free_text(document, octets)
                if is_over:
                    break
        elif dom.type(node) == ELEMENT:
            number = dom.tag_id(node)
            kind = KIND_OF[number] if number < STANDARD else 0
            if kind == SKIPPED:
                node = node_after(node, root)
                continue
            if number == H1 and not last_paragraph:
                last_paragraph = paragraphs + most_paragraphs
            if kind == HEADING:
                headings.append(place_at(node, tree, offset, paragraphs, NULL))
            if kind == TIME or states_date(node):
                dated.append(place_at(node, tree, offset, paragraphs, last))
        node = next_in(root, node)
    return dated, headings


cdef bint is_caption(Node text) except -1:
    """Whether *text* stands in a caption, or in an element of one."""
    cdef Node around = dom.parent(text)
    cdef int level
    for level in range(CAPTION_LEVELS):
        if around == NULL or dom.type(around) != ELEMENT:
            return False
        if dom.tag_id(around) == FIGCAPTION:
            return True
        around = dom.parent(around)
    return False


cdef Dated place_at(Node node, tree, Py_ssize_t offset, int paragraphs, Node last):
    """Return the dated place at *node*, an element; *last* is the text printed before it."""
    cdef Dated place = Dated.__new__(Dated)
    place.element, place.text, place.offset = element_at(node, tree), "", offset
    place.paragraphs, place.is_marked = paragraphs, True
    place.before = ""
    if last != NULL:
        before = text_of(last, document_of(last))
        if dom.parent(last) == dom.parent(node) or before.rstrip().endswith((":", "\uff1a")):
            place.before = before
    return place


cdef Dated text_at(
    Node node, tree, bytes octets, Py_ssize_t offset, int paragraphs, Node last
):
    """Return the dated place of the text *octets* at *node*."""
    cdef Dated place = place_at(dom.parent(node), tree, offset, paragraphs, last)
    place.text, place.is_marked = octets.decode("utf-8", "replace"), False
    return place


cdef Py_ssize_t printed(const char* octets, size_t size) noexcept nogil:
    """Return how many of the *octets* are no white space: what indents is not printed."""
    cdef Py_ssize_t count = 0
    cdef size_t at
    for at in range(size):
        count += <unsigned char> octets[at] > 32
    return count


cdef bint has_year(const char* octets, size_t size) noexcept:
    """Whether *octets* hold four digits together, of any script, digits between two points, two
    behind a day and a month of Thai, or the sign for year, which stands behind an era's."""
    cdef size_t at = 0
    cdef int digits = 0, groups = 0, width
    cdef bint is_day = False, is_month = False
    if not may_number(octets, size):
        return False
    while at < size:
        width = digit_at(octets, size, at)
        if width:
            digits += 1
            if digits == 4 or is_month and digits == 2:
                return True
            is_day = True
            at += width
            continue
        if digits and octets[at] in (45, 46, 47):  # "-", ".", "/"
            groups += 1
            if groups == 2:
                return True
        elif octets[at] != 32:
            if <unsigned char> octets[at] == 0xE5 and size - at > 2 and not memcmp(
                octets + at, b"\xe5\xb9\xb4", 3
            ):
                return True
            groups = 0
            if is_day and <unsigned char> octets[at] == 0xE0 and size - at > 2:
                is_month = octets[at + 1] in (<char> 0xB8, <char> 0xB9)
        digits = 0
        at += 1
    return False


cdef bint may_number(const char* octets, size_t size) noexcept nogil:
    """Whether a digit of ASCII, or the first octet of another, is among *octets*; most have none."""
    cdef bint found = False
    cdef size_t at
    for at in range(size):
        found |= (<unsigned char> (octets[at] - 48) < 10) | (<unsigned char> octets[at] >= 0xD9)
    return found


cdef int digit_at(const char* octets, size_t size, size_t at) noexcept nogil:
    """Return how many octets the decimal digit at *at* takes, 0 if there is none.

    Arabic and Persian digits take two, those of India and Thailand three.
    """
    cdef unsigned char one = octets[at], two, three
    if 48 <= one <= 57:
        return 1
    if one < 0xD9 or at + 1 >= size:
        return 0
    two = octets[at + 1]
    if one == 0xD9:
        return 2 if 0xA0 <= two <= 0xA9 else 0
    if one == 0xDB:
        return 2 if 0xB0 <= two <= 0xB9 else 0
    if one != 0xE0 or at + 2 >= size:
        return 0
    three = octets[at + 2]
    if two in (0xA5, 0xA7, 0xA9, 0xAB, 0xAD, 0xAF, 0xB1, 0xB3, 0xB5):  # from Devanagari on
        return 3 if (0xA6 <= three <= 0xAF) else 0
    return 3 if two == 0xB9 and 0x90 <= three <= 0x99 else 0  # Thai


cdef bint states_date(Node element) noexcept:
    """Whether an attribute of *element* is named after dates, or names what it holds so."""
    cdef Attribute attribute = first_attribute_of(element)
    cdef Text name, value
    while attribute != NULL:
        name.octets = dom.attribute_name(attribute, &name.size)
        if name.size == 8 and (
            not memcmp(name.octets, b"itemprop", 8) or not memcmp(name.octets, b"property", 8)
        ):
            value.octets = dom.attribute_value(attribute, &value.size)
            if value.octets != NULL and has_part(&value, &DATES):
                return True
        elif name.size == 5 and not memcmp(name.octets, b"title", 5):  # as of "3 hours ago"
            value.octets = dom.attribute_value(attribute, &value.size)
            if value.octets != NULL and value.size <= TOOLTIP and has_year(value.octets, value.size):
                return True
        elif name.size > 6 and (
            not memcmp(name.octets, b"data-", 5)
            or not memcmp(name.octets, b"datetime", 7)
            or not memcmp(name.octets, b"pubdate", 7)
        ) and has_part(&name, &DATES):
            return True
        attribute = dom.next_attribute(attribute)
    return False
