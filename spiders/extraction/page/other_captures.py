"""Captures that hold no page: told by status, address and media type, before anything is parsed."""

import re

from schemas.capture import Capture
from schemas.errors import ParseError
from spiders.addresses import web_address, without_login

GONE = (410, 451)  # Gone, Unavailable For Legal Reasons: the page was taken down on purpose
FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
ROOTS = {
    b"urlset": "sitemap",
    b"sitemapindex": "sitemap",
    b"rss": "feed",
    b"feed": "feed",
    b"RDF": "feed",
}
FILES = {"/robots.txt": "robots_txt", "/.well-known/tdmrep.json": "rights_file"}
ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
PROLOGUE = 2_000  # bytes in which the root element of XML stands


def refuse_other_captures(capture: Capture) -> None:
    """Raise ParseError with the reason if *capture* is a robots.txt, sitemap, feed or rights file,
    a redirect or an error.
    """
    for field, reason, fact in (by_status(capture), by_address(capture), by_type(capture)):
        if reason:
            raise ParseError(reason, field, fact, capture.record_id)


def by_status(capture: Capture) -> tuple[str, str | None, str]:
    """Return the reason that the HTTP status gives."""
    status = capture.status
    if status is None or 200 <= status < 300:
        return "status", None, ""
    if 300 <= status < 400:
        target = without_login(capture.header("location") or "nowhere")
        return "status", "redirect", f"{status} to {target}"[:300]
    return "status", "withdrawn" if status in GONE else "http_error", str(status)


def by_address(capture: Capture) -> tuple[str, str | None, str]:
    """Return the reason that the well-known places of a site give."""
    if not any(name in capture.target_uri for name in FILES):
        return "url", None, ""
    address = web_address(capture.target_uri)
    path = address.path if address is not None else ""
    return "url", FILES.get(path), path


def by_type(capture: Capture) -> tuple[str, str | None, str]:
    """Return the reason that the media type or the root of an XML document gives."""
    media_type = capture.content_type.partition(";")[0].strip().lower()
    if media_type in FEED_TYPES:
        return "content_type", "feed", media_type
    head = capture.payload[:PROLOGUE].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not media_type.endswith("xml") and not head.startswith(b"<?xml"):
        return "content_type", None, media_type
    root = ROOT.search(head)
    name = root[1] if root else b""
    return "payload", ROOTS.get(name), f"an XML document of {name.decode('ascii')}"
