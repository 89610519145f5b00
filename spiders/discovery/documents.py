"""The discovery formats, each from text to what it finds: XML, JSON Feed, one URL a line."""

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


def sitemap_entries(text: str, base: WebAddress) -> Iterator[tuple[str, Found]]:
    """Yield what a urlset or sitemap index lists, each behind `url` or `sitemap`, its element.

    A `<sitemap>` may hold its URL bare.
    """
    lost = 0
    for entry in entries(text, base):
        url = entry.get("loc") or entry.get("", "")
        published = first_date(entry, ("news/publication_date",))
        changed = first_date(entry, ("lastmod",))
        item = found(url, base_of(entry, base), published, changed, entry.get("news/title"))
        if item is not None:
            yield entry["tag"], item
        lost += item is None
    tell(lost)


def feed_entries(text: str, base: WebAddress) -> Iterator[Found]:
    """Yield the items of an RSS or Atom feed, with the address of the page, not of the feed."""
    lost = 0
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
        yield from (pages or items)[:1]
        lost += not items
    tell(lost)


def tell(lost: int) -> None:
    """Raise a DiscoveryFault if entries were *lost*, because no address stands in them."""
    if lost:
        raise DiscoveryFault(f"{lost} entr{'ies' if lost > 1 else 'y'} without a web address")


def base_of(entry: Entry, base: WebAddress) -> WebAddress:
    """Return the address from which *entry*, of a document at *base*, sees others."""
    return web_address(entry["base"]) or base if "base" in entry else base


def first_date(entry: Entry, names: tuple[str, ...]) -> Span | None:
    """Return the first date there is under *names*."""
    dates = (feed_span(entry[name]) for name in names if entry.get(name, "").strip())
    return next((date for date in dates if date), None)


def json_feed_items(text: str, base: WebAddress) -> Iterator[Found]:
    """Yield the items of a JSON Feed (jsonfeed.org, 1.0 and 1.1)."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DiscoveryFault(f"JSON: {error}") from error
    items = document.get("items") if isinstance(document, dict) else None
    lost = 0
    for item in items if isinstance(items, list) else ():
        story = None
        if isinstance(item, dict):
            published = w3c_span(word(item, "date_published"))
            changed = w3c_span(word(item, "date_modified"))
            own = word(item, "id") if word(item, "id").lower().startswith(WEB) else ""
            url = word(item, "url") or own or word(item, "external_url")
            story = found(url, base, published, changed, word(item, "title"))
            yield from one(story)
        lost += story is None
    tell(lost)


def word(item: dict[str, Any], name: str) -> str:
    """Return the text under *name*, "" where there is none."""
    value = item.get(name)
    return value if isinstance(value, str) else ""


def text_lines(text: str, base: WebAddress) -> Iterator[Found]:
    """Yield the addresses of a text sitemap, one a line."""
    lost = 0
    for line in filter(None, map(str.strip, text.splitlines())):
        story = found(line, base) if line.lower().startswith(WEB) else None
        yield from one(story)
        lost += story is None and not line.startswith("#")
    tell(lost)


def one(item: Found | None) -> Iterator[Found]:
    """Yield *item* if there is one."""
    if item is not None:
        yield item
