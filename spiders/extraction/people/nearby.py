"""Authors named near a story and not in a byline: by links to their pages, by their portraits.

Both may be of other stories, so they count only where nothing else names anybody.
"""

import re
from collections.abc import Iterator

from schemas.parts import Author
from spiders.addresses import same_site
from spiders.extraction.page import Document, Element, lines_around, lines_before
from spiders.extraction.people.byline_names import element_names, joined_texts, unique
from spiders.extraction.people.bylines import authors_in, folded_letters, is_full
from spiders.extraction.people.own import is_around, is_own
from spiders.extraction.people.printed import (
    LONGEST_BYLINE,
    LONGEST_SIGNATURE,
    Evidence,
    is_printed,
    is_whole,
)
from spiders.extraction.phrases import Openings

AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autore?n?s?|autor[iy]|autorzy|auteurs?|contributors?|bylines?|people|(?:(?:our|the|meet-the|meet-our)-)?team|newsteam|staff|"
    r"journaliste?s?|reporters?|redaktion|writers?|profile?s?|yazar(?:lar)?|avtor[aiy]?|szerzok?|"
    r"skribent(?:er)?|forfattere?|penulis|tac-gia|colunistas?|columnist[ae]?s?|periodistas?|"
    r"giornalist[ai]?|redacteurs?|toimittajat?|kirjoittajat?)/[^/?#]{3,}|author=\w",
    re.IGNORECASE,
)
SIGNED_BY = re.compile(  # a line of nothing else; with a bare by begin those of teasers
    r"(?i:(?:written|words|article|story)\s+by|(?:(?:geschrieben|verfasst|text)\s+)?von|"
    r"écrit\s+par|escrito\s+por|author:|autor(?:in|a|e)?:)\s*:?\s+(?=[^\W\d_a-z])"
)
ONLY_BY = re.compile(  # in an element of its own beside the name
    r"(?:(?:written|words|article|story|geschrieben|verfasst|text|écrit|escrito)\s+)?"
    r"(?:by|von|par|por|author|autor(?:in|a|e)?)\W*",
    re.IGNORECASE,
)
LINES = Openings(ONLY_BY, SIGNED_BY)
INLINE = frozenset(["a", "b", "strong", "em", "i", "span", "small"])
LONGEST_BLOCK = 140  # characters of an element that is a line
LONGEST_BOX = 2000  # characters of an author's portrait in words below the story


def linked_names(document: Document, site: frozenset[str]) -> Iterator[Evidence]:
    """Yield the authors whose pages the page links to, those beside the first of them.

    Teasers link to the authors of other stories, so the link must stand above the story or be the
    page's only one.
    """
    links = [
        node
        for node in document.marks.author_links
        if is_of_author(node, document) and is_own(node, document) and is_alone(node)
    ]
    targets = {node.attributes.get("href") for node in links}
    before = lines_before(document)
    for node in links:
        is_above = any(is_around(node, holder) for holder in before)
        if len(targets) > 1 and not is_above:
            continue
        beside = [other for other in links if other.parent == node.parent]
        names = [author for other in beside for author in element_names(other, site)]
        if names and (is_above or all(is_printed(author) for author in names)):
            method = "author_link_above" if is_above else "author_link"
            yield method, unique(names), "; ".join(n.seen() for n in beside), 0.6


def is_of_author(node: Element, document: Document) -> bool:
    """Tell whether the link *node* leads to one author's page of the site, not to all of them.

    A text of one word must be in the address: menus have such words, too.
    """
    href = node.attributes.get("href") or ""
    text = folded_letters(node.seen())
    is_named = is_full(node.seen()) or text in folded_letters(href)
    target = document.absolute(href) if AUTHOR_PAGE.search(href) and is_named else None
    return target is not None and same_site(target, document.url)


def is_alone(node: Element) -> bool:
    """Tell whether the link *node* stands in a line, not in a paragraph of text."""
    parent = node.parent
    return parent is not None and len(parent.start(LONGEST_BYLINE * 2)) < LONGEST_BYLINE


def boxed_names(document: Document, site: frozenset[str]) -> Iterator[Evidence]:
    """Yield the author whose portrait in words stands at the story, under their name."""
    for node in document.marks.bylines:
        if LONGEST_BYLINE < len(node.start(LONGEST_BOX)) < LONGEST_BOX and is_own(node, document):
            first = next((text for text, _ in joined_texts(node) if not is_heading(text)), "")
            names = authors_in(first, site) if len(first) <= LONGEST_SIGNATURE else []
            if (
                len(names) == 1
                and names[0].kind == "person"
                and is_whole(names[0])
                and is_portrait(node.seen(), names[0].name)
            ):
                yield "author_box", names, first, 0.55


def is_portrait(text: str, name: str) -> bool:
    """Tell whether *text* tells of the one named *name*: it says a part of the name again."""
    behind = text.partition(name)[2]
    return any(part in behind for part in name.split() if len(part) > 1)


def is_heading(text: str) -> bool:
    """Tell whether *text* is the heading of an author's portrait, as in "About the author"."""
    return not authors_in(text)


def lone_names(document: Document, site: frozenset[str]) -> Iterator[Evidence]:
    """Yield the author whom all lines of a label and a name have, wherever they stand."""
    found: dict[str, tuple[list[Author], str]] = {}
    label = ""
    for text, holder in lines_around(document).short:
        line = f"{label} {text}" if label else text
        label = ""
        if not LINES.may_begin(line):
            continue
        label = line if ONLY_BY.fullmatch(line) else ""
        names = authors_in(line, site) if SIGNED_BY.match(line) else []
        is_person = names and all(one.kind == "person" and is_whole(one) for one in names)
        is_whole_line = is_person and line.endswith(names[-1].name) and all(map(is_printed, names))
        if is_whole_line and stands_alone(holder, document):
            found.setdefault(" ".join(author.name for author in names), (names, line))
    if len(found) == 1:
        names, line = next(iter(found.values()))
        yield "byline", names, line, 0.5


def stands_alone(node: Element, document: Document) -> bool:
    """Tell whether *node* is a line of the story's page, in no paragraph."""
    block = (node.parent or node) if node.tag in INLINE else node
    return len(block.start(LONGEST_BYLINE)) < LONGEST_BLOCK and is_own(node, document)
