"""One page fetched outside a crawl, with the manners of one: robots first, guarded, limited."""

import asyncio

from schemas.capture import SIGNAL_PREFIX, Capture
from schemas.errors import BroadsheetError
from spiders.addresses import web_address, without_login
from spiders.archive import Kept, capture_of, digest_of, new_id
from spiders.discovery import REDIRECTS
from spiders.manners.contact import user_agent
from spiders.robots import MOST_BYTES, TDM_PATH, Robots, Site, now_read
from spiders.wire import (
    LONGEST_BODY,
    SECONDS,
    AddressRefusedError,
    Allow,
    Connections,
    Exchange,
    ProtocolError,
)

MOST_REDIRECTS = 10


class FetchError(BroadsheetError):
    """A page that could not be had: names the address and the fact."""


def fetched_page(url: str) -> Capture:
    """Return the capture of *url*, redirects followed; nothing is archived.

    A login in *url* is left out. Raises FetchError if it is no web address, the host's robots.txt
    does not let us, or nothing comes.
    """
    address = web_address(without_login(url))
    if address is None:
        raise FetchError(f"{without_login(url)}: not a web address")
    return asyncio.run(page(str(address._replace(fragment=None))))


async def page(url: str) -> Capture:
    """Fetch *url* over connections of its own."""
    connections = Connections(Allow.of_environment())
    try:
        for _ in range(MOST_REDIRECTS):
            site = await site_of(url, connections)
            if not site.allows(url):
                raise FetchError(f"{url}: the host's robots.txt does not allow it")
            exchange = await answer(url, connections, LONGEST_BODY)
            target = redirected(exchange)
            if target is None:
                return capture_of(exchange, unarchived(exchange, site))
            url = target
    finally:
        await connections.close()
    raise FetchError(f"{url}: more than {MOST_REDIRECTS} redirects")


async def site_of(url: str, connections: Connections) -> Site:
    """Return the rules of the host of *url*; a host that does not answer allows nothing."""
    robots = await followed(on_host(url, "/robots.txt"), connections)
    status = robots.head.status if robots else None
    rules = Robots.of_answer(status, robots.content.payload if robots else b"")
    rights = await followed(on_host(url, TDM_PATH), connections) if rules.is_readable else None
    is_there = rights is not None and rights.head.status == 200
    return now_read(rules, rights.content.payload if rights and is_there else None)


def on_host(url: str, path: str) -> str:
    """Return the address of *path* on the host of the web address *url*."""
    return str(web_address(path, web_address(url)))


async def followed(url: str, connections: Connections) -> Exchange | None:
    """Return the final answer for a small file, or None if there is none."""
    try:
        for _ in range(MOST_REDIRECTS):
            exchange = await answer(url, connections, MOST_BYTES)
            target = redirected(exchange)
            if target is None:
                return exchange
            url = target
    except FetchError:
        return None
    return None


async def answer(url: str, connections: Connections, most: int) -> Exchange:
    """Return one exchange for *url*."""
    fields = [
        (b"User-Agent", user_agent().encode("latin-1", "replace")),
        (b"Accept", b"text/html,*/*;q=0.5"),
        (b"Accept-Encoding", b"gzip"),
    ]
    try:
        return await connections.exchange(url, fields, most, SECONDS)
    except (OSError, ProtocolError, AddressRefusedError, UnicodeError) as error:
        raise FetchError(f"{url}: {error or type(error).__name__}") from error


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
