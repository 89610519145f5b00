"""The short lines of a page around its story: between headline and text, and behind the text.

Asked for only where neither metadata nor marked elements say what these lines do.
"""

from typing import NamedTuple

from libc.stdint cimport uintptr_t
from libc.string cimport memset

from selectolax.lexbor import create_tag

from spiders.extraction.page.dom cimport (
    STANDARD,
    TEXT,
    Node,
    document_of,
    dom,
    node_after,
    tag_of,
    text_unless_blank,
)
from spiders.extraction.page.element cimport Element, element_at
from spiders.extraction.wording.folding cimport folded

from spiders.extraction.page.document import read_once
from spiders.extraction.page.headed import headings
from spiders.extraction.page.tag_kinds import UNSEEN

cdef enum:
    SHORT = 70  # characters
    PARAGRAPH = 120  # characters of a text from which on it is a paragraph of the story
    MOST_PARAGRAPHS = 2  # behind them, a line before the end is of another story
    MOST_LINES = 200  # texts looked at; what stands farther behind is the foot of the page
    HEADLINE = 15  # characters of a text that `<title>` repeats, from which on it is the headline

cdef bint[STANDARD] IS_UNSEEN
memset(IS_UNSEEN, 0, sizeof(IS_UNSEEN))
for tag in UNSEEN:
    IS_UNSEEN[create_tag(tag).tag_id] = True


class Lines(NamedTuple):
    """*before* holds the elements of lines between headline and second paragraph, *behind* the
    texts of those behind the last paragraph, *story* the paragraphs between. *short* has every
    line with its element, as long as a name with what is said of it."""

    before: tuple
    behind: tuple
    story: str
    short: tuple


@read_once
def lines_before(document):
    """Return the elements of lines between headline and second paragraph of *document*."""
    return lines_to(document, MOST_PARAGRAPHS).before


@read_once
def lines_around(document):
    """Return the lines around the story of *document*; none where it has no headline."""
    return lines_to(document, MOST_LINES)


cdef lines_to(document, Py_ssize_t last_paragraph):
    """Return the lines around the story of *document*, as if it ended with that paragraph."""
    cdef list before = [], behind = [], story = [], short = [], headlines = headings(document)
    cdef bint is_behind = bool(headlines)
    cdef Node node = NULL, body, inner, page
    cdef str text, title = document.title or ""
    cdef Py_ssize_t count = 0
    tree = document.tree
    if is_behind:
        node = (<Element> headlines[0]).node
    elif tree.body is not None:
        node = <Node> <uintptr_t> tree.body.mem_id
    body = node
    while body != NULL and tag_of(body) != "body":
        body = dom.parent(body)
    page = document_of(node) if node != NULL else NULL
    while node != NULL and len(story) < last_paragraph:
        inner = dom.first_child(node)
        if dom.type(node) == TEXT:
            text = text_unless_blank(node, page)
            is_behind = is_behind or text is not None and is_headline(text.strip(), title)
            text = folded(text) if is_behind and text is not None else ""
            count += bool(text)
            if count > MOST_LINES:
                break
            if len(text) >= PARAGRAPH:
                story.append(text)
                behind = []
            elif text:
                if len(story) < MOST_PARAGRAPHS:
                    before.append(element_at(dom.parent(node), tree))
                if story:
                    behind.append(text)
                if len(text) <= SHORT:
                    short.append((text, element_at(dom.parent(node), tree)))
        elif is_unseen(node):
            inner = NULL
        node = inner if inner != NULL else node_after(node, body)
    return Lines(tuple(before), tuple(behind), " ".join(story), tuple(short))


cdef bint is_unseen(Node node) noexcept:
    """Whether *node* is an element whose text no reader sees."""
    cdef uintptr_t number = dom.tag_id(node)
    return number < STANDARD and IS_UNSEEN[number]


cpdef bint is_headline(str text, str title) except -1:
    """Whether *text* is what *title* begins with, or half of it: a headline not marked as such."""
    if len(text) < HEADLINE:
        return False
    return title.startswith(text) or (2 * len(text) >= len(title) and text in title)
