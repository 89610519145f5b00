"""Scrapy's download handler for http and https: the guarded exchange, and nothing else.

Scrapy's own one follows no address guard, drops a body that a limit cuts, and loses the bytes of
the head. This one archives the whole exchange before anyone sees the response.
"""

import asyncio
from time import monotonic

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from schemas.capture import SIGNAL_PREFIX
from spiders.manners.patience import Patience, host_of
from spiders.wire import (
    AddressRefusedError,
    Allow,
    Connections,
    Exchange,
    ProtocolError,
    UnansweredError,
    unanswered,
)

NOT_SENT = {b"Host", b"Cookie", b"Authorization", b"Proxy-Authorization", b"Connection"}
CUT_INSIDE = "content encoding: cut off"


class Fetch(BaseDownloadHandler):  # type: ignore[misc]
    """Download handler; one per crawler."""

    lazy = True

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.connections = Connections(Allow.of_environment())
        self.most = crawler.settings.getint("DOWNLOAD_MAXSIZE")
        self.seconds = crawler.settings.getfloat("DOWNLOAD_TIMEOUT")
        self.at_once = crawler.settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")
        self.patience = crawler.get_downloader_middleware(Patience)
        self.turns: dict[str, asyncio.Semaphore] = {}

    async def download_request(self, request: Request) -> Response:
        """Return the response to *request*, its body decoded; it is archived by then."""
        async with self.turn(request):
            await self.patience.ready(request)
            try:
                exchange = await self.archived(request)
            except UnansweredError as error:
                self.patience.unheard(request, error)
                raise
            request.meta["exchange"] = exchange
            response = response_to(request, exchange)
            self.patience.heard(request, response)
            return response

    def turn(self, request: Request) -> asyncio.Semaphore:
        """Return what the requests to one host queue for.

        Without a reactor, Scrapy's own slot lets its whole queue go at once (2.19).
        """
        host = host_of(request)
        if host not in self.turns:
            self.turns[host] = asyncio.Semaphore(self.at_once)
        return self.turns[host]

    async def archived(self, request: Request) -> Exchange:
        """Return what *request* comes to, archived first; what has not changed is only confirmed.

        A listing or a robots.txt is read again even so: what it named may not all be dealt with.
        """
        crawl_round = getattr(self.crawler.spider, "round", None)
        if crawl_round is None:
            return await self.exchange(request, [])
        archive, url = crawl_round.archive, request.url.partition("#")[0]
        exchange = await self.exchange(request, archive.conditions(url))
        request.meta["kept"] = archive.keep(exchange, signals_of(request))
        if exchange.head.status != 304 or request.meta["lead"].kind == "story":
            return exchange
        whole: Exchange | None = archive.recall(exchange, self.most_of(request))
        if whole is None:
            whole = await self.exchange(request, [])
            request.meta["kept"] = archive.keep(whole, signals_of(request))
        return whole

    def most_of(self, request: Request) -> int:
        """Return the most bytes of content to take for *request*."""
        return int(request.meta.get("download_maxsize", self.most))

    async def exchange(self, request: Request, conditions: list[tuple[bytes, bytes]]) -> Exchange:
        """Return what goes over the wire for *request*. Raises UnansweredError."""
        started = monotonic()
        fields = [
            (name, value)
            for name, values in request.headers.items()
            for value in values
            if name not in NOT_SENT
        ]
        fields += conditions
        if cookie := request.meta["lead"].cookie:
            fields.append((b"Cookie", cookie))
        most = self.most_of(request)
        url = request.url.partition("#")[0]
        try:
            exchange = await self.connections.exchange(url, fields, most, self.seconds)
        except (OSError, ProtocolError, AddressRefusedError) as error:
            raise unanswered(error) from error
        request.meta["download_latency"] = monotonic() - started
        return exchange

    async def close(self) -> None:
        """Close every idle connection."""
        await self.connections.close()


def signals_of(request: Request) -> list[tuple[str, str]]:
    """Return what we know of the address as we ask for it, as WARC fields of our own."""
    site, lead = request.meta.get("site"), request.meta["lead"]
    found = [(SIGNAL_PREFIX + "Asked-As", lead.kind)]
    if lead.lastmod is not None:
        found.append((SIGNAL_PREFIX + "Lastmod", lead.lastmod.isoformat()))
    return [*found, *(site.signals(request.url) if site else [])]


def response_to(request: Request, exchange: Exchange) -> Response:
    """Return *exchange* as Scrapy knows responses: decoded, so without its Content-Encoding."""
    headers = Headers()
    for name, value in exchange.head.fields:
        if name.lower() != b"content-encoding":
            headers.appendlist(name, value)
    payload = exchange.content.payload
    kind = responsetypes.from_args(headers=headers, url=request.url, body=payload[:1000])
    content = exchange.content
    inside = CUT_INSIDE if content.truncated and not exchange.truncated else None
    flags = list(filter(None, (exchange.truncated, inside, content.fault)))
    status = exchange.head.status
    return kind(request.url, status=status, headers=headers, body=payload, flags=flags)
