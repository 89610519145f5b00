"""Guarded connections: each is made to a numeric address that the guard has permitted.

Of any scheme and after any redirect: a name that resolves differently the next time gains nothing.
"""

import asyncio
import contextlib
import socket
import ssl
from collections import OrderedDict
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache

from spiders.addresses import PORTS, web_address
from spiders.wire.exchange import Exchange, exchange_of, request_bytes
from spiders.wire.guard import Address, Allow, permitted
from spiders.wire.heads import ProtocolError
from spiders.wire.http1 import ResponseReader

CONNECT_SECONDS = 15.0  # for one address: the next one of the host may answer
CHUNK = 1 << 16
IDLE_CONNECTIONS = 100  # kept open over all hosts
INTERNET = (socket.AF_INET, socket.AF_INET6)

Stream = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Origin = tuple[str, str, int]


@cache
def tls_context() -> ssl.SSLContext:
    """Return the context of every https connection: certificates and host names are verified."""
    return ssl.create_default_context()


def origin_of(url: str) -> Origin:
    """Return scheme, host and port of *url*."""
    address = web_address(url)
    if address is None or not url.isascii():
        raise ProtocolError(f"not an http or https address: {url[:200]}")
    return address.scheme, address.host.strip("[]"), address.port or PORTS[address.scheme]


class Connections:
    """Open connections of one crawl, a few kept idle for the next request to the same host."""

    def __init__(self, allow: Allow) -> None:
        self.allow = allow
        self.idle: OrderedDict[Origin, Stream] = OrderedDict()

    async def exchange(
        self, url: str, fields: list[tuple[bytes, bytes]], most: int, seconds: float
    ) -> Exchange:
        """Fetch *url*. A body that a limit or a lost connection cuts is returned as truncated.

        Raises TimeoutError if no head came in time; AddressRefusedError, ProtocolError or OSError.
        """
        origin = origin_of(url)
        request, at = request_bytes(url, fields), datetime.now(UTC)
        answered: tuple[Stream, ResponseReader] | None = None
        try:
            async with asyncio.timeout(seconds):
                stream, reader = answered = await self._answered(origin, request, most)
                with closed_on_failure(stream):
                    await read_rest(stream[0], reader)
        except OSError as error:
            if answered is None:
                raise
            reader.truncated = "time" if isinstance(error, TimeoutError) else "disconnect"
            reader.is_reusable = False
        address = str(stream[1].get_extra_info("peername")[0])
        self._keep(origin, stream, reader.is_done and reader.is_reusable)
        return exchange_of(url, at, request, reader, address, most)

    async def _answered(
        self, origin: Origin, request: bytes, most: int
    ) -> tuple[Stream, ResponseReader]:
        """Send *request*; return the stream, and its reader once the head is read.

        An idle connection that the server has closed, or on which bytes came that no request asked
        for, is replaced by a new one: the rest of the answer before is no answer to this.
        """
        kept = self.idle.pop(origin, None)
        if kept is not None:
            with contextlib.suppress(OSError, ProtocolError), closed_on_failure(kept):
                await refuse_unasked(kept[0])
                return kept, await sent(kept, request, most)
        stream = await self._opened(origin)
        with closed_on_failure(stream):
            return stream, await sent(stream, request, most)

    async def _opened(self, origin: Origin) -> Stream:
        """Return a new connection to one of the permitted addresses of *origin*."""
        scheme, host, port = origin
        tls = tls_context() if scheme == "https" else None
        error: OSError | None = None
        for address, number in await self._addresses(host, port):
            try:
                async with asyncio.timeout(CONNECT_SECONDS):
                    return await asyncio.open_connection(
                        address, number, ssl=tls, server_hostname=host if tls else None, limit=CHUNK
                    )
            except OSError as failed:
                error = error or failed
        assert error is not None
        raise error

    async def _addresses(self, host: str, port: int) -> list[Address]:
        """Return where *host* may be reached. Raises AddressRefusedError or OSError."""
        named = self.allow.hosts.get(host.lower())
        if named and port in PORTS.values():
            return [named]
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except UnicodeError as error:  # a label of a host name that is too long or empty
            raise ProtocolError(f"host name {host[:80]!r}") from error
        addresses = dict.fromkeys(str(row[4][0]) for row in found if row[0] in INTERNET)
        return permitted(host, port, addresses, self.allow)

    def _keep(self, origin: Origin, stream: Stream, is_reusable: bool) -> None:
        if not is_reusable:
            stream[1].close()
            return
        before = self.idle.pop(origin, None)
        if before:
            before[1].close()
        self.idle[origin] = stream
        if len(self.idle) > IDLE_CONNECTIONS:
            self.idle.popitem(last=False)[1][1].close()

    async def close(self) -> None:
        """Close every idle connection."""
        for _, writer in self.idle.values():
            writer.close()
        for _, writer in self.idle.values():
            with contextlib.suppress(OSError, TimeoutError):
                async with asyncio.timeout(1.0):  # a peer that never ends TLS is left alone
                    await writer.wait_closed()
        self.idle.clear()


@contextlib.contextmanager
def closed_on_failure(stream: Stream) -> Iterator[None]:
    """Close *stream* if what is done with it fails or is given up."""
    is_sound = False
    try:
        yield
        is_sound = True
    finally:
        if not is_sound:
            stream[1].close()


async def refuse_unasked(source: asyncio.StreamReader) -> None:
    """Raise ProtocolError if the end, or bytes, have come on an idle connection."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(0):  # one look: what is there is given without waiting
            await source.read(1)
            raise ProtocolError("bytes that nobody asked for")


async def sent(stream: Stream, request: bytes, most: int) -> ResponseReader:
    """Send *request* and read until the head is there."""
    source, writer = stream
    reader = ResponseReader(most)
    writer.write(request)
    await writer.drain()
    while reader.head is None:
        data = await source.read(CHUNK)
        if not data:
            reader.end()
        reader.feed(data)
    return reader


async def read_rest(source: asyncio.StreamReader, reader: ResponseReader) -> None:
    """Read until the response is done."""
    while not reader.is_done:
        data = await source.read(CHUNK)
        if data:
            reader.feed(data)
        else:
            reader.end()
