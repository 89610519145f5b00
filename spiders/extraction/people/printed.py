"""The bylines that a page prints in elements marked as such."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from schemas.parts import Author
from spiders.extraction.fields import folded_site_names
from spiders.extraction.page import (
    Document,
    Element,
    Walked,
    element_text,
    properties,
    read_once,
)
from spiders.extraction.people.byline_names import element_names, unique
from spiders.extraction.people.bylines import COUPLE, authors_in, begins_by, is_full
from spiders.extraction.people.own import is_other_work, is_own
from spiders.extraction.people.words import AGENCIES, PARTED
from spiders.extraction.wording import listed

LONGEST_BYLINE = 200
SHORTEST = 4  # characters; one less in scripts that write a syllable or a word with each
LONGEST_SIGNATURE = 40  # characters; longer lines set to the right are notes and sources
LEVELS = 3  # of elements around an author's name in their card
POSTAL = re.compile(r"^\d|[\d)]\s?[- ]?\d{3}|\b\d{5}\b|\+\d{2}")  # numbers of houses, codes, phones
CREDIT = re.compile(
    r"^(?:redaktion|quelle|source|fuente|fonte|foto|photo|sendung)\s*:", re.IGNORECASE
)
WRITTEN = re.compile(  # behind who reviewed or edited
    r"\b(?:written by|(?:geschrieben|verfasst) von|(?:écrit|rédigé) par|escrito por|scritto da)\s",
    re.IGNORECASE,
)
PORTRAIT = listed("description, testimonial")
AUTHOR, NAME = listed("author, schema:author"), listed("name, schema:name")
Evidence = tuple[str, list[Author], str, float]  # method, authors, raw, confidence


@dataclass(eq=False)
class Byline:
    """An element that is marked as a byline, and what it says, on a *site* of those names."""

    node: Element
    text: str
    site: frozenset[str]

    @cached_property
    def names(self) -> list[Author]:
        """The authors that it names."""
        return element_names(self.node, self.site)


def marked(document: Document, site: frozenset[str]) -> Iterator[Evidence]:
    """Yield the authors whose elements are marked as such, those beside the first of them."""
    nodes = [node for node in document.marks.bylines if is_author(node) and is_own(node, document)]
    beside = [node for node in nodes if is_beside(node, nodes[0])]
    names = [
        author.model_copy(update={"url": document.absolute(node.attributes.get("href"))})
        for node in beside
        for author in stated_names(node, site) or element_names(node, site)
    ]
    yield "marked", unique(names), "; ".join(node.seen() for node in beside), 0.75


def is_beside(node: Element, first: Element) -> bool:
    """Tell whether *node* stands beside *first*, or each in one element of a kind in a line."""
    own, other = node.parent, first.parent
    for _ in range(LEVELS):
        if own == other or own is None or other is None:
            return own == other
        if own.tag != other.tag or not own.words & other.words:
            return False
        own, other = own.parent, other.parent
        if own is not None and own == other:
            return len(own.start(LONGEST_BYLINE)) < LONGEST_BYLINE
    return False


def is_author(node: Element) -> bool:
    """Tell whether *node* is marked as an author by a standard, not by a class of its own."""
    return not AUTHOR.isdisjoint(properties(node)) or "author" in (node.attributes.get("rel") or "")


def stated_names(node: Element, site: frozenset[str]) -> list[Author]:
    """Return the names that `<meta>` elements in *node* state for machines."""
    named = (meta for meta in node.find("meta") if not NAME.isdisjoint(properties(meta)))
    texts = (meta.attributes.get("content") or "" for meta in named)
    return [author for text in texts for author in authors_in(text, site)]


def printed_names(document: Document) -> Iterator[Evidence]:
    """Yield the authors of the elements that are named after bylines."""
    for byline in own_bylines(document):
        if not byline.names:
            continue
        if not is_other_work(byline.node, document):
            yield from full_names(byline.names, byline.text)
        elif written := WRITTEN.search(byline.text):
            text = byline.text[written.start() :]
            yield from full_names(authors_in(text, byline.site), text)


def full_names(names: list[Author], text: str) -> Iterator[Evidence]:
    """Yield *names*, read in the byline *text*; one odd word makes a byline none.

    Behind a word for by, the name of a team may begin with an article.
    """
    is_credit, is_by = CREDIT.match(text) is not None, begins_by(text)
    if not is_credit and all(
        is_whole(author) and (is_printed(author) or (is_by and author.kind == "organisation"))
        for author in names
    ):
        yield "byline", names, text, 0.6


def is_printed(author: Author) -> bool:
    """Tell whether a page would print that name: with a capital, and not as a title of its own."""
    name = author.name
    if author.kind == "agency":
        return True
    return not name.startswith("The ") and not name[:1].islower()


def is_whole(author: Author) -> bool:
    """Tell whether *author* is an agency, or has a name of two parts."""
    return author.kind == "agency" or is_full(author.name)


def short_names(document: Document) -> Iterator[Evidence]:
    """Yield the author of the first byline with one name alone, of one word: an account's."""
    for byline in own_bylines(document):
        names, text = byline.names, byline.text
        is_name = len(text) <= LONGEST_SIGNATURE and not any(map(str.isdecimal, text))
        is_short = (is_name or begins_by(text)) and not CREDIT.match(text)
        is_one = len(names) == 1 or (len(names) == 2 and COUPLE.search(text) is not None)
        if (
            is_one
            and is_short
            and is_printed(names[0])
            and not is_other_work(byline.node, document)
        ):
            yield "byline", names, text, 0.5


def bylines(document: Document, naming: list[Author] | None = None) -> Iterator[str]:
    """Yield the short texts of the page that are marked as bylines of its own story.

    With *naming*, only those with one of these names.
    """
    for byline in own_bylines(document):
        if naming is None or any(author.name in byline.text for author in naming):
            yield byline.text


@read_once
def own_bylines(document: Document) -> Walked[Byline]:
    """Return the short texts that are marked as bylines of the page's own story."""
    return Walked(byline_elements(document))


def byline_elements(document: Document) -> Iterator[Byline]:
    """Yield the same, as they stand."""
    site = folded_site_names(document)
    for node in document.marks.bylines:
        text = element_text(node)
        is_postal = node.tag == "address" and POSTAL.search(text)
        least = SHORTEST if PARTED.search(text) else SHORTEST - 1
        is_sized = least <= len(text) <= LONGEST_BYLINE or text.casefold() in AGENCIES
        is_other = is_postal or node.tag == "button" or not PORTRAIT.isdisjoint(node.words)
        if is_sized and not is_other and is_own(node, document):
            yield Byline(node, text, site)
