"""Where a page without dates in its metadata prints them, and which are not the story's.

Looked at only then: the page's own words are the weakest evidence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spiders.extraction.dates.calendar import folded_words
from spiders.extraction.page import Document, Element, lines_around
from spiders.extraction.wording import listed

MARKED = (
    "h1, time, [itemprop=datePublished], [property='schema:datePublished'], [data-published], "
    "[pubdate]"
)
MOST_MARKED = 40  # a story's own date is among the first; an archive page prints hundreds
LONGEST = 90  # characters; what is longer is a sentence or a caption
MOST_ITEMS = 5  # of nested lists around a date; each is searched in full
HEADLINE_LENGTH = 20  # characters of a link from which on a list item is a story of its own
MACHINE_ATTRIBUTES = ("datetime", "content", "data-datetime", "data-published")
RELATED = listed(
    "related, recommended, recommendations, teaser, teasers, sidebar, latest, trending, popular, "
    "caption, figcaption, promo, mostread, newsletter, carousel, card, cards"
)
COMMENTS = listed("comment, comments, disqus, reply, replies, commentlist")
CLOCKS = listed("clock, today, weather, masthead, topbar, ticker, copyright")
PRINTED_DATE = re.compile(r"\d")
FURNITURE = frozenset(["header", "nav", "footer"])
URL_DATE = re.compile(
    r"/(?P<year>19[89]\d|20\d\d)(?P<mark>[/-]?)(?P<month>0[1-9]|1[0-2])(?P=mark)"
    r"(?P<day>0[1-9]|[12]\d|3[01])(?=[/._-]|$)"
)


@dataclass(frozen=True)
class Place:
    """One place that prints a date; *why_not* names what it dates if that is not the story."""

    method: str
    machine: str
    text: str
    why_not: str | None
    is_above: bool = False  # above the headline, where pages show what time it is


def printed_candidates(document: Document) -> Iterator[Place]:
    """Yield the dates the page prints: marked ones below the headline and above it, then its
    short texts, then the date in its address."""
    above: list[Place] = []
    below: list[Place] = []
    is_above = True
    for node in document.all(MARKED)[:MOST_MARKED]:
        if node.tag == "h1":
            is_above = False
        elif place := place_of(node, "time_tag"):
            (above if is_above else below).append(replace(place, is_above=is_above))
    yield from below
    yield from above
    for node in lines_around(document).before:
        if place := place_of(node, "printed"):
            yield place
    if match := URL_DATE.search(document.url):
        yield Place("url", "{year}-{month}-{day}".format(**match.groupdict()), "", None)


def place_of(node: Element, method: str) -> Place | None:
    """Return the date that *node* prints, or None if it holds no short text with a number."""
    attributes = node.attributes if method == "time_tag" else {}
    machine = next((attributes[name] for name in MACHINE_ATTRIBUTES if attributes.get(name)), "")
    text = node.seen()
    if len(text) > LONGEST or not (machine or PRINTED_DATE.search(folded_words(text))):
        return None
    return Place(method, machine or "", text, why_not(node))


def why_not(node: Element) -> str | None:
    """Return what *node* dates if its place says that this is not the story."""
    reason: str | None = None
    items = 0
    current: Element | None = node
    while current is not None and (tag := current.tag) not in ("body", "html"):
        words = current.words
        if words & COMMENTS:
            return "comment"
        if reason is None:
            items += tag == "li"
            is_item = tag == "li" and items <= MOST_ITEMS and links_to_story(current)
            if is_item or words & RELATED or tag in ("aside", "a", "figure"):
                reason = "related"
            elif words & CLOCKS or tag in FURNITURE:
                reason = "page_clock"
        if tag in ("article", "main") and reason == "page_clock":
            reason = None  # the header of an article is no furniture of the page
        current = current.parent
    return reason


def links_to_story(item: Element) -> bool:
    """Tell whether a list *item* links to a story of its own."""
    return any(
        len(link.text().strip()) > HEADLINE_LENGTH
        for link in item.find("a")
        if "href" in link.attributes
    )
