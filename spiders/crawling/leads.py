"""Leads: the addresses a round goes after next, and what each answer leads to."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from scrapy.http import Response

from spiders.addresses import host_of_url, web_address
from spiders.archive import REDIRECTS
from spiders.crawling.frontier import Frontier
from spiders.discovery import Discovery, Found, Lead, redirect_target
from spiders.publisher import Publisher
from spiders.robots import Site

AT_ONCE = 250  # stories taken in before others have their turn: ten milliseconds


def first_leads(publisher: Publisher, frontier: Frontier, now: datetime) -> Iterator[Lead]:
    """Yield the listings that *publisher* declares."""
    listings = [Found(url) for url in listings_of(publisher)]
    yield from listing_leads(listings, 0, frontier, now)


def listings_of(publisher: Publisher) -> list[str]:
    """Return where the stories of *publisher* are listed; its home page if nothing is declared.

    The sitemaps in its robots.txt come on top of these.
    """
    declared = [*publisher.sitemaps, *publisher.feeds, *publisher.sections]
    return declared or [f"https://{publisher.domains[0]}/"]


def listing_leads(
    listings: list[Found], depth: int, frontier: Frontier, now: datetime
) -> Iterator[Lead]:
    """Yield those of *listings* that are to be read."""
    for found in frontier.due_listings(listings, depth, now):
        lastmod = found.changed.last if found.changed else None
        yield Lead(found.url, "listing", lastmod, depth)


def robots_leads(site: Site | None, url: str, frontier: Frontier, now: datetime) -> Iterator[Lead]:
    """Yield the sitemaps that the robots.txt of *url*'s host names; each comes once in a round."""
    places = site.robots.sitemaps if site else ()
    addresses = [web_address(place, web_address(url)) for place in places]
    named = [Found(str(address)) for address in addresses if address is not None]
    yield from listing_leads(named if frontier.is_own(url) else [], 0, frontier, now)


@dataclass(frozen=True)
class Reading:
    """What the reading of one listing came to: the listings it leads to, the fates of its stories
    counted, why it was not whole, and why its dates were not believed.
    """

    leads: tuple[Lead, ...]
    fates: Counter[str]
    fault: str | None
    doubted: str | None


async def reading_of(lead: Lead, found: Discovery, frontier: Frontier, now: datetime) -> Reading:
    """Return what *found*, the listing of *lead*, leads to; its stories go to the frontier.

    A few at a time: tens of thousands must not hold up what else the loop has to do.
    """
    publisher = frontier.publisher
    is_bare = not (publisher.sitemaps or publisher.feeds)
    listings = [*found.sitemaps, *(found.feeds if is_bare else ())]
    leads = tuple(listing_leads(listings, lead.depth + 1, frontier, now))
    fates = Counter[str]()
    for start in range(0, len(found.stories), AT_ONCE):
        part = found.stories[start : start + AT_ONCE]
        fates += frontier.add(part, now, is_linked=found.kind == "section")
        await asyncio.sleep(0)
    return Reading(leads, fates, found.fault, found.doubted)


def is_page_wanted(lead: Lead, publisher: Publisher) -> bool:
    """Whether a page is what *lead* was declared as, and no sitemap or feed."""
    asked = (*lead.chain, lead.url)[0]
    declares = bool(publisher.sitemaps or publisher.feeds or publisher.sections)
    return asked in publisher.sections or not declares


def redirect_leads(lead: Lead, response: Response, frontier: Frontier) -> Iterator[Lead]:
    """Yield where *response* points to, if we follow."""
    url, chain = redirect_target(response), (*lead.chain, lead.url)
    if url is not None and cookie_asked_for(lead, response):
        yield replace(lead, url=url, chain=chain)  # once more, and with the cookie
    elif url is not None and frontier.follows(url, lead.kind, chain):
        yield Lead(url, lead.kind, lead.lastmod, lead.depth, chain)


def cookie_asked_for(lead: Lead, response: Response) -> bytes | None:
    """Return the cookie that *response*, a redirect of *lead* in a circle on its host, sets for the
    next try; None if it is no such redirect, or the cookie was brought already.
    """
    target = redirect_target(response)
    is_new = lead.cookie is None and response.status in REDIRECTS
    if not is_new or target is None or target not in (*lead.chain, lead.url):
        return None
    if host_of_url(target) != host_of_url(lead.url):
        return None
    pairs = [field.partition(b";")[0].strip() for field in response.headers.getlist("Set-Cookie")]
    return b"; ".join(pair for pair in pairs if b"=" in pair) or None
