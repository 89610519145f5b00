"""Document -> blocks: the page's visible text, cut where a reader sees a break.

One walk over the tree without recursion, so depth costs nothing; every text node lands in exactly
one block, in page order. What a block is for is decided elsewhere.
"""

import re

cimport cython
from libc.stdint cimport uintptr_t
from libc.stdlib cimport free, realloc

from spiders.extraction.page.dom cimport (
    ELEMENT,
    STANDARD,
    Names,
    Node,
    document_of,
    dom,
    names_in,
    tag_of,
    text_unless_blank,
)
from spiders.extraction.page.element cimport element_at

from spiders.extraction.page import tag_kinds
from spiders.extraction.page.dom import NAMING
from spiders.extraction.wording import folded
from spiders.extraction.wording import TAGS, is_spoken, named

cdef Py_ssize_t PARAGRAPH = 80  # letters; shorter ones are mostly headings, captions, menu entries
cdef Py_ssize_t LINE = 40  # letters before a `<br>` that are a line of their own: a date, a heading
cdef Py_ssize_t ENTRY = 100  # letters; a longer link is a sentence of the story, or a teaser
cdef double MOSTLY = 0.66  # of a block's letters in links make it an entry of a menu or of a list
HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden")

cdef list NO_LINKS = []  # of most blocks; never changed
cdef Names CLASS = Names(["class"])
cdef Names READ = Names([*NAMING, "hidden", "aria-hidden", "style"])

cdef int PLAIN = tag_kinds.PLAIN, LINK = tag_kinds.LINK, STRONG = tag_kinds.STRONG
cdef int ITALIC = tag_kinds.ITALIC, STYLED = tag_kinds.STYLED, WITH_FOOTER = tag_kinds.WITH_FOOTER
cdef int TEXT = tag_kinds.TEXT, BREAK = tag_kinds.BREAK, FOOTER = tag_kinds.FOOTER
cdef int BLOCK = tag_kinds.BLOCK, STORY = tag_kinds.STORY, SKIPPED = tag_kinds.SKIPPED

cdef enum:
    UNKNOWN = 99  # the kind of a tag whose name is looked up

cdef int[STANDARD] KIND_OF
for number in range(STANDARD):
    KIND_OF[number] = tag_kinds.KINDS_BY_NUMBER.get(number, UNKNOWN)


cdef int kind_of(Node node) except? -100:
    """Return what the tag of *node* does to text, as a kind of `tag_kinds`."""
    cdef uintptr_t number = dom.tag_id(node)
    cdef int kind = KIND_OF[number] if number < STANDARD else UNKNOWN
    return tag_kinds.KINDS.get(tag_of(node), BLOCK) if kind == UNKNOWN else kind


cdef bint is_unshown(Node node) except -1:
    """Whether *node*, in a link, is for those who listen only: "opens in a new window"."""
    if dom.type(node) != ELEMENT:
        return False
    classes = CLASS.values_in(node).get("class")
    return classes is not None and is_spoken(classes)


@cython.no_gc  # places lead outwards only
cdef class Place:
    """One element with text in it, and the place around it.

    `number` is its index among the places of the page, which come after those around them.

    *has_paragraph* tells whether one stands anywhere inside. What costs is read from the element at
    first use: most places hold menus, and nobody asks for their names.
    """

    def __init__(self):
        raise TypeError("a place is made by blocks_of")

    @property
    def names(self):
        """Names of the element, as one text."""
        if self._names is None:
            self.read()
        return self._names

    @property
    def own(self):
        """Kinds of word (`words.NAMES`, then `words.TAGS`) in the names, as bits."""
        if self._names is None:
            self.read()
        return self._own

    @property
    def is_hidden(self):
        """Whether the element says itself that it is not shown."""
        if self._names is None:
            self.read()
        return self._is_hidden

    def ancestors(self):
        """Yield this place and those around it, innermost first."""
        place = self
        while place is not None:
            yield place
            place = place.parent

    @property
    def node(self):
        """The element itself."""
        return element_at(self.element, self.tree)

    cdef int read(self) except -1:
        """Read what the attributes of the element say."""
        cdef dict attributes = READ.values_in(self.element)
        if len(attributes) == 1 and "class" in attributes:  # as in most elements
            self._names = attributes["class"] or ""
        elif attributes:
            self._names = names_in(attributes)
            self._is_hidden = is_hidden(attributes)
        else:
            self._names = ""
        self._own = named(self._names) | TAGS.get(self.tag, 0)
        return 0


cdef bint is_hidden(dict attributes) except -1:
    """Whether an element with those attributes is not shown."""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style and HIDDEN.search(style))


@cython.no_gc  # neither its place nor its links lead back to it
cdef class TextBlock:
    """One block as cut: its folded text, the place it stands in, and what its letters are in.

    *linked*, *strong* and *italic* count the letters that stand in such elements; *links* holds
    the links in it. *is_entry* tells whether the block is little more than a link, *is_paragraph*
    whether it is as long as a paragraph, and words rather than links.
    """

    def __init__(self):
        raise TypeError("a block is cut by blocks_of")


cdef struct Open:
    Node next  # what follows the open element
    int kind
    int style


