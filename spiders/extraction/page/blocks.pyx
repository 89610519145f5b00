"""Document -> blocks: the page's visible text, cut where a reader sees a break.

One walk over the tree without recursion, so depth costs nothing; every text node lands in exactly
one block, in page order. What a block is for is decided elsewhere.
"""

from libc.stdint cimport uintptr_t
from libc.stdlib cimport free, realloc

from spiders.extraction.page.dom cimport (
    STANDARD,
    TEXT as TEXT_NODE,
    Node,
    document_of,
    dom,
    tag_of,
)
from spiders.extraction.page.element cimport element_at
from spiders.extraction.page.places cimport Place, mark_paragraph
from spiders.extraction.page.runs cimport NO_WORDS, Run, TextBlock
from spiders.extraction.page.shown cimport goes_on_in, holds_story, is_heading, is_unshown

from spiders.extraction.page import tag_kinds

cdef int PLAIN = tag_kinds.PLAIN, LINK = tag_kinds.LINK
cdef int STYLED = tag_kinds.STYLED, WITH_FOOTER = tag_kinds.WITH_FOOTER
cdef int TEXT = tag_kinds.TEXT, BREAK = tag_kinds.BREAK, FOOTER = tag_kinds.FOOTER
cdef int BLOCK = tag_kinds.BLOCK, STORY = tag_kinds.STORY, SKIPPED = tag_kinds.SKIPPED

cdef enum:
    UNKNOWN = 99  # the kind of a tag whose name is looked up

cdef int[STANDARD] KIND_OF
for number in range(STANDARD):
    KIND_OF[number] = tag_kinds.KINDS_BY_NUMBER.get(number, UNKNOWN)


cdef int kind_of(Node node) except? -100:
    """Return what the tag of *node* does to text, as a kind of `tag_kinds`.

    One with a colon is of another vocabulary, as of a word processor, and runs on.
    """
    cdef uintptr_t number = dom.tag_id(node)
    cdef int kind = KIND_OF[number] if number < STANDARD else UNKNOWN
    if kind != UNKNOWN:
        return kind
    name = tag_of(node)
    return tag_kinds.KINDS.get(name, PLAIN if ":" in name else BLOCK)


cdef struct Open:
    Node next  # what follows the open element
    int kind
    int style


cdef void* with_room(void* stack, int count, int* room, size_t size) except NULL:
    """Return *stack*, of *count* items of *size* bytes, with room for one more."""
    cdef void* more = stack
    if count == room[0]:
        more = realloc(stack, (2 * room[0] + 64) * size)
        if more == NULL:
            raise MemoryError
        room[0] = 2 * room[0] + 64
    return more


cdef class Cutter:
    """The walk under way: what it has cut, the run it collects, and where it is.

    *known* holds the places of the outermost of the open elements that begin a block: most of the
    others will have no text.
    """

    cdef object tree
    cdef Node document
    cdef Run run
    cdef list blocks, places, known
    cdef Node* around  # the open elements that begin a block, the outermost first
    cdef int around_count, around_room
    cdef Open* behind  # every open element, the outermost first
    cdef int behind_count, behind_room

    def __cinit__(self, tree):
        self.tree, self.run = tree, Run()
        self.blocks, self.places, self.known = [], [], []

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
            if kind == SKIPPED:
                kind = BLOCK if holds_story(node) else PLAIN if is_heading(node) else SKIPPED
            if kind == TEXT:
                self.run.add(node, self.document, style & STYLED)
            elif kind == BREAK:
                if self.run.ends_at_break():
                    self.cut()
            elif kind >= PLAIN and kind != LINK and self.is_passed(node, style):
                pass
            elif kind != SKIPPED and (kind != FOOTER or style & WITH_FOOTER):
                if kind < PLAIN and self.run.parts and not self.run.is_initial:
                    self.cut()
                child = dom.first_child(node)
                if child != NULL:
                    self.open(dom.next(node), kind, style)
                    if kind < PLAIN:
                        self.enter(node)
                    elif kind == LINK:
                        self.run.links.append(element_at(node, self.tree))
                    style |= kind if kind > PLAIN else WITH_FOOTER if kind == STORY else PLAIN
                    node = child
                    continue
            node = dom.next(node)
        self.leave()
        return 0

    cdef bint is_passed(self, Node node, int style) except -1:
        """Whether no reader sees the inline element *node*; a link that says nothing else is told
        by what it says to those who listen."""
        return (self.run.parts or not style & LINK) and is_unshown(node)

    cdef bint is_begun(self) except -1:
        """Whether the run is a drop cap in the element that ends: it goes on with its word."""
        cdef str capital = self.run.initial()
        cdef Node following
        if capital is None:
            return False
        following = goes_on_in(self.around[self.around_count - 1], self.tree)
        if following == NULL:
            return False
        self.run.go_on(dom.type(following) != TEXT_NODE or capital in NO_WORDS)
        return True

    cdef int open(self, Node next, int kind, int style) except -1:
        """Note what follows an element that is open now, and the style around it."""
        self.behind = <Open*> with_room(
            self.behind, self.behind_count, &self.behind_room, sizeof(Open)
        )
        self.behind[self.behind_count] = Open(next, kind, style)
        self.behind_count += 1
        return 0

    cdef int enter(self, Node element) except -1:
        """Open an element that begins a block."""
        self.around = <Node*> with_room(
            self.around, self.around_count, &self.around_room, sizeof(Node)
        )
        self.around[self.around_count] = element
        self.around_count += 1
        return 0

    cdef int leave(self) except -1:
        """Close the innermost element that begins a block."""
        if self.run.parts and not self.run.is_initial and not self.is_begun():
            self.cut()
        self.around_count -= 1
        if len(self.known) > self.around_count:
            self.known.pop()
        return 0

    cdef int cut(self) except -1:
        """End the run under way: if it has text, it becomes a block."""
        cdef TextBlock block = self.run.ended()
        if block is not None:
            block.place = self.place()
            self.blocks.append(block)
            if block.is_paragraph:
                mark_paragraph(block.place)
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


def blocks_of(tree):
    """Return the blocks of the page's body in page order, and the places they stand in.

    A place comes after the one around it.
    """
    cdef Cutter cutter = Cutter(tree)
    body = tree.body
    if body is not None:
        cutter.walk(<Node> <uintptr_t> body.mem_id)
    return cutter.blocks, cutter.places
