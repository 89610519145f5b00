"""What a reader sees where the tag alone does not tell: asked of few elements, while text is cut."""

from libc.stdint cimport uintptr_t
from libc.string cimport memcmp

from selectolax.lexbor import create_tag

from spiders.extraction.page.dom cimport (
    TEXT,
    Attribute,
    Node,
    document_of,
    dom,
    first_attribute_of,
    next_in,
    tag_of,
    text_unless_blank,
)
from spiders.extraction.page.element cimport element_at
from spiders.extraction.page.octets cimport Parts, Text, has_part, parts_of

from spiders.extraction.page.tag_kinds import UNSEEN
from spiders.extraction.wording import is_hovered, is_spoken, words_of

cdef enum:
    ASIDE = 40  # letters of a hidden part of a sentence; a longer one is shown at a click
    SENTENCE = 80  # octets of a text that no menu has for a label
    SENTENCES = 3  # such texts in a story that stands in a menu which was never closed
    LEVELS = 3  # elements around a drop cap that hold nothing else
    WORDS = 20  # letters at least behind a drop cap

# Parts of the classes that `is_spoken` knows, of those that hide, and of fonts that show a picture
# for each name of one.
CLASS_PARTS = [
    b"sr", b"SR", b"vh", b"isually", b"creen", b"ssistive", b"hidden", b"d-none", b"hide",
    b"ooltip", b"opover", b"jammer", b"material-",
]  # fmt: skip
cdef Parts CLASSES = parts_of(CLASS_PARTS)
HIDING = words_of("hidden hide d-none is-hidden u-hidden")
NO_LABEL = UNSEEN | {"a"}
GOING_ON = words_of("-text p div span")
FOLDING = words_of("h2 h3 h4 h5 h6")  # headings that fold out what stands below them
cdef uintptr_t MENU = create_tag("nav").tag_id, BUTTON = create_tag("button").tag_id


cdef bint is_unshown(Node node) except -1:
    """Whether the inline element *node* is for those who listen or hover, a picture or a hidden bit."""
    cdef Attribute attribute = first_attribute_of(node)
    cdef size_t size = 0
    cdef const char* name
    cdef Text text
    cdef bint is_hidden = False
    while attribute != NULL:
        name = dom.attribute_name(attribute, &size)
        if size == 5 and not memcmp(name, b"class", 5):
            text.octets = dom.attribute_value(attribute, &text.size)
            if text.octets != NULL and has_part(&text, &CLASSES):
                classes = text.octets[: text.size].decode("utf-8", "replace")
                if is_spoken(classes) or is_hovered(classes) or is_drawn(classes):
                    return True
                is_hidden |= hides(classes)
        elif size == 5 and not memcmp(name, b"style", 5):
            text.octets = dom.attribute_value(attribute, &text.size)
            if text.octets != NULL:
                style = text.octets[: text.size].decode("utf-8", "replace").lower()
                is_hidden |= "display:none" in style.replace(" ", "")
        elif size == 6 and not memcmp(name, b"hidden", 6):
            is_hidden = True
        elif size == 4 and not memcmp(name, b"role", 4):
            text.octets = dom.attribute_value(attribute, &text.size)
            if text.size == 7 and text.octets != NULL and not memcmp(text.octets, b"tooltip", 7):
                return True
        attribute = dom.next_attribute(attribute)
    return is_hidden and is_short(node)


cdef bint is_drawn(str classes) except -1:
    """Whether *classes* are of a font that shows pictures for their names."""
    return "material-icons" in classes or "material-symbols" in classes


cdef bint hides(str classes) except -1:
    """Whether *classes* hide, on screens of any width."""
    cdef list words = classes.split()
    return not HIDING.isdisjoint(words) and not any(
        [":" in word or word.startswith("d-") and word != "d-none" for word in words]
    )


cdef bint is_short(Node root) except -1:
    """Whether *root* holds a few words only."""
    cdef Node node = root, document = document_of(root)
    cdef Py_ssize_t size = 0
    while node != NULL and size <= ASIDE:
        if dom.type(node) == TEXT:
            size += len(text_unless_blank(node, document) or "")
        node = next_in(root, node)
    return size <= ASIDE


cdef bint holds_story(Node root) except -1:
    """Whether *root* is a menu with paragraphs in it: it was not closed where it ends."""
    cdef Node node = root, document
    cdef int count = 0
    if dom.tag_id(root) != MENU:
        return False
    document = document_of(root)
    while node != NULL and count < SENTENCES:
        if dom.type(node) == TEXT and is_sentence(node, document):
            count += 1
        node = next_in(root, node)
    return count == SENTENCES


cdef bint is_heading(Node button) except -1:
    """Whether *button* is all that a heading says, or holds one: it folds out what stands below."""
    cdef Node inner, document
    if dom.tag_id(button) != BUTTON:
        return False
    document = document_of(button)
    inner = beside(dom.first_child(button), document)
    if inner != NULL and tag_of(inner) in FOLDING:
        return True
    return (
        tag_of(dom.parent(button)) in FOLDING
        and beside(dom.first_child(dom.parent(button)), document) == button
        and beside(dom.next(button), document) == NULL
    )


cdef Node beside(Node node, Node document) except? NULL:
    """Return *node*, or what follows it and is no white space."""
    while node != NULL and is_blank(node, document):
        node = dom.next(node)
    return node


cdef bint is_sentence(Node node, Node document) except -1:
    """Whether the text *node* is long, and no link's."""
    cdef size_t size = 0
    cdef char* octets = dom.text(node, &size)
    if octets != NULL and document != NULL:
        dom.free_text(document, octets)
    return size > SENTENCE and tag_of(dom.parent(node)) not in NO_LABEL


cdef Node goes_on_in(Node element, tree) except? NULL:
    """Return what holds the rest of the word that the drop cap in *element* begins, if any does."""
    cdef Node following = NULL, document = document_of(element)
    cdef str rest
    for level in range(LEVELS):
        following = beside(dom.next(element), document)
        if following != NULL:
            break
        element = dom.parent(element)
        if element == NULL:
            return NULL
    if following == NULL or tag_of(following) not in GOING_ON:
        return NULL
    rest = element_at(following, tree).start(4 * WORDS).strip()
    is_going_on = len(rest) > WORDS and " " in rest and rest[:1].isalpha() and (
        rest[0].islower() or rest[:2].isupper()
    )
    return following if is_going_on else NULL


cdef bint is_blank(Node node, Node document) except -1:
    """Whether *node* is a text of white space."""
    return dom.type(node) == TEXT and text_unless_blank(node, document) is None
