"""A section or home page -> the stories it links and the feeds it declares.

Read with one forward scan rather than a tree: the crawl's own process does it, and no parser of
HTML has a bound on what a hostile page makes it do.
"""

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice

from spiders.addresses import WebAddress, same_site, web_address
from spiders.discovery.found import Found, found
from spiders.discovery.story_address import is_story
from spiders.discovery.tokens import MOST_ATTRIBUTES, attributes_of

MOST_LINKS = 5_000  # a front page has some hundreds
MOST_LINK_TEXT = 2_000
TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|template|noscript|textarea)\b.*?(?:</(?P=raw)|\Z)"
    rf"|<(?P<tag>a|link|base|meta|html)\s(?P<attributes>[^<>]{{0,{MOST_ATTRIBUTES}}})>",
    re.DOTALL | re.IGNORECASE,
)
LINK_END = re.compile(r"</a\s*>|<a\s", re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")
FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
Tag = tuple[str, dict[str, str], int]


def section_links(text: str, page: WebAddress, article_url: str | None) -> Iterator[Found]:
    """Yield the stories that the page *text* links on its own site, with the linked words.

    A story matches *article_url* where the publisher declares it, else it looks like one.
    """
    base = page
    for tag, attributes, end in tags(text):
        address = web_address(attributes.get("href", ""), base)
        if tag == "base" and address:
            base = address
        if tag != "a" or address is None or "nofollow" in attributes.get("rel", "").lower():
            continue
        link = found(str(address), base, headline=linked_words(text, end))
        if link and same_site(link.url, str(page)) and is_story(link.url, article_url):
            yield link


def declared_feeds(text: str, page: WebAddress) -> Iterator[Found]:
    """Yield the feeds in the `<link>` elements of the page *text*, with their titles."""
    for tag, attributes, _ in tags(text):
        if tag == "link" and attributes.get("type", "").lower() in FEED_TYPES:
            feed = found(attributes.get("href", ""), page, headline=attributes.get("title"))
            if feed and "alternate" in attributes.get("rel", "").lower():
                yield feed


def tags(text: str) -> Iterator[Tag]:
    """Yield name, attributes and end of the first elements of TOKEN outside of scripts."""
    matches = (match for match in TOKEN.finditer(text) if match["tag"])
    for match in islice(matches, MOST_LINKS):
        yield match["tag"].lower(), attributes_of(match["attributes"], unescape), match.end()


def linked_words(text: str, start: int) -> str:
    """Return the words from *start* to the end of the link."""
    window = text[start : start + MOST_LINK_TEXT]
    end = LINK_END.search(window)
    return TAG.sub(" ", window[: end.start()] if end else "")
