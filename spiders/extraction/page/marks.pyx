"""The elements of a page that its fields ask for, found in one walk over the tree."""

from libc.stdint cimport uintptr_t
from libc.string cimport memcmp, memset, strlen

from selectolax.lexbor import create_tag

from spiders.extraction.page.dom cimport ELEMENT, STANDARD, Attribute, Node, dom, next_in, tag_of
from spiders.extraction.page.element cimport Element, element_at

cdef enum:
    MOST_BYLINES = 12  # a page with comments has hundreds

cdef int BASE = 1, META = 2, LINK = 3, SCRIPT = 4, HEADLINE = 5, FIGURE = 6, PICTURE = 7
cdef int ADDRESS = 8, ANCHOR = 9
KINDS = {
    "base": BASE, "meta": META, "link": LINK, "script": SCRIPT, "h1": HEADLINE, "figure": FIGURE,
    "img": PICTURE, "address": ADDRESS, "a": ANCHOR,
}  # fmt: skip
cdef int[STANDARD] KIND_OF
memset(KIND_OF, 0, sizeof(KIND_OF))
for tag, number in KINDS.items():
    KIND_OF[create_tag(tag).tag_id] = number


cdef struct Text:
    char* octets
    size_t size


cdef struct Parts:  # some texts, and which octets one of them begins with
    Text[8] texts
    int count
    bint[256] begins


cdef Parts parts_of(list texts):
    """Return *texts*, which are literals, as Parts."""
    cdef Parts parts
    cdef bytes text
    memset(&parts, 0, sizeof(Parts))
    for text in texts:
        parts.texts[parts.count] = Text(text, len(text))
        parts.count += 1
        parts.begins[<unsigned char> text[0]] = True
    return parts


# Parts of names, without first letters, as in byline and storyByline; and of addresses.
BYLINE_PARTS = [b"yline", b"uthor", b"ignature"]
TAG_PARTS = [b"tags", b"Tags", b"keywords", b"topics"]
ADDRESS_PARTS = [
    b"/topic", b"/tag/", b"/tags/", b"/thema/", b"/themen/", b"/keyword", b"/schlagwort",
]  # fmt: skip
TYPE_PARTS = [b"ld+json"]
cdef Parts BYLINES = parts_of(BYLINE_PARTS), TAGS = parts_of(TAG_PARTS)
cdef Parts TAG_PAGES = parts_of(ADDRESS_PARTS), JSON_LD = parts_of(TYPE_PARTS)


cdef class Marks:
    """Elements of one page by what they are for, each list in page order.

    *bylines* are the first of those that are named as such, *tag_links* the links to pages of tags
    and *tag_lists* other elements that are named after tags.
    """

    cdef readonly list bases, metas, links, scripts, headlines, figures, pictures, bylines
    cdef readonly list tag_links, tag_lists

    def __cinit__(self):
        self.bases, self.metas, self.links, self.scripts = [], [], [], []
        self.headlines, self.figures, self.pictures, self.bylines = [], [], [], []
        self.tag_links, self.tag_lists = [], []


cdef struct Read:  # the attributes of one element, NULL where it has none
    Text href, rel, content, type, itemprop, names


def marks_of(tree):
    """Return the marked elements of *tree*."""
    cdef Marks marks = Marks()
    cdef Node node, root
    cdef Read read
    cdef int kind
    if tree.root is None:
        return marks
    node = root = <Node> <uintptr_t> tree.root.mem_id
    while node != NULL:
        if dom.type(node) == ELEMENT:
            kind = kind_of(node)
            read = attributes_in(node)
            mark(marks, node, kind, &read, tree)
        node = next_in(root, node)
    return marks


cdef int kind_of(Node element) except -1:
    """Return what the tag of *element* marks it for, 0 if for nothing."""
    cdef uintptr_t number = dom.tag_id(element)
    if number < STANDARD:
        return KIND_OF[number]
    return PICTURE if tag_of(element) == "amp-img" else 0


