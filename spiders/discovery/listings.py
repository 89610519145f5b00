"""Discovery: a sitemap, index, feed or section page -> the stories it names (pure).

Never raises: what is hostile, damaged or too large ends early with a fault, and what was found
before that is kept.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from spiders.addresses import WebAddress, canonical_url, origin_url, web_address
from spiders.discovery.documents import feed_entries, json_feed_items, sitemap_entries, text_lines
from spiders.discovery.found import MOST_URLS, Discovery, DiscoveryFault, Found, Kind
from spiders.discovery.markup import root_name
from spiders.discovery.moment import period_of
from spiders.discovery.section import declared_feeds, section_links
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

__all__ = ["Discovery", "Found", "discovered"]


def discovered(
    body: bytes, url: str, content_type: str = "", article_url: str | None = None
) -> Discovery:
    """Return what the document *body*, fetched from *url*, names.

    What it is, its content decides; *content_type* gives the charset. *article_url* is the
    publisher's pattern of story addresses, used on section pages.
    """
    base = web_address(url)
    if base is None:
        return Discovery("unknown", fault=f"{url!r} is no web address")
    whole, cut = unpacked(body)
    text = text_of(whole, content_type)
    kind = kind_of(text, content_type)
    is_index = kind == "sitemapindex"
    named = items_of(kind, text, base, article_url)
    items, fault = taken(sitemaps_of(named) if is_index else map(canonical, named))
    feeds, _ = taken(declared_feeds(text, base)) if kind == "section" else ((), None)
    return Discovery(
        kind,
        stories=() if is_index else items,
        sitemaps=items if is_index else (),
        feeds=feeds,
        fault=cut or fault or ("no discovery document" if kind == "unknown" else None),
    )


def kind_of(text: str, content_type: str) -> Kind:
    """Return what kind of document *text* is; an HTML page may leave its first tags out."""
    start = text.lstrip("\ufeff \t\r\n")[:200].lower()
    if start.startswith("<"):
        is_html = start.startswith("<!doctype html") or "html" in content_type.lower()
        return KINDS.get(root_name(text), "section" if is_html else "unknown")
    if start.startswith("{"):
        return "json_feed"
    return "text" if start.startswith(("http://", "https://")) else "unknown"


def items_of(kind: Kind, text: str, base: WebAddress, article_url: str | None) -> Iterator[Found]:
    """Return the addresses in *text*, as its *kind* writes them."""
    if kind == "section":
        return section_links(text, base, article_url)
    if kind in ("urlset", "sitemapindex"):
        return sitemap_entries(text, base)
    if kind in ("rss", "atom"):
        return feed_entries(text, base)
    return json_feed_items(text, base) if kind == "json_feed" else text_lines(text, base)


def sitemaps_of(index: Iterator[Found]) -> Iterator[Found]:
    """Yield the sitemaps of *index* that can name stories, with the period their address names."""
    for sitemap in index:
        if not WITHOUT_STORIES.search(sitemap.url):
            yield replace(sitemap, published=period_of(sitemap.url))


def canonical(story: Found) -> Found:
    """Return *story* under its canonical URL: feeds and front pages add where a reader came from.

    Sitemaps keep theirs: their parameters say which part of the site they list.
    """
    return replace(story, url=canonical_url(origin_url(story.url)))


def taken(items: Iterator[Found]) -> tuple[tuple[Found, ...], str | None]:
    """Return the first of *items*, each address once, and why there are no more."""
    kept = dict[str, Found]()
    try:
        for item in items:
            if len(kept) == MOST_URLS and item.url not in kept:
                return tuple(kept.values()), f"more than {MOST_URLS} URLs"
            kept.setdefault(item.url, item)
    except DiscoveryFault as fault:
        return tuple(kept.values()), str(fault)
    return tuple(kept.values()), None
