"""The discovery formats, each from text to what it finds: XML, JSON Feed, one URL a line.

An entry in which no web address stands is None, for whoever counts them.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from spiders.addresses import WebAddress, web_address
from spiders.discovery.found import DiscoveryFault, Found, found
from spiders.discovery.markup import Entry, entries
from spiders.discovery.moment import Span, feed_span, w3c_span

# Where the page of a feed's item may stand, the surest first. Ids are addresses if whole.
PLACES = ("origLink", "href", "link", "atom:link", "guid", "id", "about", "src", "other")
WHOLE = frozenset(("origLink", "guid", "id", "about"))
WEB = ("http://", "https://")
HOME = re.compile(r"^\w+://[^/?]*/?$")  # no item's page, where another of its addresses may be


def sitemap_entries(text: str, base: WebAddress) -> Iterator[tuple[str, Found | None]]:
    """Yield what a urlset or sitemap index lists, each behind `url` or `sitemap`, its element.

    A `<sitemap>` may hold its URL bare.
    """
    for entry in entries(text, base):
        url = entry.get("loc") or entry.get("", "")
        published = first_date(entry, ("news/publication_date",))
        changed = first_date(entry, ("lastmod",))
        title = entry.get("news/title")
        yield entry["tag"], found(url, base_of(entry, base), published, changed, title)


def feed_entries(text: str, base: WebAddress) -> Iterator[Found | None]:
    """Yield the items of an RSS or Atom feed, with the address of the page, not of the feed."""
    for entry in entries(text, base):
        published = first_date(entry, ("pubDate", "published", "date"))
        changed = first_date(entry, ("updated",))
        places = [(name, entry[name].strip()) for name in PLACES if entry.get(name, "").strip()]
        ways = [
            found(url, base_of(entry, base), published, changed, entry.get("title"))
            for name, url in places
            if name not in WHOLE or url.lower().startswith(WEB)
        ]
        items = [item for item in ways if item is not None]
        pages = [item for item in items if not HOME.search(item.url)]
        yield next(iter(pages or items), None)


def base_of(entry: Entry, base: WebAddress) -> WebAddress:
    """Return the address from which *entry*, of a document at *base*, sees others."""
    return web_address(entry["base"]) or base if "base" in entry else base


def first_date(entry: Entry, names: tuple[str, ...]) -> Span | None:
    """Return the first date there is under *names*."""
    dates = (feed_span(entry[name]) for name in names if entry.get(name, "").strip())
    return next((date for date in dates if date), None)


def json_feed_items(text: str, base: WebAddress) -> Iterator[Found | None]:
    """Yield the items of a JSON Feed (jsonfeed.org, 1.0 and 1.1)."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DiscoveryFault(f"JSON: {error}") from error
    items = document.get("items") if isinstance(document, dict) else None
    for item in items if isinstance(items, list) else ():
        yield json_feed_item(item, base) if isinstance(item, dict) else None


def json_feed_item(item: dict[str, Any], base: WebAddress) -> Found | None:
    """Return what *item* names; its id may be its address, which goes before another site's."""
    published = w3c_span(word(item, "date_published"))
    changed = w3c_span(word(item, "date_modified"))
    own = word(item, "id") if word(item, "id").lower().startswith(WEB) else ""
    url = word(item, "url") or own or word(item, "external_url")
    return found(url, base, published, changed, word(item, "title"))


def word(item: dict[str, Any], name: str) -> str:
    """Return the text under *name*, "" where there is none."""
    value = item.get(name)
    return value if isinstance(value, str) else ""


def text_lines(text: str, base: WebAddress) -> Iterator[Found | None]:
    """Yield the addresses of a text sitemap, one a line; a line behind "#" is a remark."""
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.lower().startswith(WEB):
            yield found(line, base)
        elif not line.startswith("#"):
            yield None
