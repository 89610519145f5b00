"""Looks a site over, with a crawl's manners, for the draft of its publisher file."""

from collections.abc import Callable, Iterator

from schemas.capture import Capture
from schemas.errors import BroadsheetError
from spiders.addresses import web_address
from spiders.discovery import Discovery, discovered, is_story
from spiders.drafting.draft import Survey
from spiders.extraction.encoding import decoded
from spiders.manners import FetchError, Guest

MOST_LISTINGS = 8  # sitemaps and feeds that are read for a draft
USUAL_PLACES = ("/sitemap.xml", "/news-sitemap.xml", "/feed/", "/rss.xml", "/atom.xml", "/feed.xml")
Fetch = Callable[[str], Capture]


def surveyed(url: str) -> Survey:
    """Return what the site of *url* shows of itself. Raises BroadsheetError without a home page."""
    asked = web_address(url)
    if asked is None:
        raise BroadsheetError(f"{url}: not a web address")
    guest = Guest()
    fetch, page = guest.page, guest.page(str(asked))
    home = web_address(page.target_uri) or asked
    html = html_of(page)
    robots = guest.robots(str(home))
    section = discovered(page.payload, str(home), content_type(page))
    places = [web_address(place, home) for place in robots.sitemaps]
    named = [str(place) for place in places if place] + [feed.url for feed in section.feeds]
    usual = [str(web_address(place, home)) for place in USUAL_PLACES]
    listings = tuple(read_listings(named or usual, fetch))
    stories = [story.url for _, found in listings for story in found.stories if is_story(story.url)]
    story = next(read(stories[:3] + [one.url for one in section.stories[:3]], fetch), None)
    signal = page.signals.get("tdm-reservation")
    return Survey(
        home,
        html,
        robots,
        listings,
        html_of(story) if story else None,
        None if signal is None else signal == "1",
    )


def read_listings(urls: list[str], fetch: Fetch) -> Iterator[tuple[str, Discovery]]:
    """Yield what is a listing at *urls*, and below an index the sitemap that is most of news."""
    for page in read(urls[:MOST_LISTINGS], fetch):
        found = discovered(page.payload, page.target_uri, content_type(page))
        if found.kind not in ("unknown", "section"):
            yield page.target_uri, found
        if found.kind == "sitemapindex":
            for child in read(newest_first(found)[:1], fetch):
                yield child.target_uri, discovered(child.payload, child.target_uri)


def newest_first(index: Discovery) -> list[str]:
    """Return the sitemaps of *index*: those called news first, then the newest."""
    newest = sorted(index.sitemaps, key=lambda one: str(one.latest or ""), reverse=True)
    return [one.url for one in sorted(newest, key=lambda one: "news" not in one.url)]


def read(urls: list[str], fetch: Fetch) -> Iterator[Capture]:
    """Yield the pages at *urls* that can be had."""
    for url in dict.fromkeys(urls):
        try:
            page = fetch(url)
        except FetchError:
            continue  # a place that is not there is no news for a draft
        if page.status == 200:
            yield page


def html_of(page: Capture) -> str:
    """Return the text of *page*."""
    return decoded(page.payload, content_type(page))


def content_type(page: Capture) -> str:
    """Return the media type of *page* with its parameters."""
    return page.header("content-type") or page.content_type
