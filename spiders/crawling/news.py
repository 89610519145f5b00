"""NewsSpider: from a publisher's listings to its stories, each archived and yielded as Article."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from schemas.article import Article
from schemas.capture import Capture
from schemas.errors import BroadsheetError, DiskError
from schemas.settings import value_of
from spiders.addresses import host_of_url
from spiders.archive import Kept, State, capture_of
from spiders.crawling.folder import finish, locked, opened
from spiders.crawling.leads import (
    Reading,
    cookie_asked_for,
    first_leads,
    is_page_wanted,
    reading_of,
    redirect_leads,
    robots_leads,
)
from spiders.crawling.reading import PageReader, Parsing
from spiders.crawling.round import Round
from spiders.discovery import Lead
from spiders.manners import Patience, address_ended, refuse_proxy, require_contact
from spiders.publisher import Publisher
from spiders.robots import Site
from spiders.wire import LONGEST_BODY, Exchange

AT_ONCE = 16  # stories given to Scrapy at a time
MOST_LISTING_BYTES = 50 << 20  # what the sitemap protocol allows


class NewsSpider(Spider):  # type: ignore[misc]
    """Crawls one publisher. Subclasses, made by `spider_of`, differ in their publisher only.

    Under `broadsheet crawl` the setting CRAWL_FOLDER names the folder of the crawl; under
    `scrapy crawl` the spider opens a crawl of its own in data/captures. `scrapy shell` opens none.
    With *addresses* it asks for these alone, and for where they are redirected to.
    """

    publisher: Publisher

    def __init__(
        self,
        limit: str | None = None,
        since: str | None = None,
        parsing: Parsing | None = None,
        is_read: bool = True,
        addresses: Sequence[str] | None = None,
        **rest: Any,
    ) -> None:
        super().__init__(**rest)
        self.limit = int(limit) if limit else None
        self.since = instant(since) if since else None
        self.addresses = addresses
        self.round: Round | None = None
        self.error: BroadsheetError | None = None
        self.ending: str | None = None
        self.open: Counter[str] = Counter()
        self.cookies: dict[str, bytes] = {}  # by host: those that it does not answer without
        self.stack = ExitStack()
        self.parsing = parsing or self.stack.enter_context(closing(Parsing()))
        self.reader = PageReader(self.publisher, self.parsing) if is_read else None
        self.own_folder: Path | None = None

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
            self.round = self._opened_round()
        except BroadsheetError as error:
            self.stop(error)
            return
        leads = [Lead(url, "story") for url in self.round.pending]
        if self.addresses is None:
            leads += first_leads(self.publisher, self.round.frontier, datetime.now(UTC))
        else:
            self.round.frontier.name(self.addresses)
        requests = [self.request(lead) for lead in leads]  # all open before one is answered
        requests += [self.request(story) for story in self.due()]
        for request in requests:
            yield request

    def _opened_round(self) -> Round:
        settings = self.crawler.settings
        folder = settings["CRAWL_FOLDER"] or self._own_crawl(Path("data/captures"))
        agent, roll_at = settings["USER_AGENT"], settings.getint("WARC_ROLL_AT")
        limit = self.limit or int(value_of("BROADSHEET_STORIES"))
        most = int(value_of("BROADSHEET_LISTINGS"))
        return Round(Path(folder), self.publisher, agent, limit, self.since, roll_at, most)

    def _own_crawl(self, captures: Path) -> Path:
        """Return the folder of a crawl of this publisher alone, locked until the end."""
        require_contact([self.publisher])
        refuse_proxy(self.publisher.domains)
        self.stack.enter_context(locked(captures))
        since = self.since.isoformat() if self.since else None
        bounds = {"limit": self.limit, "since": since}
        agent = self.crawler.settings["USER_AGENT"]
        self.own_folder = opened(captures, [self.publisher], None, agent, bounds)
        return self.own_folder

    def request(self, lead: Lead) -> Request:
        """Return the request for *lead*; every answer to it comes back, whatever its status."""
        self.open[lead.kind] += 1
        lead = replace(lead, cookie=self.cookies.get(host_of_url(lead.url)))
        meta: dict[str, Any] = {"lead": lead, "handle_httpstatus_all": True}
        if lead.kind == "listing":
            meta["download_maxsize"] = MOST_LISTING_BYTES
        return Request(lead.url, self.parse, errback=self.unanswered, meta=meta, dont_filter=True)

    async def parse(self, response: Response) -> AsyncIterator[Request | Article]:
        """Note what *response* is, and yield what follows from it."""
        assert response.request is not None
        meta = response.request.meta
        lead, exchange, kept = meta["lead"], meta.pop("exchange"), meta.pop("kept")
        reading = await self.read(lead, response)
        if lead.kind == "story" and await self.is_noise(exchange, kept):
            kept = replace(kept, is_same=True)
        if cookie := cookie_asked_for(lead, response):
            self.cookies[host_of_url(lead.url)] = cookie
        state = self.noted(lead, response, kept, reading)
        leads = [*self.following(lead, meta.get("site"), response, state)]
        leads += reading.leads if reading else ()
        for request in self.opened(lead, leads):
            yield request
        if lead.kind == "story" and state in ("new", "changed") and self.reader is not None:
            article = await self.article(capture_of(exchange, kept))
            if article is not None:
                yield article

    async def is_noise(self, exchange: Exchange, kept: Kept) -> bool:
        """Return whether the page of *exchange* differs from the one before in noise alone."""
        assert self.round is not None
        is_page = exchange.head.status == 200 and exchange.truncated is None
        if not kept.is_known or kept.is_same or not is_page or not exchange.content.is_sound:
            return False
        before = self.round.archive.recall(exchange, LONGEST_BODY)
        if before is None:
            return False
        pages = [capture_of(one, kept) for one in (exchange, before)]
        try:
            return await self.parsing.tells_same(self.publisher, *pages)
        except BroadsheetError as error:
            self.stop(error)
            return False

    async def article(self, capture: Capture) -> Article | None:
        """Return the article in *capture*, if any; a parser that cannot run stops the crawl."""
        assert self.reader is not None
        try:
            article = await self.reader.article(capture)
        except BroadsheetError as error:
            self.stop(error)
            return None
        patience = self.crawler.get_downloader_middleware(Patience)
        if patience is not None and self.reader.walls_in_a_row:
            patience.walled(host_of_url(capture.target_uri), self.reader.walls_in_a_row)
        return article

    async def read(self, lead: Lead, response: Response) -> Reading | None:
        """Return what the listing in *response* names; None for what is no listing."""
        if lead.kind != "listing" or response.status != 200:
            return None
        assert self.round is not None
        now = datetime.now(UTC)
        is_page = is_page_wanted(lead, self.publisher)
        found = await self.parsing.discovered(response, self.publisher, is_page, now)
        return await reading_of(lead, found, self.round.frontier, now)

    def following(
        self, lead: Lead, site: Site | None, response: Response, state: State
    ) -> Iterator[Lead]:
        """Yield the leads that follow from *response*."""
        assert self.round is not None
        frontier = self.round.frontier
        yield from self.listed_by(site, lead)
        if state == "redirected":
            yield from redirect_leads(lead, response, frontier)

    def unanswered(self, failure: Failure) -> Iterator[Request]:
        """Note that there was no response."""
        request, error = failure.request, failure.value  # type: ignore[attr-defined]
        if isinstance(error, BroadsheetError):
            self.stop(error)
            return
        assert self.round is not None
        lead = request.meta["lead"]
        self.noted(lead, error, None)
        yield from self.opened(lead, self.listed_by(request.meta.get("site"), lead))

    def listed_by(self, site: Site | None, lead: Lead) -> Iterator[Lead]:
        """Yield the sitemaps that *site* names; none where only named addresses are asked for."""
        assert self.round is not None
        if self.addresses is None:
            yield from robots_leads(site, lead.url, self.round.frontier, datetime.now(UTC))

    def opened(self, ended: Lead, leads: Iterable[Lead]) -> Iterator[Request]:
        """Yield the requests for *leads*, which follow from *ended*, and for the stories now due.

        All of *leads* are open before one is answered: no story is due while a listing is open.
        """
        requests = [self.request(lead) for lead in leads]
        self.open[ended.kind] -= 1
        yield from requests
        for story in self.due():
            yield self.request(story)

    def due(self) -> Iterator[Lead]:
        """Yield the next stories, a few at once: the frontier holds thousands for less memory.

        None before every listing is read, so that the newest stories of all listings come first.
        """
        assert self.round is not None
        if self.open["listing"]:
            return
        self.round.frontier.look_again(datetime.now(UTC))
        while self.open["story"] < AT_ONCE:
            story = self.round.frontier.next_story()
            if story is None:
                return
            yield Lead(story.url, "story", story.changed.last if story.changed else None)

    def gate_asked(self, request: Request, result: Response | Exception) -> None:
        """Note what the robots gate asked for on its own."""
        if self.round is not None:
            self.noted(request.meta["lead"], result, request.meta.get("kept"))

    def noted(
        self,
        lead: Lead,
        result: Response | Exception,
        kept: Kept | None,
        reading: Reading | None = None,
    ) -> State:
        """Note the end of *lead* and return its state; a full disk stops the crawl."""
        assert self.round is not None
        try:
            return self.round.note(lead, result, kept, reading)
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
        with self.stack:
            try:
                if self.round is not None and self.error is None:
                    self.round.close()
                if self.own_folder and reason == "finished" and self.error is None:
                    finish(self.own_folder, reason)
            except DiskError as error:
                self.error = error


def instant(text: str) -> datetime:
    """Return an ISO 8601 day or time; without an offset it is UTC, as `--since` says."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def spider_of(publisher: Publisher) -> type[NewsSpider]:
    """Return the spider of *publisher*."""
    return type("NewsSpider", (NewsSpider,), {"name": publisher.key, "publisher": publisher})
