"""Asked seldom, gone when told: waiting for busy hosts, and the space between two requests."""

import asyncio
import re
from collections import Counter
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from spiders.addresses import host_of_url
from spiders.manners.politeness import RefusedError
from spiders.robots import AGENT
from spiders.wire import Allow, UnansweredError

BUSY = (429, 503)
BROKEN = (500, 502, 504, 520, 521, 522, 523, 524)  # 52x: a large proxy's words for the same
PASSING = ("connect", "disconnected")  # failures that a second attempt often mends
ATTEMPTS = 2  # of one address
LONGEST_WAIT = 120.0  # seconds to hold a host's queue for its Retry-After; beyond, it is left
SECONDS = re.compile(r"[0-9]+")
# Walls answer 202, 402 and 405 too: every page may be got, and none is given later.
REFUSED = (202, 401, 402, 403, 405, 406, 418)
UNWANTED_AFTER = (
    10  # refusals or walls in a row: the host does not want us, and asking on makes bans
)
DEAD_AFTER = 5  # failures in a row: the host is down, and left alone for this run
DELAY = 1.0  # seconds between two requests to a stranger's host, at least
LONGEST_PACE = 60.0
SHARE = 1.0  # of a host's time we take: it rests as long as it worked for us


class Patience:
    """Waits as a busy host asks, tries again once, and leaves hosts that say no or nothing."""

    def __init__(self, crawler: Crawler) -> None:
        self.free_at: dict[str, float] = {}
        self.left: dict[str, str] = {}
        self.failures: Counter[str] = Counter()
        self.refusals: Counter[str] = Counter()
        self.wait = crawler.settings.getfloat("BUSY_WAIT")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Patience":
        """Return the patience of *crawler*."""
        return cls(crawler)

    async def ready(self, request: Request) -> None:
        """Wait until the host of *request* may be asked; refuse if it was left.

        Called as the request leaves: those behind it in the host's queue wait with it.
        """
        host = host_of(request)
        if host in self.left:
            raise RefusedError("host_left", self.left[host])
        if (rest := self.free_at.get(host, 0.0) - monotonic()) > 0:
            await asyncio.sleep(rest)

    def heard(self, request: Request, response: Response) -> None:
        """Take in what the host answered, before the next request to it leaves."""
        host = host_of(request)
        self.failures[host] = 0
        is_refusal = response.status in REFUSED
        self.refusals[host] = self.refusals[host] + 1 if is_refusal else 0
        if self.refusals[host] >= UNWANTED_AFTER:
            self.left[host] = f"{UNWANTED_AFTER} refusals in a row, the last: {response.status}"
        if response.status not in BUSY:
            return
        named = retry_after(response, datetime.now(UTC))
        wait = self.wait if named is None else named
        self.free_at[host] = monotonic() + wait
        if wait > LONGEST_WAIT:
            self.left[host] = f"{response.status}, to be asked again in {wait:.0f} s"
        elif is_last_attempt(request):
            self.left[host] = f"{response.status} on {ATTEMPTS} attempts"

    def walled(self, host: str, count: int) -> None:
        """Take in that the last *count* pages of *host* were walls in place of stories."""
        if count >= UNWANTED_AFTER:
            self.left.setdefault(host, f"{count} walls in a row")

    def unheard(self, request: Request, error: UnansweredError) -> None:
        """Take in that the host did not answer."""
        host = host_of(request)
        self.failures[host] += 1
        if self.failures[host] >= DEAD_AFTER:
            self.left[host] = f"{DEAD_AFTER} failures in a row, the last: {error}"

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Return *response*, or *request* again if the next answer may be another."""
        if response.status not in (*BUSY, *BROKEN) or host_of(request) in self.left:
            return response
        return again(request) or response

    def process_exception(self, request: Request, exception: Exception) -> Request | None:
        """Return *request* again if the failure may pass."""
        passes = isinstance(exception, UnansweredError) and exception.reason in PASSING
        return again(request) if passes else None


def is_last_attempt(request: Request) -> bool:
    """Return whether *request* had all its attempts."""
    return int(request.meta.get("attempt", 1)) >= ATTEMPTS


def again(request: Request) -> Request | None:
    """Return *request* for its next attempt; None if it had them all."""
    if is_last_attempt(request):
        return None
    attempt = int(request.meta.get("attempt", 1)) + 1
    return request.replace(meta={**request.meta, "attempt": attempt}, dont_filter=True)


def retry_after(response: Response, now: datetime) -> float | None:
    """Return the seconds that Retry-After asks for, in either of its forms; None without it.

    A date without a zone is UTC, as HTTP says; a date that is past asks for nothing.
    """
    text = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if SECONDS.fullmatch(text):
        return float(text[:9])
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(0.0, (at - now).total_seconds())


def host_of(request: Request) -> str:
    """Return the host that *request* goes to."""
    return host_of_url(request.url)


class Pace:
    """Spaces the requests to each host: never closer than it asks, wider when it is slow."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.allow = Allow.of_environment()
        crawler.signals.connect(self.hold, signals.request_reached_downloader)
        crawler.signals.connect(self.adapt, signals.response_downloaded)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Pace":
        """Return the pace of *crawler*."""
        return cls(crawler)

    def least(self, request: Request) -> float:
        """Return the least seconds between two requests to the host of *request*."""
        publisher = getattr(self.crawler.spider, "publisher", None)
        site = request.meta.get("site")
        asked = site.robots.crawl_delay(AGENT) if site else None
        ours = 0.0 if self.allow.names(host_of(request)) else DELAY
        return max(ours, asked or 0.0, (publisher and publisher.crawl_delay) or 0.0)

    def hold(self, request: Request, spider: Spider) -> None:
        """Keep the host's queue at least as slow as it asks."""
        slot = self.crawler.engine.downloader.slots[request.meta["download_slot"]]
        slot.delay = max(slot.delay, self.least(request))

    def adapt(self, response: Response, request: Request, spider: Spider) -> None:
        """Move the delay half way to what the host's last answer took; errors never speed it up."""
        slot = self.crawler.engine.downloader.slots[request.meta["download_slot"]]
        wanted = request.meta["download_latency"] / SHARE
        least = self.least(request)
        if not least and self.allow.names(host_of(request)):
            return
        delay = min(max(least, wanted, (slot.delay + wanted) / 2), LONGEST_PACE)
        if response.status == 200 or delay > slot.delay:
            slot.delay = delay
