"""Small pages and captures for tests that need some, whatever they say."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

SENTENCES = (
    "The harbour office counted the birds twice before it believed its own figures.",
    "Fishermen on the north pier said that they had seen it coming since the spring.",
    "A spokeswoman for the port said that the nets would be hung out again next week.",
    "Nobody could say why the old lighthouse had been chosen, nor who had paid for the paint.",
    "The council will vote on the plan in December, after a hearing that is open to everyone.",
)


def page(headline: str, *paragraphs: str, day: str = "2026-11-15T08:30:00+00:00") -> bytes:
    """Return a plain story page."""
    body = "".join(f"<p>{text}</p>" for text in paragraphs or SENTENCES)
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{headline} - Test News</title>"
        f"<meta property='og:title' content='{headline}'>"
        f"<meta property='article:published_time' content='{day}'></head>"
        f"<body><nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
        f"<article><h1>{headline}</h1>{body}</article>"
        "<footer>Copyright Test News</footer></body></html>"
    ).encode()


def response(number: int, url: str, payload: bytes, at: datetime | None = None) -> bytes:
    """Return one WARC response record, plain."""
    date = (at or datetime(2026, 11, 16, 12, tzinfo=UTC)).strftime("%Y-%m-%dT%H:%M:%SZ")
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + payload
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
        f"WARC-Date: {date}\r\nWARC-Target-URI: {url}\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def warc(path: Path, stories: dict[str, bytes], first: int = 1) -> Path:
    """Write a gzipped WARC file of pages by URL."""
    path.parent.mkdir(parents=True, exist_ok=True)
    records = (
        response(number, url, payload)
        for number, (url, payload) in enumerate(stories.items(), first)
    )
    path.write_bytes(b"".join(gzip.compress(record, mtime=0) for record in records))
    return path
