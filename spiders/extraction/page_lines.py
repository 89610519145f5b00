"""The short lines of a page around its story: between headline and text, and behind the text.

Asked for only where neither metadata nor marked elements say what these lines do.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile

from selectolax.lexbor import LexborNode

from spiders.extraction.document import Document, read_once
from spiders.extraction.tag_kinds import UNSEEN
from spiders.extraction.text import folded

PARAGRAPH = 120  # characters of a text from which on it is a paragraph of the story
MOST_PARAGRAPHS = 2  # behind them, a line before the end is of another story
MOST_LINES = 200  # texts looked at; what stands farther behind is the foot of the page
HEADLINE = 15  # characters of a text that `<title>` repeats, from which on it is the headline


@dataclass(frozen=True)
class Lines:
    """*before* holds the elements of lines between headline and second paragraph, *behind* the
    texts of those behind the last paragraph, *story* the paragraphs between."""

    before: tuple[LexborNode, ...]
    behind: tuple[str, ...]
    story: str


@read_once
def lines_around(document: Document) -> Lines:
    """Return the lines around the story of *document*; none where it has no headline."""
    before: list[LexborNode] = []
    behind: list[str] = []
    story: list[str] = []
    count = 0
    for node in nodes_behind_headline(document):
        written = node.text_content
        if written is None:  # an element
            continue
        parent = node.parent
        if parent is None or parent.tag in UNSEEN:
            continue
        text = folded(written)
        if not text:
            continue
        count += 1
        if count > MOST_LINES:
            break
        if len(text) >= PARAGRAPH:
            story.append(text)
            behind = []
        elif len(story) < MOST_PARAGRAPHS:
            before.append(parent)
        if story and len(text) < PARAGRAPH:
            behind.append(text)
    return Lines(tuple(before), tuple(behind), " ".join(story))


def nodes_behind_headline(document: Document) -> Iterator[LexborNode]:
    """Yield the headline of *document*, what is in it and what follows, in page order."""
    body, title = document.tree.body, document.title or ""
    if document.marks.headlines:
        headline = document.marks.headlines[0]
        yield from within(headline)
        yield from following(headline)
    elif body is not None:
        yield from dropwhile(lambda node: not is_headline(node, title), within(body))


def within(node: LexborNode) -> Iterator[LexborNode]:
    """Yield *node* and what is in it, white space left out."""
    return node.traverse(include_text=True, skip_empty=True)


def following(node: LexborNode) -> Iterator[LexborNode]:
    """Yield what follows the end of *node*, white space left out."""
    around: LexborNode | None = node
    while around is not None and around.tag != "body":
        sibling = around.next
        while sibling is not None:
            yield from within(sibling)
            sibling = sibling.next
        around = around.parent


def is_headline(node: LexborNode, title: str) -> bool:
    """Tell whether the text *node* is what *title* begins with: a headline not marked as such."""
    text = (node.text_content or "").strip()
    if len(text) < HEADLINE or not title.startswith(text):
        return False
    return node.parent is not None and node.parent.tag not in ("title", *UNSEEN)
