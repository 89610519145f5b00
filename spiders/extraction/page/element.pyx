"""Elements of a page's tree, for what is read of single ones: attributes, text, surroundings."""

cimport cython
from libc.stdint cimport uintptr_t

from selectolax.lexbor import create_tag

from spiders.extraction.page.dom cimport (
    ELEMENT,
    TEXT,
    Node,
    attributes_of,
    document_of,
    dom,
    named_by,
    next_in,
    node_after,
    tag_of,
    text_of,
)
from spiders.extraction.wording.folding cimport folded

from spiders.extraction.page.tag_kinds import GLOSSES, UNSEEN
from spiders.extraction.wording import name_words


cdef uintptr_t[2] GLOSS = [create_tag(tag).tag_id for tag in sorted(GLOSSES)]
cdef uintptr_t WBR = create_tag("wbr").tag_id


cdef bint is_gloss(Node node) noexcept:
    """Whether *node* says how the word before it is spoken."""
    cdef uintptr_t number = dom.tag_id(node)
    return number == GLOSS[0] or number == GLOSS[1]


cdef Element element_at(Node node, object tree):
    """Return the element, or text, at *node* of *tree*."""
    cdef Element element = Element.__new__(Element)
    element.node, element.tree, element.tag = node, tree, tag_of(node)
    return element


def element_of(node):
    """Return the parser's own *node* as an Element."""
    return element_at(<Node> <uintptr_t> node.mem_id, node.parser)


@cython.no_gc  # it leads to its tree only
cdef class Element:
    """One element of a page, or one of its texts, whose *tag* is "-text"; a comment has none."""

    def __init__(self):
        raise TypeError("an element is one of a tree's: element_of")

    def __eq__(self, other):
        return isinstance(other, Element) and self.node == (<Element> other).node

    def __hash__(self):
        return <Py_hash_t> <uintptr_t> self.node >> 4

    @property
    def attributes(self):
        """The attributes by their names, None for one without a value; never to be changed."""
        if self._attributes is None:
            self._attributes = attributes_of(self.node) if dom.type(self.node) == ELEMENT else {}
        return self._attributes

    @property
    def words(self):
        """The words of class and id, and of a tag that is the author's own, in lower case."""
        cdef dict attributes = self.attributes
        cdef str classes = attributes.get("class") or "", tag = named_by(self.tag)
        return name_words(f"{classes} {tag}" if tag else classes, attributes.get("id") or "")

    @property
    def parent(self):
        """The element around this one, None around the outermost."""
        cdef Node node = dom.parent(self.node)
        if node == NULL or dom.type(node) != ELEMENT:
            return None
        return element_at(node, self.tree)

    def outwards(self):
        """Yield the elements around this one, innermost first."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    @property
    def next(self):
        """The element, text or comment that follows in the same element."""
        cdef Node node = dom.next(self.node)
        return element_at(node, self.tree) if node != NULL else None

    def text(self):
        """Return all text in the element."""
        return text_of(self.node, document_of(self.node))

    def start(self, Py_ssize_t most, str separator=""):
        """Return the first *most* letters of the text in the element, or all if it has fewer, with
        *separator* where two texts meet; a `<wbr>` parts none."""
        cdef Node node = self.node, document = document_of(self.node)
        cdef list found = []
        cdef Py_ssize_t size = 0
        cdef bint goes_on = False
        while node != NULL and size < most:
            if is_gloss(node):
                node = node_after(node, self.node)
                continue
            if dom.type(node) == TEXT:
                text = text_of(node, document)
                size += len(text) + len(separator)
                if goes_on and found:
                    text = found.pop() + text
                found.append(text)
            goes_on = dom.tag_id(node) == WBR
            node = next_in(self.node, node)
        return separator.join(found)[:most]

    def seen(self):
        """Return the text that a reader sees, folded; scripts and styles inside are left out.

        Words on both sides of one are parted then.
        """
        cdef Node node = self.node, document = document_of(self.node), inner
        cdef list found = []
        cdef bint is_parted = False
        while node != NULL:
            inner = dom.first_child(node)
            if dom.type(node) == TEXT:
                found.append(text_of(node, document))
            elif tag_of(node) in UNSEEN:
                is_parted, inner = True, NULL
            elif is_gloss(node):
                inner = NULL
            node = inner if inner != NULL else node_after(node, self.node)
        return folded((" " if is_parted else "").join(found))

    def inside(self):
        """Yield this element and those in it, in page order."""
        cdef Node node = self.node
        while node != NULL:
            if dom.type(node) == ELEMENT:
                yield element_at(node, self.tree)
            node = next_in(self.node, node)

    def has(self, tags):
        """Whether this element or one in it has one of *tags*."""
        cdef Node node = self.node
        while node != NULL:
            if tag_of(node) in tags:
                return True
            node = next_in(self.node, node)
        return False

    def find(self, str tag):
        """Return this element and those in it that have *tag*, in page order."""
        cdef Node node = self.node
        cdef list found = []
        while node != NULL:
            if tag_of(node) == tag:
                found.append(element_at(node, self.tree))
            node = next_in(self.node, node)
        return found

    def texts_from_here(self):
        """Yield the texts in this element and behind it, up to the end of the page's body, each
        with the element that holds it; white space, scripts and styles are left out."""
        cdef str text
        cdef Node node = self.node, document = document_of(self.node), inner
        cdef Node body = self.node
        while body != NULL and tag_of(body) != "body":
            body = dom.parent(body)
        while node != NULL:
            inner = dom.first_child(node)
            if dom.type(node) == TEXT:
                text = text_of(node, document)
                if text and not text.isspace():
                    yield text, element_at(dom.parent(node), self.tree)
            elif tag_of(node) in UNSEEN:
                inner = NULL
            node = inner if inner != NULL else node_after(node, body)
