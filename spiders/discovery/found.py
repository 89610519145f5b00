"""What a discovery document tells: the stories it names, and where to look further."""

import re
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Literal

from spiders.addresses import WebAddress, is_parsed, web_address
from spiders.discovery.moment import Span

MOST_BYTES = 50 * 1024 * 1024  # sitemaps.org: no sitemap is larger than 50 MB uncompressed,
MOST_URLS = 50_000  # nor has more URLs than this
MOST_URL_CHARACTERS = 8_000  # RFC 9110, 4.1; sitemaps.org says 2,048, and some stories are longer
MOST_HEADLINE_CHARACTERS = 500
FOLD = re.compile(r"\s*[\r\n]\s*")  # an address that was broken over lines, and indented
MOST_HEADLINE_WRITTEN = 4_000  # with its references; Python reads no number beyond 4,300 digits

Kind = Literal["urlset", "sitemapindex", "rss", "atom", "json_feed", "text", "section", "unknown"]


@dataclass(frozen=True)
class Found:
    """One address a discovery document names: absolute, and of a story its canonical URL.

    *published* and *changed* are what its listing says of the story; of a sitemap that an index
    lists, *published* is the period that its address names: nothing comes into it afterwards.
    """

    url: str
    published: Span | None = None
    changed: Span | None = None
    headline: str | None = None

    @property
    def latest(self) -> datetime | None:
        """The latest instant that its listing says anything happened to it."""
        return max((span.last for span in (self.published, self.changed) if span), default=None)


@dataclass(frozen=True)
class Discovery:
    """All that one document names, each address once, in the order of the document.

    *sitemaps* are those an index lists that can name stories, *feeds* those a section page
    declares. *fault* says why it was not read whole; what could be read is here. *doubted* says
    why its dates are not believed, where they are not.
    """

    kind: Kind
    stories: tuple[Found, ...] = ()
    sitemaps: tuple[Found, ...] = ()
    feeds: tuple[Found, ...] = ()
    fault: str | None = None
    doubted: str | None = None


class DiscoveryFault(Exception):
    """Why a document cannot be read any further. It never leaves this package."""


def found(
    text: str,
    base: WebAddress,
    published: Span | None = None,
    changed: Span | None = None,
    headline: str | None = None,
) -> Found | None:
    """Return what *text*, an address as a document at *base* writes it, finds; or None.

    Headlines of feeds are HTML within XML more often than not, so they are unescaped once more.
    """
    if len(text) > MOST_URL_CHARACTERS:
        return None
    url = FOLD.sub("", text.strip())
    if not is_parsed(url):
        address = web_address(url, base) if url else None
        if address is None:
            return None
        url = str(address._replace(fragment=None))
    line = unescape(headline[:MOST_HEADLINE_WRITTEN]) if headline else ""
    title = " ".join(line.split())[:MOST_HEADLINE_CHARACTERS] or None
    return Found(url, published, changed, title)
