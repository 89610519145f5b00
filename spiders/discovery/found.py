"""What a discovery document tells: the stories it names, and where to look further."""

from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Literal

from spiders.addresses import WebAddress, web_address

MOST_BYTES = 50 * 1024 * 1024  # sitemaps.org: no sitemap is larger than 50 MB uncompressed,
MOST_URLS = 50_000  # nor has more URLs than this
MOST_URL_CHARACTERS = 2_048  # sitemaps.org: "must be less than 2,048 characters"
MOST_HEADLINE_CHARACTERS = 500
MOST_HEADLINE_WRITTEN = 4_000  # with its references; Python reads no number beyond 4,300 digits

Kind = Literal["urlset", "sitemapindex", "rss", "atom", "json_feed", "text", "section", "unknown"]


@dataclass(frozen=True)
class Found:
    """One address a discovery document names: absolute, and of a story its canonical URL.

    *lastmod* is the latest instant, in UTC, that its date can mean: a bare day is still open
    twelve hours after it has ended in Greenwich. So nothing that changed is taken for old.
    """

    url: str
    lastmod: datetime | None = None
    headline: str | None = None


@dataclass(frozen=True)
class Discovery:
    """All that one document names, each address once, in the order of the document.

    *sitemaps* are those an index lists that can name stories, *feeds* those a section page
    declares. *fault* says why reading ended before the document did; what stood before is here.
    """

    kind: Kind
    stories: tuple[Found, ...] = ()
    sitemaps: tuple[Found, ...] = ()
    feeds: tuple[Found, ...] = ()
    fault: str | None = None


class DiscoveryFault(Exception):
    """Why a document cannot be read any further. It never leaves this package."""


def found(
    text: str, base: WebAddress, lastmod: datetime | None = None, headline: str | None = None
) -> Found | None:
    """Return what *text*, an address as a document at *base* writes it, finds; or None.

    Headlines of feeds are HTML within XML more often than not, so they are unescaped once more.
    """
    if len(text) > MOST_URL_CHARACTERS:
        return None
    address = web_address(text, base) if text.strip() else None
    if address is None:
        return None
    line = unescape((headline or "")[:MOST_HEADLINE_WRITTEN])
    title = " ".join(line.split())[:MOST_HEADLINE_CHARACTERS] or None
    return Found(str(address._replace(fragment=None)), lastmod, title)
