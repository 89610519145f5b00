"""Single pages fetched outside a crawl, with the manners of one: robots first, guarded, limited."""

import asyncio
import math
import time

from schemas.capture import SIGNAL_PREFIX, Capture
from schemas.errors import BroadsheetError
from spiders.addresses import host_of_url, web_address, without_login
from spiders.archive import REDIRECTS, Kept, capture_of, digest_of, new_id
from spiders.manners.contact import user_agent
from spiders.manners.politeness import LONGEST_DELAY
from spiders.manners.proxies import refuse_proxy
from spiders.robots import AGENT, MOST_BYTES, TDM_PATH, Robots, Site, now_read
from spiders.wire import (
    LONGEST_BODY,
    SECONDS,
    AddressRefusedError,
    Allow,
    Connections,
    Exchange,
    ProtocolError,
    UnansweredError,
    unanswered,
)

MOST_REDIRECTS = 10
ROBOTS_PATH = "/robots.txt"


class FetchError(BroadsheetError):
    """A page that could not be had: names the address and the fact."""


def fetched_page(url: str) -> Capture:
    """Return the capture of *url*, as `Guest.page` does."""
    return Guest().page(url)


class Guest:
    """Asks for one page after the other, at least *least_delay* seconds apart on one host, and as
    far as its Crawl-delay says; the rules of each host are read once.
    """

    def __init__(self, least_delay: float = 0.0) -> None:
        self.sites: dict[str, Site] = {}
        self.least_delay = least_delay
        self.asked_at: dict[str, float] = {}  # on the monotonic clock, by host's robots.txt

    def page(self, url: str) -> Capture:
        """Return the capture of *url*, redirects followed; nothing is archived.

        A login in *url* is left out. Raises FetchError if it is no web address, the host's
        robots.txt does not let us, or nothing comes.
        """
        address = web_address(without_login(url))
        if address is None:
            raise FetchError(f"{without_login(url)}: not a web address")
        return asyncio.run(self._page(str(address._replace(fragment=None))))

    def robots(self, url: str) -> Robots:
        """Return the rules of the host of *url*, from which a page was had."""
        return self.sites[on_host(url, ROBOTS_PATH)].robots

    async def _page(self, url: str) -> Capture:
        """Fetch *url* over connections of its own."""
        connections = Connections(Allow.of_environment())
        try:
            for _ in range(MOST_REDIRECTS):
                site = await self._site(url, connections)
                if not site.allows(url):
                    raise FetchError(f"{url}: {refusal(site)}")
                await self._wait(url, site)
                exchange = await answer(url, connections, LONGEST_BODY)
                target = redirected(exchange)
                if target is None:
                    return capture_of(exchange, unarchived(exchange, site))
                url = target
        except UnansweredError as error:
            raise FetchError(f"{url}: {error.sentence}") from error
        finally:
            await connections.close()
        raise FetchError(f"{url}: more than {MOST_REDIRECTS} redirects")

    async def _wait(self, url: str, site: Site) -> None:
        """Wait until the host of *url* may be asked for one page more."""
        host, delay = on_host(url, ROBOTS_PATH), site.robots.crawl_delay(AGENT) or 0.0
        if delay > LONGEST_DELAY:
            raise FetchError(f"{url}: its robots.txt asks for a wait of {delay:g} s")
        due = self.asked_at.get(host, -math.inf) + max(delay, self.least_delay)
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        self.asked_at[host] = time.monotonic()

    async def _site(self, url: str, connections: Connections) -> Site:
        """Return the rules of the host of *url*, read at its first page."""
        rules = on_host(url, ROBOTS_PATH)
        if rules not in self.sites:
            self.sites[rules] = await site_of(url, connections)
        return self.sites[rules]


def refusal(site: Site) -> str:
    """Return why *site* does not let us have a page."""
    if site.robots.is_readable:
        return "the host's robots.txt does not allow it"
    return "the host's robots.txt cannot be read, so it allows nothing"


async def site_of(url: str, connections: Connections) -> Site:
    """Return the rules of the host of *url*; a robots.txt that cannot be read allows nothing.

    Raises UnansweredError if the host does not answer at all.
    """
    robots = await followed(on_host(url, ROBOTS_PATH), connections)
    rules = Robots.of_answer(robots.head.status if robots else None, readable(robots))
    rights = None
    if rules.is_readable:
        try:
            rights = await followed(on_host(url, TDM_PATH), connections)
        except UnansweredError:
            rights = None
    if rights is None or rights.head.status != 200:
        return now_read(rules, None)
    is_whole = rights.truncated is None and rights.content.fault is None
    return now_read(rules, rights.content.payload, is_whole)


def readable(robots: Exchange | None) -> bytes | None:
    """Return the content of robots.txt as far as it is read; None if it may lack a rule."""
    if robots is None or robots.content.fault:
        return None
    cut = robots.truncated or robots.content.truncated
    return robots.content.payload if cut in (None, "length") else None


def on_host(url: str, path: str) -> str:
    """Return the address of *path* on the host of the web address *url*."""
    return str(web_address(path, web_address(url)))


async def followed(url: str, connections: Connections) -> Exchange | None:
    """Return the final answer for a small file; None if it leads nowhere.

    Raises UnansweredError if the host of *url* itself does not answer.
    """
    asked: list[str] = []
    target: str | None = url
    while target is not None and target not in asked and len(asked) < MOST_REDIRECTS:
        asked.append(target)
        try:
            exchange = await answer(target, connections, MOST_BYTES)
        except UnansweredError:
            if target == url:
                raise
            return None
        target = redirected(exchange)
    return exchange if target is None else None


async def answer(url: str, connections: Connections, most: int) -> Exchange:
    """Return one exchange for *url*. Raises UnansweredError."""
    refuse_proxy([host_of_url(url)])
    fields = [
        (b"User-Agent", user_agent().encode("latin-1", "replace")),
        (b"Accept", b"text/html,*/*;q=0.5"),
        (b"Accept-Encoding", b"gzip"),
    ]
    try:
        return await connections.exchange(url, fields, most, SECONDS)
    except (OSError, ProtocolError, AddressRefusedError) as error:
        raise unanswered(error) from error


def redirected(exchange: Exchange) -> str | None:
    """Return where *exchange* points to, if it is a redirect to a web address."""
    location = exchange.head.values(b"location")
    if exchange.head.status not in REDIRECTS or not location:
        return None
    target = web_address(location[0].decode("utf-8", "replace"), web_address(exchange.url))
    return str(target._replace(fragment=None)) if target is not None else None


def unarchived(exchange: Exchange, site: Site) -> Kept:
    """Return what the archive would say of *exchange*."""
    signals = {
        name.removeprefix(SIGNAL_PREFIX).lower(): value
        for name, value in site.signals(exchange.url)
    }
    return Kept(new_id(), "", 0, digest_of(exchange.body), signals, False, False, None)
