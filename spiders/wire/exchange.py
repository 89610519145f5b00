"""One request and its response, as they go over the wire: what the archive keeps."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from spiders.content import PARTIAL, Content, content_of, is_all
from spiders.wire.heads import Head
from spiders.wire.http1 import ResponseReader

LONGEST_BODY = 10 << 20  # on the wire, and decoded; the longest story page known has 4 MB
SECONDS = 60.0  # for one URL in total: name, connection, head and body


@dataclass(frozen=True)
class Exchange:
    """What went over the wire for one URL, and when; *content* is the body decoded.

    *truncated* is a reason of WARC-Truncated: length, time or disconnect.
    """

    url: str
    at: datetime
    request: bytes
    head: Head
    body: bytes
    content: Content
    address: str
    truncated: str | None = None


def request_bytes(url: str, fields: list[tuple[bytes, bytes]]) -> bytes:
    """Return a GET request for *url* (ASCII, as Scrapy normalises it) with header *fields*."""
    parts = urlsplit(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    host = parts.netloc.rpartition("@")[2]  # a password in the address is never sent or stored
    lines = [f"GET {target} HTTP/1.1".encode("ascii"), b"Host: " + host.encode("ascii")]
    lines += [name + b": " + value for name, value in fields]
    return b"\r\n".join(lines) + b"\r\n\r\n"


def exchange_of(
    url: str, at: datetime, request: bytes, reader: ResponseReader, address: str, most: int
) -> Exchange:
    """Return what *reader* has read, its content decoded and cut at *most* bytes."""
    assert reader.head is not None
    body, truncated = bytes(reader.body), reader.truncated
    content = content_of(body, reader.head.values(b"content-encoding"), most)
    if content.truncated == "length":
        body, truncated = body[: content.used], "length"
    if reader.head.status == PARTIAL and truncated is None:  # nobody asked for a part
        ranges = reader.head.values(b"content-range") or [b""]
        truncated = None if is_all(ranges[0].decode("latin-1")) else "unspecified"
    return Exchange(url, at, request, reader.head, body, content, address, truncated)
