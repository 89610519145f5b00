"""Leads: the addresses a round goes after next, and what each answer leads to."""

from collections.abc import Iterator
from datetime import datetime

from scrapy.http import Response

from spiders.addresses import web_address
from spiders.crawling.frontier import Frontier
from spiders.discovery import Found, Lead, discovered, redirect_target
from spiders.publisher import Publisher
from spiders.robots import Site


def first_leads(publisher: Publisher, frontier: Frontier) -> Iterator[Lead]:
    """Yield the listings that *publisher* declares."""
    listings = [Found(url) for url in listings_of(publisher)]
    yield from listing_leads(listings, 0, frontier)


def listings_of(publisher: Publisher) -> list[str]:
    """Return where the stories of *publisher* are listed; its home page if nothing is declared.

    The sitemaps in its robots.txt come on top of these.
    """
    declared = [*publisher.sitemaps, *publisher.feeds, *publisher.sections]
    return declared or [f"https://{publisher.domains[0]}/"]


def listing_leads(listings: list[Found], depth: int, frontier: Frontier) -> Iterator[Lead]:
    """Yield those of *listings* that are to be read."""
    for found in frontier.due_listings(listings, depth):
        yield Lead(found.url, "listing", found.lastmod, depth)


def robots_leads(site: Site | None, url: str, frontier: Frontier) -> Iterator[Lead]:
    """Yield the sitemaps that the robots.txt of *url*'s host names; each comes once in a round."""
    places = site.robots.sitemaps if site else ()
    addresses = [web_address(place, web_address(url)) for place in places]
    named = [Found(str(address)) for address in addresses if address is not None]
    yield from listing_leads([one for one in named if frontier.is_own(one.url)], 1, frontier)


def leads_in(lead: Lead, response: Response, frontier: Frontier, now: datetime) -> Iterator[Lead]:
    """Yield the listings that the one in *response* names; its stories go to the frontier."""
    publisher = frontier.publisher
    media_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
    found = discovered(response.body, response.url, media_type, publisher.article_url)
    is_bare = not (publisher.sitemaps or publisher.feeds)
    listings = [*found.sitemaps, *(found.feeds if is_bare else ())]
    yield from listing_leads(listings, lead.depth + 1, frontier)
    frontier.add(found.stories, now)


def redirect_leads(lead: Lead, response: Response, frontier: Frontier) -> Iterator[Lead]:
    """Yield where *response* points to, if we follow."""
    url, chain = redirect_target(response), (*lead.chain, lead.url)
    if url is not None and frontier.follows(url, lead.kind, chain):
        yield Lead(url, lead.kind, lead.lastmod, lead.depth, chain)
