"""The bylines that a page prints: in elements marked as such, or in lines below the headline."""

from collections.abc import Iterable, Iterator

from schemas.parts import Author
from spiders.extraction.dates import why_not
from spiders.extraction.page import Document, Element, element_text, lines_around
from spiders.extraction.people.bylines import authors_in, is_full
from spiders.extraction.people.words import BY

LONGEST_BYLINE = 200
SIGNED = "p[style*='right'], p[align=right]"
MOST_SIGNED = 10
LONGEST_SIGNATURE = 40  # characters; longer lines set to the right are notes and sources
Evidence = tuple[str, list[Author], str, float]  # method, authors, raw, confidence


def marked(document: Document, site: frozenset[str]) -> Iterator[Evidence]:
    """Yield the authors whose elements are marked as such, those beside the first of them."""
    nodes = [node for node in document.marks.bylines if is_author(node) and is_own(node)]
    beside = [node for node in nodes if node.parent == nodes[0].parent]
    texts = [element_text(node) for node in beside]
    names = [
        author.model_copy(update={"url": document.absolute(node.attributes.get("href"))})
        for node, text in zip(beside, texts, strict=True)
        for author in authors_in(text, site)
    ]
    yield "marked", unique(names), "; ".join(texts), 0.75


def is_author(node: Element) -> bool:
    """Tell whether *node* is marked as an author by a standard, not by a class of its own."""
    attributes = node.attributes
    return attributes.get("itemprop") == "author" or "author" in (attributes.get("rel") or "")


def unmarked_bylines(document: Document) -> Iterator[str]:
    """Yield the lines between headline and story that begin with a word for by."""
    for node in lines_around(document).before:
        text = element_text(node)
        if len(text) <= LONGEST_BYLINE and BY.match(text) and is_own(node):
            yield text


def signatures(document: Document) -> Iterator[str]:
    """Yield the lines set to the right, where papers without bylines sign a story at its end."""
    for node in document.all(SIGNED)[:MOST_SIGNED]:
        text = element_text(node)
        if len(text) <= LONGEST_SIGNATURE and is_own(node):
            yield text


def printed_names(texts: Iterable[str], site: frozenset[str]) -> Iterator[Evidence]:
    """Yield the authors of the printed bylines *texts*; one odd word makes a byline none."""
    for text in texts:
        names = authors_in(text, site)
        if all(is_full(author.name) and not author.name.startswith("The ") for author in names):
            yield "byline", names, text, 0.6


def bylines(document: Document, naming: list[Author] | None = None) -> Iterator[str]:
    """Yield the short texts of the page that are marked as bylines of its own story.

    With *naming*, only those with one of these names.
    """
    for node in document.marks.bylines:
        text = element_text(node)
        if naming is not None and not any(author.name in text for author in naming):
            continue
        if 3 < len(text) <= LONGEST_BYLINE and is_own(node):
            yield text


def is_own(node: Element) -> bool:
    """Tell whether a byline stands at the story itself, not at a comment or another story."""
    return why_not((node.parent or node) if node.tag == "a" else node) is None


def unique(names: list[Author]) -> list[Author]:
    """Return *names* without repetitions, the first of each."""
    return list({author.name.casefold(): author for author in reversed(names)}.values())[::-1]
