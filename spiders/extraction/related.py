"""Links: those inside the story, and the stories the page recommends beside it."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from schemas.article import Link, Related
from spiders.extraction.blocks import TextBlock
from spiders.extraction.document import Document
from spiders.extraction.text import folded
from spiders.extraction.tree_features import branch_kinds
from spiders.extraction.words import TAGS, kind
from spiders.publisher import registered_domain
from spiders.urls import canonical_url

RELATED = kind("related")
FURNITURE = TAGS["nav"] | TAGS["footer"] | TAGS["header"] | kind("tags") | kind("comment")
TRUNK = frozenset(range(2))  # the body and what wraps all of it are named for the page
FEWEST_WORDS = 4  # a shorter link names a section, a tag or a person
FEWEST_LETTERS = 18  # for scripts without spaces


def links(document: Document, blocks: Iterable[TextBlock]) -> list[Link]:
    """Return the links inside the story's *blocks* that lead to web addresses."""
    found = []
    for block in blocks:
        for node in block.links:
            text, url = folded(node.text()), document.absolute(node.attributes.get("href"))
            if text and url:
                found.append(Link(text=text, url=url))
    return found


def related(document: Document, rest: Iterable[TextBlock]) -> list[Related]:
    """Return the stories of the same site that blocks outside the story recommend.

    Only lists that are named so count: any page links to its newest stories.
    """
    site = registered_domain(urlsplit(document.url).hostname or "")
    seen = {canonical_url(document.url)}
    found = []
    for headline, href in recommended(rest):
        url = document.absolute(href)
        if url is None or registered_domain(urlsplit(url).hostname or "") != site:
            continue
        url = canonical_url(url)
        if url not in seen:
            seen.add(url)
            found.append(Related(headline=headline, url=url))
    return found


def recommended(rest: Iterable[TextBlock]) -> Iterator[tuple[str, str]]:
    """Yield headline and address of the links in lists of related stories."""
    for block in rest:
        if not block.links:
            continue
        kinds = branch_kinds(block.place, TRUNK)
        if not kinds & RELATED or kinds & FURNITURE:
            continue
        for node in block.links:
            text, href = folded(node.text()), node.attributes.get("href")
            is_headline = text.count(" ") + 1 >= FEWEST_WORDS or (
                not text.isascii() and len(text) >= FEWEST_LETTERS
            )
            if href and is_headline:
                yield text, href
