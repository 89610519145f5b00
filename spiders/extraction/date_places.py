"""Where a page without dates in its metadata prints them, and which are not the story's.

Looked at only then: the page's own words are the weakest evidence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborNode

from spiders.extraction.document import UNSEEN, Document, node_text
from spiders.extraction.text import listed

MARKED = (
    "h1, time, [itemprop=datePublished], [property='schema:datePublished'], [data-published], "
    "[pubdate]"
)
MOST_MARKED = 40  # a story's own date is among the first; an archive page prints hundreds
PARAGRAPH = 200  # characters of a text from which on it is one of the story's
MOST_PARAGRAPHS = 2  # behind them begin other stories, and what the page says of those
LONGEST = 90  # characters; what is longer is a sentence or a caption
HEADLINE_LENGTH = 20  # characters of a link from which on a list item is a story of its own
MACHINE_ATTRIBUTES = ("datetime", "content", "data-datetime", "data-published")
WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
RELATED = listed(
    "related, recommended, recommendations, teaser, teasers, sidebar, latest, trending, popular, "
    "caption, figcaption, promo, mostread, newsletter, carousel, card, cards"
)
COMMENTS = listed("comment, comments, disqus, reply, replies, commentlist")
CLOCKS = listed("clock, today, weather, masthead, topbar, ticker, copyright")
PRINTED_DATE = re.compile(r"\d{4}|\d年|\d\s?년")  # a year: there is no date without one
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


def printed_candidates(document: Document) -> Iterator[Place]:
    """Yield the dates the page prints: marked ones below the headline and above it, then its
    short texts, then the date in its address."""
    above: list[Place] = []
    below: list[Place] = []
    side = above
    for node in document.tree.css(MARKED)[:MOST_MARKED]:
        if node.tag == "h1":
            side = below
        elif place := place_of(node, "time_tag"):
            side.append(place)
    yield from below
    yield from above
    for node in short_texts(document):
        if place := place_of(node, "printed"):
            yield place
    if match := URL_DATE.search(document.url):
        yield Place("url", "{year}-{month}-{day}".format(**match.groupdict()), "", None)


def short_texts(document: Document) -> Iterator[LexborNode]:
    """Yield the elements between headline and story that print a short text with a year."""
    body = document.tree.body
    if body is None:
        return
    is_behind, paragraphs = document.tree.css_first("h1") is None, 0
    for node in body.traverse(include_text=True):
        is_behind = is_behind or node.tag == "h1"
        parent = node.parent
        if node.tag != "-text" or not is_behind or parent is None or parent.tag in UNSEEN:
            continue
        text = (node.text_content or "").strip()
        paragraphs += len(text) > PARAGRAPH
        if paragraphs > MOST_PARAGRAPHS:
            return
        if len(text) <= LONGEST and PRINTED_DATE.search(text):
            yield parent


def place_of(node: LexborNode, method: str) -> Place | None:
    """Return the date that *node* prints, or None if it holds no short text with a number."""
    attributes = node.attributes if method == "time_tag" else {}
    machine = next((attributes[name] for name in MACHINE_ATTRIBUTES if attributes.get(name)), "")
    text = node_text(node)
    if len(text) > LONGEST or not any(sign.isdecimal() for sign in f"{machine}{text}"):
        return None
    return Place(method, machine or "", text, why_not(node))


def why_not(node: LexborNode) -> str | None:
    """Return what *node* dates if its place says that this is not the story."""
    reason: str | None = None
    current: LexborNode | None = node
    while current is not None and current.tag not in ("body", "html"):
        words = words_of(current)
        if words & COMMENTS:
            return "comment"
        if words & RELATED or current.tag in ("aside", "a", "figure") or is_item_of_list(current):
            reason = reason or "related"
        if words & CLOCKS or current.tag in FURNITURE:
            reason = reason or "page_clock"
        if current.tag in ("article", "main") and reason == "page_clock":
            reason = None  # the header of an article is no furniture of the page
        current = current.parent
    return reason


def is_item_of_list(node: LexborNode) -> bool:
    """Tell whether *node* is a list item that links to a story."""
    return node.tag == "li" and any(
        len(link.text(strip=True)) > HEADLINE_LENGTH for link in node.css("a[href]")
    )


def words_of(node: LexborNode) -> frozenset[str]:
    """Return the words of the class and id of *node* in lower case."""
    attributes = node.attributes
    return words_in(attributes.get("class") or "", attributes.get("id") or "")


@lru_cache(maxsize=4096)  # the elements of a page share a few hundred names
def words_in(classes: str, name: str) -> frozenset[str]:
    """Return the words of *classes* and *name*, camel case parted, in lower case."""
    return frozenset(word.lower() for word in WORDS.findall(f"{classes} {name}"))
