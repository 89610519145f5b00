"""Runs: text without a break in it, collected node by node; each with text becomes a block."""

import re

cimport cython

from spiders.extraction.page.dom cimport Node, text_unless_blank
from spiders.extraction.wording.folding cimport folded

from spiders.extraction.page import tag_kinds

cdef Py_ssize_t PARAGRAPH = 80  # letters; shorter ones are mostly headings, captions, menu entries
cdef Py_ssize_t LINE = 40  # letters before a `<br>` that are a line of their own: a date, a heading
cdef Py_ssize_t ENTRY = 100  # letters; a longer link is a sentence of the story, or a teaser
cdef Py_ssize_t CAP = 40  # letters of a drop cap with the white space around it
cdef str STOPS = ".!?…"
cdef double MOSTLY = 0.66  # of a block's letters in links make it an entry of a menu or of a list

cdef Py_UCS4 WIDE = 0x2E80, LAST_WIDE = 0xD7FF  # signs of a word or a syllable each
cdef str NO_WORDS = "BCDFGHJLMNPQRTX"  # letters that are a word in no language of Latin script
# A line of the source ends between two signs of Chinese or Japanese, which no blank parts.
BROKEN = re.compile(
    r"(?<=[\u2e80-\u312f\u3190-\u9fff\uff00-\uffef])[ \t]*\n\s*"
    r"(?=[\u2e80-\u312f\u3190-\u9fff\uff00-\uffef])"
)

cdef list NO_LINKS = []  # of most blocks; never changed
cdef int LINK = tag_kinds.LINK, STRONG = tag_kinds.STRONG, ITALIC = tag_kinds.ITALIC


cdef bint is_long(str text) except -1:
    """Whether *text* is as long as a paragraph; a sign of Chinese or Japanese says as much as two
    letters."""
    cdef Py_ssize_t size = len(text)
    cdef Py_UCS4 letter
    if size > PARAGRAPH or size * 2 <= PARAGRAPH or text.isascii():
        return size > PARAGRAPH
    for letter in text:
        size += WIDE <= letter <= LAST_WIDE
    return size > PARAGRAPH


@cython.no_gc  # neither its place nor its links lead back to it
cdef class TextBlock:
    """One block as cut: its folded text, the place it stands in, and what its letters are in.

    *linked*, *strong* and *italic* count the letters that stand in such elements; *links* holds
    the links in it. *is_entry* tells whether the block is little more than a link, *is_paragraph*
    whether it is as long as a paragraph, and words rather than links.
    """

    def __init__(self):
        raise TypeError("a block is cut by blocks_of")


cdef class Run:
    """The run under way: its parts, the links in it, and how many of its letters are in what.

    *is_initial* tells that it is a drop cap, whose word goes on in the next text, and *is_unparted*
    that no blank comes between.
    """

    def __cinit__(self):
        self.parts, self.links = [], []

    cdef int add(self, Node node, Node document, int style) except -1:
        """Go on with the text *node* of *document*, which stands in elements of *style*."""
        cdef str text = text_unless_blank(node, document)
        cdef Py_ssize_t size
        if text is None:
            if self.parts and not self.is_unparted:
                self.parts.append(" ")
            return 0
        if self.is_initial:
            text = text.lstrip() if self.is_unparted else text
            self.is_initial = self.is_unparted = False
        if 0 < len(self.parts) <= 2 and self.is_cap() and text.lstrip()[:1].islower():
            self.parts, text = [self.initial()], text.lstrip()
        if not text.isascii():
            if "\n" in text:
                text = BROKEN.sub("", text)
            if self.parts and (text[0] <= u" " or (<str> self.parts[-1])[-1] <= u" "):
                text = self.unbroken(text)
        if self.parts and len(text) > LINE and self.is_sentence_before(text[0]):
            self.parts.append(" ")
        self.parts.append(text)
        if style:
            size = len(text)
            self.linked += size if style & LINK else 0
            self.strong += size if style & STRONG else 0
            self.italic += size if style & ITALIC else 0
        return 0

    cdef str unbroken(self, str text):
        """Return *text* without the end of a line of the source between it and what stands before,
        in another element, where both are of Chinese or Japanese; that is taken from the latter."""
        cdef str before = self.parts[-1]
        cdef str bare = text.lstrip(" \t\r\n")
        cdef str bare_before = before.rstrip(" \t\r\n") if before != "\n" else before
        if "\n" not in before[len(bare_before):] and "\n" not in text[: len(text) - len(bare)]:
            return text
        if not bare_before or BROKEN.match(bare_before[-1] + "\n" + bare[:1], 1) is None:
            return text
        self.parts[-1] = bare_before
        return bare

    cdef bint is_sentence_before(self, Py_UCS4 first) except -1:
        """Whether a sentence ends right before *first*, a capital, in an element of its own: a style
        sheet parts such elements."""
        cdef str before = self.parts[-1]
        return len(before) > LINE and before[-1] in STOPS and first.isupper()

    cdef str initial(self):
        """Return the capital that the run is, None if it is more than that."""
        cdef str text = "".join(self.parts).strip() if len(self.parts) <= 3 else ""
        return text if len(text) == 1 and text.isupper() else None

    cdef bint is_cap(self) except -1:
        """Whether the run is a drop cap by itself, in an element that styles nothing else: a letter
        that is no word, with white space around it in the element."""
        cdef str capital
        if not 1 < len(<str> self.parts[0]) <= CAP or self.linked or self.strong or self.italic:
            return False
        capital = self.initial()
        return capital is not None and capital in NO_WORDS

    cdef int go_on(self, bint is_unparted) except -1:
        """Take the run, a capital alone, for the begin of what follows."""
        self.is_initial, self.is_unparted = True, is_unparted
        if is_unparted:
            self.parts = [self.initial()]
        return 0

    cdef bint ends_at_break(self) except -1:
        """Note a `<br>`; return whether the run ends: at the second in a row, or behind a few
        words, which are a line."""
        cdef list parts = self.parts
        for part in reversed(parts):
            if part == "\n":
                return True
            if part != " ":
                parts.append("\n")
                break
        return bool(parts) and "\n" not in parts[:-1] and sum(map(len, parts)) < LINE

    cdef TextBlock ended(self):
        """Return the block that the run becomes, its place still to be set, and begin anew; None if
        it has no text."""
        cdef list parts = self.parts
        cdef str text = folded(parts[0] if len(parts) == 1 else "".join(parts))
        cdef Py_ssize_t size = len(text)  # of the folded text; letters were counted unfolded
        cdef TextBlock block = None
        if size:
            block = TextBlock.__new__(TextBlock)
            block.text = text
            block.links = self.links if self.links else NO_LINKS
            block.linked = min(self.linked, size)
            block.strong = min(self.strong, size)
            block.italic = min(self.italic, size)
            block.is_entry = size < ENTRY and block.linked > MOSTLY * size
            block.is_paragraph = block.linked * 3 < size and is_long(text)
        parts.clear()
        self.linked = self.strong = self.italic = 0
        self.is_initial = self.is_unparted = False
        if self.links:
            self.links = []  # the block keeps them
        return block
