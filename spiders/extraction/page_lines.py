"""The short lines of a page around its story: between headline and text, and behind the text.

Asked for only where neither metadata nor marked elements say what these lines do.
"""

from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from spiders.extraction.document import UNSEEN, Document, read_once
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
    is_marked, is_reached, count = bool(document.marks.headlines), False, 0
    body, title = document.tree.body, document.title or ""
    for node in body.traverse(include_text=True, skip_empty=True) if body is not None else ():
        if not is_reached:
            is_reached = node.tag == "h1" if is_marked else is_headline(node, title)
            if is_marked or not is_reached:
                continue
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


def is_headline(node: LexborNode, title: str) -> bool:
    """Tell whether the text *node* is what *title* begins with: a headline not marked as such."""
    text = (node.text_content or "").strip()
    if len(text) < HEADLINE or not title.startswith(text):
        return False
    return node.parent is not None and node.parent.tag not in ("title", *UNSEEN)
