"""Asked first: a host's rules are read before its first page, and obeyed, as Scrapy middleware."""

import asyncio
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from spiders.archive import REDIRECTS, Kind
from spiders.discovery import Lead, redirect_target
from spiders.robots import AGENT, MOST_BYTES, TDM_PATH, Robots, Site, now_read
from spiders.wire import UnansweredError

address_ended = (
    object()
)  # Scrapy signal: url, kind and result (Response or error) of our own asking
RULES_HOLD = timedelta(days=1)  # RFC 9309, 2.4
ROBOTS_REDIRECTS = 5  # RFC 9309, 2.3.1.2
AT_THE_LIMIT = "length"  # of MOST_BYTES, behind which nothing is read: RFC 9309, 2.5
LONGEST_DELAY = 120.0  # seconds of Crawl-delay; who asks for more gets no crawl, not a fast one
MOST_TDM_BYTES = 1 << 20


class RefusedError(IgnoreRequest):  # type: ignore[misc]
    """A request we do not make: *reason* is one word, for the outcome."""

    def __init__(self, reason: str, fact: str) -> None:
        super().__init__(f"{reason}: {fact}")
        self.reason, self.fact = reason, fact


class RobotsGate:
    """Lets through what the host's robots.txt allows; what cannot be read allows nothing."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.reading: dict[str, asyncio.Task[Site]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "RobotsGate":
        """Return the gate of *crawler*."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Refuse *request* if the rules of its host do, else note the site in its meta."""
        lead = request.meta.get("lead")
        if lead is not None and lead.kind in ("robots", "rights"):
            return
        site = await self.site(request.url)
        request.meta["site"] = site
        if not site.allows(request.url):
            why = "disallowed" if site.robots.is_readable else "unreadable, so disallowed"
            raise RefusedError("robots_txt", why)
        if (site.robots.crawl_delay(AGENT) or 0.0) > LONGEST_DELAY:
            raise RefusedError("crawl_delay", f"longer than {LONGEST_DELAY:g} s")

    async def site(self, url: str) -> Site:
        """Return the rules of the origin of *url*, read at most a day ago."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        task = self.reading.get(origin)
        if task is None or (task.done() and task.result().read_at < datetime.now(UTC) - RULES_HOLD):
            task = self.reading[origin] = asyncio.ensure_future(self._read(origin))
        return await asyncio.shield(task)

    async def _read(self, origin: str) -> Site:
        answer = await self._answer(f"{origin}/robots.txt", "robots", MOST_BYTES)
        is_whole = answer is not None and not set(answer.flags) - {AT_THE_LIMIT}
        body = answer.body if answer is not None and is_whole else None
        robots = Robots.of_answer(answer.status if answer is not None else None, body)
        tdm = None
        if robots.allows(AGENT, origin + TDM_PATH):
            tdm = await self._answer(origin + TDM_PATH, "rights", MOST_TDM_BYTES)
        if tdm is None or tdm.status != 200:
            return now_read(robots, None)
        return now_read(robots, tdm.body, is_whole=not tdm.flags)

    async def _answer(self, url: str, kind: Kind, most: int) -> Response | None:
        """Return the final answer for *url* after redirects; None if there was none."""
        asked: set[str] = set()
        while url not in asked and len(asked) <= ROBOTS_REDIRECTS:
            asked.add(url)
            lead = Lead(url, kind)
            meta = {"lead": lead, "handle_httpstatus_all": True, "download_maxsize": most}
            request = Request(url, meta=meta, callback=NO_CALLBACK, priority=1000)
            try:
                response = await self.crawler.engine.download_async(request)
            except (RefusedError, UnansweredError) as error:
                self._note(request, error)
                return None
            self._note(request, response)
            target = redirect_target(response) if response.status in REDIRECTS else None
            if target is None:
                return response
            url = target
        return None

    def _note(self, request: Request, result: Response | Exception) -> None:
        facts = {"request": request, "result": result}
        self.crawler.signals.send_catch_log(address_ended, **facts)