cdef class Cutter:
    """The walk under way: what it has cut, the run it collects, and where it is.

    A run is text without a break in it: its parts, and how many of its letters are in what. *known*
    holds the places of the outermost of the open elements that begin a block: most of the others
    will have no text.
    """

    cdef object tree
    cdef Node document
    cdef list blocks, places, known, parts, links
    cdef Py_ssize_t linked, strong, italic
    cdef Node* around  # the open elements that begin a block, the outermost first
    cdef int around_count, around_room
    cdef Open* behind
    cdef int behind_count, behind_room

    def __cinit__(self, tree):
        self.tree = tree
        self.blocks, self.places, self.known, self.parts, self.links = [], [], [], [], []

    def __dealloc__(self):
        free(self.around)
        free(self.behind)

    cdef int walk(self, Node root) except -1:
        """Visit every node under *root* in page order."""
        cdef Node node = dom.first_child(root), child
        cdef int kind, style = PLAIN
        self.document = document_of(root)
        self.enter(root)
        while node != NULL or self.behind_count:
            if node == NULL:
                self.behind_count -= 1
                node = self.behind[self.behind_count].next
                style = self.behind[self.behind_count].style
                if self.behind[self.behind_count].kind < PLAIN:
                    self.leave()
                continue
            kind = kind_of(node)
            if kind == TEXT:
                self.add(node, style & STYLED)
            elif kind == BREAK:
                self.break_line()
            elif kind == PLAIN and style & LINK and self.parts and is_unshown(node):
                pass
            elif kind != SKIPPED and (kind != FOOTER or style & WITH_FOOTER):
                if kind < PLAIN and self.parts:
                    self.cut()
                child = dom.first_child(node)
                if child != NULL:
                    self.open(dom.next(node), kind, style)
                    if kind < PLAIN:
                        self.enter(node)
                    elif kind == LINK:
                        self.links.append(element_at(node, self.tree))
                    style |= kind if kind > PLAIN else WITH_FOOTER if kind == STORY else PLAIN
                    node = child
                    continue
            node = dom.next(node)
        self.leave()
        return 0

    cdef int open(self, Node next, int kind, int style) except -1:
        """Note what follows an element that is open now, and the style around it."""
        cdef Open* more
        if self.behind_count == self.behind_room:
            more = <Open*> realloc(self.behind, (2 * self.behind_room + 64) * sizeof(Open))
            if more == NULL:
                raise MemoryError
            self.behind, self.behind_room = more, 2 * self.behind_room + 64
        self.behind[self.behind_count] = Open(next, kind, style)
        self.behind_count += 1
        return 0

    cdef int enter(self, Node element) except -1:
        """Open an element that begins a block."""
        cdef Node* more
        if self.around_count == self.around_room:
            more = <Node*> realloc(self.around, (2 * self.around_room + 64) * sizeof(Node))
            if more == NULL:
                raise MemoryError
            self.around, self.around_room = more, 2 * self.around_room + 64
        self.around[self.around_count] = element
        self.around_count += 1
        return 0

    cdef int leave(self) except -1:
        """Close the innermost element that begins a block."""
        if self.parts:
            self.cut()
        self.around_count -= 1
        if len(self.known) > self.around_count:
            self.known.pop()
        return 0

    cdef int add(self, Node node, int style) except -1:
        """Go on with the text *node*, which stands in elements of *style*."""
        cdef str text = text_unless_blank(node, self.document)
        cdef Py_ssize_t size
        if text is None:
            if self.parts:
                self.parts.append(" ")
            return 0
        self.parts.append(text)
        if style:
            size = len(text)
            self.linked += size if style & LINK else 0
            self.strong += size if style & STRONG else 0
            self.italic += size if style & ITALIC else 0
        return 0

    cdef int break_line(self) except -1:
        """Note a `<br>`: the second in a row ends a paragraph, one behind a few words a line."""
        cdef list parts = self.parts
        for part in reversed(parts):
            if part == "\n":
                self.cut()
                return 0
            if part != " ":
                parts.append("\n")
                break
        if parts and "\n" not in parts[:-1] and sum(map(len, parts)) < LINE:
            self.cut()
        return 0

    cdef int cut(self) except -1:
        """End the run under way: if it has text, it becomes a block."""
        cdef list parts = self.parts
        cdef str text = folded(parts[0] if len(parts) == 1 else "".join(parts))
        cdef Py_ssize_t size = len(text)  # of the folded text; letters were counted unfolded
        cdef TextBlock block
        if size:
            block = TextBlock.__new__(TextBlock)
            block.place, block.text = self.place(), text
            block.links = self.links if self.links else NO_LINKS
            block.linked = min(self.linked, size)
            block.strong = min(self.strong, size)
            block.italic = min(self.italic, size)
            block.is_entry = size < ENTRY and block.linked > MOSTLY * size
            block.is_paragraph = size > PARAGRAPH and block.linked * 3 < size
            self.blocks.append(block)
            if block.is_paragraph:
                mark(block.place)
        parts.clear()
        self.linked = self.strong = self.italic = 0
        if self.links:
            self.links = []  # the block keeps them
        return 0

    cdef Place place(self):
        """Return the place of the innermost open element; those around it become places too."""
        cdef Place place = self.known[-1] if self.known else None
        cdef int index
        cdef Place inner
        for index in range(len(self.known), self.around_count):
            inner = Place.__new__(Place)
            inner.element, inner.tree = self.around[index], self.tree
            inner.tag, inner.parent, inner.number = tag_of(inner.element), place, len(self.places)
            self.places.append(inner)
            self.known.append(inner)
            place = inner
        return place


cdef int mark(Place place) except -1:
    """Note that a paragraph stands in *place* and in all around it."""
    while place is not None and not place.has_paragraph:
        place.has_paragraph = True
        place = place.parent
    return 0


def blocks_of(tree):
    """Return the blocks of the page's body in page order, and the places they stand in.

    A place comes after the one around it.
    """
    cdef Cutter cutter = Cutter(tree)
    body = tree.body
    if body is not None:
        cutter.walk(<Node> <uintptr_t> body.mem_id)
    return cutter.blocks, cutter.places