cdef int mark(Marks marks, Node node, int kind, Read* read, tree) except -1:
    """Put the element at *node* into the lists that it belongs to."""
    cdef bint is_tagged = has_part(&read.names, &TAGS)
    if kind == BASE and read.href.octets != NULL:
        marks.bases.append(element_at(node, tree))
    elif kind == META and read.content.octets != NULL:
        marks.metas.append(element_at(node, tree))
    elif kind == LINK and read.rel.octets != NULL and read.href.octets != NULL:
        marks.links.append(element_at(node, tree))
    elif kind == SCRIPT and has_part(&read.type, &JSON_LD):
        marks.scripts.append(element_at(node, tree))
    elif kind == HEADLINE:
        marks.headlines.append(element_at(node, tree))
    elif kind == FIGURE:
        marks.figures.append(element_at(node, tree))
    elif kind == PICTURE:
        marks.pictures.append(element_at(node, tree))
    elif len(marks.bylines) < MOST_BYLINES and (
        kind == ADDRESS
        or has_part(&read.names, &BYLINES)
        or has_word(&read.names, b"by")
        or has_word(&read.rel, b"author")
        or is_word(&read.itemprop, b"author")
    ):
        marks.bylines.append(element_at(node, tree))
    if kind == ANCHOR:
        if is_tagged or has_word(&read.rel, b"tag") or has_part(&read.href, &TAG_PAGES):
            marks.tag_links.append(element_at(node, tree))
    elif is_tagged:
        marks.tag_lists.append(element_at(node, tree))
    return 0


cdef Read attributes_in(Node element) noexcept:
    """Return what is asked of the attributes of *element*."""
    cdef Read read
    cdef Attribute attribute = dom.first_attribute(element)
    cdef size_t size = 0
    cdef char* name
    cdef Text* text
    memset(&read, 0, sizeof(Read))
    while attribute != NULL:
        name = dom.attribute_name(attribute, &size)
        text = NULL
        if size == 5 and not memcmp(name, b"class", 5):
            text = &read.names
        elif size == 4 and not memcmp(name, b"href", 4):
            text = &read.href
        elif size == 3 and not memcmp(name, b"rel", 3):
            text = &read.rel
        elif size == 8 and not memcmp(name, b"itemprop", 8):
            text = &read.itemprop
        elif size == 7 and not memcmp(name, b"content", 7):
            text = &read.content
        elif size == 4 and not memcmp(name, b"type", 4):
            text = &read.type
        if text != NULL:
            text.octets = dom.attribute_value(attribute, &text.size)
            if text.octets == NULL:
                text.octets, text.size = b"", 0
        attribute = dom.next_attribute(attribute)
    return read


cdef bint has_part(Text* text, Parts* parts) noexcept:
    """Whether *text* holds one of *parts*."""
    cdef size_t at
    cdef int index
    cdef Text part
    for at in range(text.size):
        if parts.begins[<unsigned char> text.octets[at]]:
            for index in range(parts.count):
                part = parts.texts[index]
                if part.size <= text.size - at and not memcmp(
                    text.octets + at, part.octets, part.size
                ):
                    return True
    return False


cdef bint is_word(Text* text, const char* word) noexcept:
    """Whether *text* is *word*."""
    return text.size == strlen(word) and not memcmp(text.octets, word, text.size)


cdef bint has_word(Text* text, const char* word) noexcept:
    """Whether *word* is one of those in *text*, which are parted by white space."""
    cdef size_t at, start = 0
    cdef Text one
    if not text.size:
        return False
    for at in range(text.size + 1):
        if at == text.size or text.octets[at] == 32 or 9 <= text.octets[at] <= 13:
            if start < at and text.octets[start] == word[0]:
                one.octets, one.size = text.octets + start, at - start
                if is_word(&one, word):
                    return True
            start = at + 1
    return False
