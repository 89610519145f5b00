"""The short lines of a page around its story: between headline and text, and behind the text.

Asked for only where neither metadata nor marked elements say what these lines do.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile

from spiders.extraction.page.document import Document, read_once
from spiders.extraction.page.element import Element, element_of
from spiders.extraction.wording import folded

PARAGRAPH = 120  # characters of a text from which on it is a paragraph of the story
MOST_PARAGRAPHS = 2  # behind them, a line before the end is of another story
MOST_LINES = 200  # texts looked at; what stands farther behind is the foot of the page
HEADLINE = 15  # characters of a text that `<title>` repeats, from which on it is the headline


@dataclass(frozen=True)
class Lines:
    """*before* holds the elements of lines between headline and second paragraph, *behind* the
    texts of those behind the last paragraph, *story* the paragraphs between."""

    before: tuple[Element, ...]
    behind: tuple[str, ...]
    story: str


@read_once
def lines_around(document: Document) -> Lines:
    """Return the lines around the story of *document*; none where it has no headline."""
    before: list[Element] = []
    behind: list[str] = []
    story: list[str] = []
    count = 0
    for written, holder in texts_behind_headline(document):
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
            before.append(holder)
        if story and len(text) < PARAGRAPH:
            behind.append(text)
    return Lines(tuple(before), tuple(behind), " ".join(story))


def texts_behind_headline(document: Document) -> Iterator[tuple[str, Element]]:
    """Yield the texts of *document* from its headline on, each with the element that holds it."""
    body, title = document.tree.body, document.title or ""
    if document.marks.headlines:
        yield from document.marks.headlines[0].texts_from_here()
    elif body is not None:
        texts = element_of(body).texts_from_here()
        yield from dropwhile(lambda found: not is_headline(found[0].strip(), title), texts)


def is_headline(text: str, title: str) -> bool:
    """Tell whether *text* is what *title* begins with: a headline not marked as such."""
    return len(text) >= HEADLINE and title.startswith(text)
