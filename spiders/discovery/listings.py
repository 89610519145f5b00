"""Discovery: a sitemap, index, feed or section page -> the stories it names (pure).

Never raises: what is hostile, damaged or too large ends early with a fault, and what was found
before that is kept.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spiders.addresses import WebAddress, canonical_url, origin_url, web_address
from spiders.discovery.documents import feed_entries, json_feed_items, sitemap_entries, text_lines
from spiders.discovery.found import MOST_URLS, Discovery, DiscoveryFault, Found, Kind
from spiders.discovery.moment import period_of
from spiders.discovery.section import declared_feeds, section_links
from spiders.discovery.story_address import looks_like_story
from spiders.discovery.tokens import root_of
from spiders.discovery.unpacked import text_of, unpacked

KINDS: dict[str, Kind] = {
    "urlset": "urlset",
    "sitemapindex": "sitemapindex",
    "rss": "rss",
    "rdf": "rss",  # RSS 1.0
    "feed": "atom",
    "html": "section",
}
# What the generators of WordPress call the sitemaps of its other things.
WITHOUT_STORIES = re.compile(
    r"/(?:wp-sitemap-(?:users|taxonomies|posts-page)|(?:author|post_tag|category|page|product)-sitemap)"
    r"[\w-]*\.xml(?:\.gz)?$"
)
LISTING_FILE = re.compile(r"\.xml(?:\.gz)?$", re.IGNORECASE)

__all__ = ["Discovery", "Found", "discovered"]


def discovered(
    body: bytes,
    url: str,
    content_type: str = "",
    article_url: str | None = None,
    *,
    is_page: bool = True,
) -> Discovery:
    """Return what the document *body*, fetched from *url*, names.

    What it is, its content decides; *content_type* gives the charset. *article_url* is the
    publisher's pattern of story addresses, used on section pages. Where a sitemap or feed is
    expected, not *is_page*, a page in its place is a fault, and names nothing.
    """
    base = web_address(url)
    if base is None:
        return Discovery("unknown", fault=f"{url!r} is no web address")
    whole, cut = unpacked(body)
    text = text_of(whole, content_type)
    if not text.strip("\ufeff \t\r\n\0"):
        return Discovery("unknown", fault=cut or "empty")
    kind = kind_of(text, content_type)
    if kind == "section" and not is_page:
        return Discovery(kind, fault="a page, no sitemap or feed")
    items, fault = taken(items_of(kind, text, base, article_url))
    feeds, _ = (
        taken((True, feed) for feed in declared_feeds(text, base))
        if kind == "section"
        else ((), None)
    )
    return Discovery(
        kind,
        stories=tuple(item for is_listing, item in items if not is_listing),
        sitemaps=tuple(item for is_listing, item in items if is_listing),
        feeds=tuple(feed for _, feed in feeds),
        fault=cut or ("no discovery document" if kind == "unknown" else fault),
    )


def kind_of(text: str, content_type: str) -> Kind:
    """Return what kind of document *text* is; an HTML page may leave its first tags out."""
    start = text.lstrip("\ufeff \t\r\n")[:200].lower()
    if start.startswith("{"):
        return "json_feed"
    if start.startswith(("http://", "https://")):
        return "text"
    root = root_of(text)
    is_html = start.startswith("<!doctype html") or "html" in content_type.lower()
    otherwise: Kind = "section" if is_html and root else "unknown"
    return KINDS.get(root[2].lower(), otherwise) if root else otherwise


def items_of(
    kind: Kind, text: str, base: WebAddress, article_url: str | None
) -> Iterator[tuple[bool, Found | None]]:
    """Yield the addresses in *text*, as its *kind* writes them, and whether each is a sitemap's;
    None for an entry without one.
    """
    if kind in ("urlset", "sitemapindex"):
        for tag, item in sitemap_entries(text, base):
            if item is None:
                yield False, None
            elif tag != "sitemap" and not is_listing(item.url, article_url):
                yield False, canonical(item)
            elif not WITHOUT_STORIES.search(item.url):
                yield True, replace(item, published=period_of(item.url))
        return
    items: Iterable[Found | None]
    if kind == "section":
        items = section_links(text, base, article_url)
    elif kind in ("rss", "atom"):
        items = feed_entries(text, base)
    else:
        items = json_feed_items(text, base) if kind == "json_feed" else text_lines(text, base)
    for item in items:
        yield False, canonical(item) if item is not None else None


def is_listing(url: str, article_url: str | None) -> bool:
    """Whether *url*, listed like a story, is a sitemap's: a file of XML without a headline."""
    stem = LISTING_FILE.sub("", url)
    if stem == url or (article_url is not None and re.search(article_url, url)):
        return False
    return "sitemap" in stem.lower() or not looks_like_story(stem)


def canonical(story: Found) -> Found:
    """Return *story* under its canonical URL: feeds and front pages add where a reader came from.

    Sitemaps keep theirs: their parameters say which part of the site they list.
    """
    url = canonical_url(origin_url(story.url))
    return story if url == story.url else replace(story, url=url)


def taken(
    items: Iterable[tuple[bool, Found | None]],
) -> tuple[tuple[tuple[bool, Found], ...], str | None]:
    """Return the first of *items*, each address once, and why there are no more, or how many had
    no address.
    """
    kept = dict[str, tuple[bool, Found]]()
    lost = 0
    try:
        for is_listing, item in items:
            if item is None:
                lost += 1
                continue
            if len(kept) == MOST_URLS and item.url not in kept:
                return tuple(kept.values()), f"more than {MOST_URLS} URLs"
            kept.setdefault(item.url, (is_listing, item))
    except DiscoveryFault as fault:
        return tuple(kept.values()), str(fault)
    fact = f"{lost} entr{'ies' if lost > 1 else 'y'} without a web address"
    return tuple(kept.values()), fact if lost else None
