"""What stands around a date: the story's own parts, another story, a comment, the page's frame.

What a date stands in together with the headline says nothing against it: whole pages are called
sidebar or card. Only what is nearer to the date than to the headline does.
"""

import re
from collections.abc import Container
from dataclasses import dataclass

from spiders.extraction.page import Dated, Document, Element, element_of, last_part
from spiders.extraction.wording import folded, listed

MOST_ITEMS = 5  # of nested lists around a date; each is searched in full
HEADLINE_LENGTH = 20  # characters of a link from which on a list item is a story of its own
MENU = 6  # links of the page's frame; a story has fewer above its headline
SIGNS = re.compile(r"[\W_]+")
LONGEST_PERMALINK = 18  # letters: the name of a month, perhaps twice
SHORTEST_TITLE = 15  # letters of a text that the title repeats
PARAGRAPH = 110  # letters of a headline that counts as a paragraph
LONGEST = 300  # letters of a heading
FEWEST_LETTERS = 8  # of a heading that `<title>` repeats, from which on it is the headline
RELATED = listed(
    "related, recommended, recommendations, teaser, teasers, sidebar, latest, trending, popular, "
    "caption, figcaption, promo, mostread, newsletter, carousel, card, cards, relacionadas, "
    "relacionados, relacionado, correlati, correlate, verwandt, verwandte, gerelateerd, powiazane, "
    "ilgili, connexes, associes"
)
SURELY_RELATED = RELATED - listed(
    "sidebar, latest, teaser, teasers, card, cards, carousel, newsletter, promo"
)
CAPTIONS = listed("caption, figcaption")
COMMENTS = listed(
    "comment, comments, disqus, reply, replies, commentlist, kommentare, kommentarer, "
    "commentaires, comentarios, commenti, reacties, komentarze, yorumlar"
)
CLOCKS = listed("clock, today, weather, masthead, topbar, ticker, copyright")
FURNITURE = frozenset(["header", "nav", "footer"])


def why_not(
    node: Element, story: Container[Element] = (), is_beside: bool = False, name: str = ""
) -> str | None:
    """Return what *node* dates if its place says that this is not the story.

    *story* holds the elements around the headline: what they are called is not asked. Of what
    *is_beside* the headline, before any paragraph, a name alone says nothing. What links to the
    page itself, known by its address's *name*, is of no other story.
    """
    reason: str | None = None
    items = 0
    current: Element | None = node
    while current is not None and (tag := current.tag) not in ("body", "html"):
        if current in story:
            return None if reason == "page_clock" and tag in ("article", "main") else reason
        words = current.words
        if words & COMMENTS:
            return "comment"
        if reason is None:
            items += tag == "li"
            is_item = tag == "li" and items <= MOST_ITEMS and links_to_story(current)
            if tag in ("figure", "figcaption") or (
                (is_item or is_related(current, words, story, is_beside))
                and not leads_to(current, name)
            ):
                reason = "related"
            elif words & CLOCKS or tag in FURNITURE:
                reason = "page_clock"
        if tag in ("article", "main") and reason == "page_clock":
            reason = None  # the header of an article is no furniture of the page
        current = current.parent
    return reason


def is_in_menu(node: Element, story: Container[Element]) -> bool:
    """Tell whether *node*, above a headline, stands in one part of the page with a menu."""
    part = node
    while (parent := part.parent) is not None and parent not in story:
        part = parent
    return len(part.find("a")) >= MENU


def is_related(
    current: Element, words: frozenset[str], story: Container[Element], is_beside: bool
) -> bool:
    """Tell whether *current*, with those *words* in its names, is of other stories.

    Where the *story* is known, a name of layout is not enough: another story's link must stand
    there too, and a link must hold more than a date.
    """
    if current.tag == "a":
        return not story or sum(map(str.isalpha, current.start(200))) > LONGEST_PERMALINK
    if words & (SURELY_RELATED - CAPTIONS) or (
        not is_beside and (current.tag == "aside" or words & CAPTIONS)
    ):
        return True
    is_named = current.tag == "aside" or bool(words & RELATED)
    return is_named and (not story or links_to_story(current))


def links_to_story(item: Element) -> bool:
    """Tell whether a list *item* links to a story of its own."""
    return any(
        len(link.text().strip()) > HEADLINE_LENGTH
        for link in item.find("a")
        if "href" in link.attributes
    )


def leads_to(item: Element, name: str) -> bool:
    """Tell whether a link in *item* leads to the page of that *name*; no name is of no page."""
    hrefs = (link.attributes.get("href") or "" for link in item.find("a")) if name else ()
    return any(last_part(href) == name for href in hrefs if "?" not in href and "#" not in href)


@dataclass(frozen=True)
class Headline:
    """Where a page's headline stands, in octets and in *paragraphs*, and what is *around* it."""

    offset: int = 0
    paragraphs: int = 0
    around: frozenset[Element] = frozenset()


def headline_of(document: Document, headings: list[Dated]) -> Headline:
    """Return the headline of *document*, one of its *headings* or a text that its title repeats.

    A page without any begins with it.
    """
    found = headline_at(document, headings)
    if found is None:
        return headline_in_text(document)
    is_paragraph = len(found.element.start(PARAGRAPH)) == PARAGRAPH
    return Headline(found.offset, found.paragraphs + is_paragraph, around(found.element))


def headline_in_text(document: Document) -> Headline:
    """Return the headline that is no heading: the first text with which the title begins."""
    title, body = document.title or "", document.tree.body
    offset = paragraphs = 0
    if body is None or len(title) < SHORTEST_TITLE:
        return Headline()
    for text, holder in element_of(body).texts_from_here():
        line = folded(text)
        if len(line) >= SHORTEST_TITLE and title.startswith(line):
            return Headline(offset, paragraphs, around(holder))
        size = len("".join(line.split()).encode())
        offset += size
        paragraphs += size >= PARAGRAPH
    return Headline()


def headline_at(document: Document, headings: list[Dated]) -> Dated | None:
    """Return the longest of *headings* that the page's title repeats, else the first `<h1>`.

    Those with which the title begins come before others: it may end with the site's name.
    """
    titles = (document.title or "", document.meta("og:title") or "")
    title = "".join(f"\n{comparable(one)}" for one in titles)
    first = [place for place in headings if place.element.tag == "h1"]
    for places in (first, headings):
        texts = [(comparable(place.element.start(LONGEST)), place) for place in places]
        repeated = [one for one in texts if len(one[0]) >= FEWEST_LETTERS and one[0] in title]
        if repeated:
            beginning = [one for one in repeated if f"\n{one[0]}" in title]
            return max(beginning or repeated, key=lambda found: len(found[0]))[1]
    return next(iter(first), None)


def comparable(text: str) -> str:
    """Return the letters and digits of *text* alone, in lower case."""
    return SIGNS.sub("", text.casefold())


def around(node: Element) -> frozenset[Element]:
    """Return *node* and the elements around it."""
    found = set()
    current: Element | None = node
    while current is not None:
        found.add(current)
        current = current.parent
    return frozenset(found)
