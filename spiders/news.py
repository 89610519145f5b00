"""NewsSpider: from a publisher's listings to its stories, each archived and yielded as Article."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from schemas.article import Article
from schemas.capture import Capture
from schemas.errors import BroadsheetError
from spiders.archive import Kept
from spiders.contact import require_contact
from spiders.crawl_folder import own_crawl
from spiders.discovery import Found, discovered
from spiders.filling import filled
from spiders.outcome import Kind, State
from spiders.parsing import Parsing
from spiders.politeness import address_ended, redirect_target
from spiders.publisher import Publisher, profile_of
from spiders.round import Round, capture_of

MOST_LISTING_BYTES = 50 << 20  # what the sitemap protocol allows


class NewsSpider(Spider):  # type: ignore[misc]
    """Crawls one publisher. Subclasses, made by `spider_of`, differ in their publisher only.

    Under `broadsheet crawl` the setting CRAWL_FOLDER names the folder of the crawl; under
    `scrapy crawl` the spider opens a crawl of its own in data/captures. `scrapy shell` opens none.
    """

    publisher: Publisher

    def __init__(
        self,
        limit: str | None = None,
        since: str | None = None,
        parsing: Parsing | None = None,
        **rest: Any,
    ) -> None:
        super().__init__(**rest)
        self.limit = int(limit) if limit else None
        self.bounds = {"limit": self.limit, "since": since}
        self.since = datetime.fromisoformat(since).replace(tzinfo=UTC) if since else None
        self.round: Round | None = None
        self.error: BroadsheetError | None = None
        self.ending: str | None = None
        self.rejected: Counter[str] = Counter()
        self.articles = 0
        self.profile = profile_of(self.publisher.key)
        self.filled: Counter[str] = Counter()
        self.stack = ExitStack()
        self.parsing = parsing

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **rest: Any) -> "NewsSpider":
        """Return the spider, told of the addresses that the robots gate asks for on its own."""
        spider: NewsSpider = super().from_crawler(crawler, *args, **rest)
        crawler.signals.connect(spider.gate_asked, address_ended)
        crawler.signals.connect(spider.end, signals.spider_closed)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Open the round and yield a request for each listing of the publisher."""
        try:
            self.round = self._opened()
        except BroadsheetError as error:
            self.stop(error)
            return
        for url in self.round.pending:
            yield self.story(url)
        listings = [Found(url) for url in listings_of(self.publisher)]
        for found in self.round.frontier.due_listings(listings, 0):
            yield self.listing(found, 0)

    def _opened(self) -> Round:
        settings = self.crawler.settings
        if not settings["CRAWL_FOLDER"]:
            require_contact([self.publisher])
            self.parsing = self.stack.enter_context(closing(Parsing()))
        agent, roll_at = settings["USER_AGENT"], settings.getint("WARC_ROLL_AT")
        folder = settings["CRAWL_FOLDER"] or self.stack.enter_context(
            own_crawl(Path("data/captures"), self.publisher, agent, self.bounds)
        )
        return Round(Path(folder), self.publisher, agent, self.limit, self.since, roll_at)

    def request(self, url: str, kind: Kind, **meta: Any) -> Request:
        """Return the request for *url*; every answer to it comes back, whatever its status."""
        meta |= {"kind": kind, "handle_httpstatus_all": True}
        return Request(url, self.parse, errback=self.unanswered, meta=meta, dont_filter=True)

    def listing(self, found: Found, depth: int) -> Request:
        """Return the request for a sitemap, feed or section page."""
        bounds = {"depth_of_listing": depth, "download_maxsize": MOST_LISTING_BYTES}
        request = self.request(found.url, "listing", lastmod=found.lastmod, **bounds)
        return request.replace(priority=10)  # so that the newest stories of all come first

    def story(self, url: str, lastmod: datetime | None = None) -> Request:
        """Return the request for a story, conditional if an earlier capture allows it."""
        assert self.round is not None
        request = self.request(url, "story", lastmod=lastmod)
        for name, value in self.round.conditions(url):
            request.headers[name] = value
        return request

    async def parse(self, response: Response) -> AsyncIterator[Request | Article]:
        """Note what *response* is, and yield what follows from it."""
        assert self.round is not None
        assert response.request is not None
        request = response.request
        exchange, kept = request.meta.pop("exchange"), request.meta.pop("kept")
        kind: Kind = request.meta["kind"]
        chain = request.meta.get("chain", ())
        state = self.noted(request.url, kind, response, kept, chain)
        for following in self.following(request, response, state):
            yield following
        if kind == "story" and state in ("new", "changed") and self.parsing is not None:
            article = await self.article(capture_of(exchange, kept))
            if article is not None:
                yield article

    def following(self, request: Request, response: Response, state: State) -> Iterator[Request]:
        """Yield the requests that follow from *response*."""
        yield from self.sitemaps_of(request)
        if state == "redirected":
            yield from self.followed(request, response)
        elif request.meta["kind"] == "listing" and response.status == 200:
            yield from self.found(response, request.meta["depth_of_listing"])

    def unanswered(self, failure: Failure) -> Iterator[Request]:
        """Note that there was no response."""
        request, error = failure.request, failure.value  # type: ignore[attr-defined]
        if isinstance(error, BroadsheetError):
            self.stop(error)
            return
        self.noted(request.url, request.meta["kind"], error, None)
        yield from self.sitemaps_of(request)

    def sitemaps_of(self, request: Request) -> Iterator[Request]:
        """Yield requests for the sitemaps that robots.txt names; each comes once in a round."""
        assert self.round is not None
        site = request.meta.get("site")
        named = [Found(urljoin(request.url, url)) for url in site.robots.sitemaps] if site else []
        own = [found for found in named if self.round.frontier.is_own(found.url)]
        for listing in self.round.frontier.due_listings(own, 1):
            yield self.listing(listing, 1)

    def found(self, response: Response, depth: int) -> Iterator[Request]:
        """Yield requests for what a listing names: further listings, and stories that are due."""
        assert self.round is not None
        media_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        pattern = self.publisher.article_url
        discovery = discovered(response.body, response.url, media_type, pattern)
        is_bare = not (self.publisher.sitemaps or self.publisher.feeds)
        listings = [*discovery.sitemaps, *(discovery.feeds if is_bare else ())]
        for listing in self.round.frontier.due_listings(listings, depth + 1):
            yield self.listing(listing, depth + 1)
        for story in self.round.frontier.due_stories(discovery.stories, datetime.now(UTC)):
            yield self.story(story.url, story.lastmod)

    def followed(self, request: Request, response: Response) -> Iterator[Request]:
        """Yield the request for the target of a redirect."""
        assert self.round is not None
        url, chain = redirect_target(response), (*request.meta.get("chain", ()), request.url)
        kind: Kind = request.meta["kind"]
        if url is None or not self.round.frontier.follows(url, kind, chain):
            return
        depth, lastmod = request.meta.get("depth_of_listing", 0), request.meta.get("lastmod")
        if kind == "listing":
            following = self.listing(Found(url, lastmod), depth)
        else:
            following = self.story(url, lastmod)
        yield following.replace(meta={**following.meta, "chain": chain})

    async def article(self, capture: Capture) -> Article | None:
        """Return the article in *capture*; a page that is none is counted by its reason."""
        assert self.parsing is not None
        outcome = await self.parsing.parsed(capture, self.publisher, self.profile)
        if isinstance(outcome, Article):
            self.articles += 1
            self.filled.update(filled(outcome))
            return outcome
        self.rejected[outcome.reason] += 1
        return None

    def gate_asked(self, request: Request, result: Response | Exception) -> None:
        """Note what the robots gate asked for on its own."""
        if self.round is not None:
            kept = request.meta.get("kept")
            self.noted(request.url, request.meta["kind"], result, kept)

    def noted(
        self,
        url: str,
        kind: Kind,
        result: Response | Exception,
        kept: Kept | None,
        chain: tuple[str, ...] = (),
    ) -> State:
        """Note the end of *url* and return its state; a full disk stops the crawl."""
        assert self.round is not None
        try:
            return self.round.note(url, kind, result, kept, chain)
        except BroadsheetError as error:
            self.stop(error)
            return "failed"

    def stop(self, error: BroadsheetError) -> None:
        """End this spider because of *error*, once."""
        if self.error is None:
            self.error = error
            self.logger.error("%s", error)
            closing = self.crawler.engine.close_spider_async(reason=type(error).__name__)
            self.closing = asyncio.ensure_future(closing)

    def end(self, reason: str) -> None:
        """Close the round, and the crawl if it is this spider's own.

        After an error the files are left to the run that goes on: the disk may be full.
        """
        self.ending = reason
        if self.round is not None and self.error is None:
            self.round.close()
        self.stack.close()


def listings_of(publisher: Publisher) -> list[str]:
    """Return where the stories of *publisher* are listed; its home page if nothing is declared.

    The sitemaps in its robots.txt come on top of these.
    """
    declared = [*publisher.sitemaps, *publisher.feeds, *publisher.sections]
    return declared or [f"https://{publisher.domains[0]}/"]


def spider_of(publisher: Publisher) -> type[NewsSpider]:
    """Return the spider of *publisher*."""
    return type("NewsSpider", (NewsSpider,), {"name": publisher.key, "publisher": publisher})
