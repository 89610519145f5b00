"""A saved page: its bytes, and the address and the time that it says itself.

Those who save pages write both into a comment; else a page's own canonical address is taken. What
no page says is not guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape

from spiders.addresses import web_address, without_login
from spiders.extraction.encoding import decoded

LONGEST_PAGE = 10 << 20  # bytes; the archive gives back no longer one
LOOKED_AT = 1 << 18  # bytes of a page, in which its comment and its metadata stand
SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(?P<url>\S{1,4096})"
    r"(?:\s+saved date:[ \t]*(?P<date>[^\n<]{1,120}))?"
)
SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{4,5}\)(?P<url>\S{1,4096})")
MIRRORED = re.compile(
    r"<!-- Mirrored from (?P<url>\S{1,4096}) by HTTrack[^,\n]{0,80}, (?P<date>[^\n<]{1,40}?) -->"
)
# As JavaScript writes dates: Mon Nov 16 2026 12:00:00 GMT+0100 (Central European Standard Time)
SCRIPT_DATE = re.compile(r"\w{3} (\w{3} \d\d \d{4} \d\d:\d\d:\d\d) GMT([+-]\d{4})")
ELEMENT = re.compile(r"<(?:link|meta)\s[^<>]{1,4096}>", re.I)
ATTRIBUTE = re.compile(r"""([a-z:-]{1,20})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)


@dataclass(frozen=True)
class SavedPage:
    """A page as it was saved; *name* is that of its file.

    *url* is the address, None where nothing says it. *at* is when it was saved, *dated_by* what
    says so: the page, or its file. *truncated* is why it is not whole, a word of WARC-Truncated.
    """

    name: str
    payload: bytes
    content_type: str
    at: datetime
    dated_by: str = "file"
    url: str | None = None
    truncated: str | None = None

    def saved(self, url: str | None, at: datetime | None) -> "SavedPage":
        """Return the page with the address and the time that were found for it, if any."""
        dated = replace(self, at=at, dated_by="page") if at else self
        return replace(dated, url=without_login(url)) if url else dated


def html_page(page: SavedPage) -> SavedPage:
    """Return *page*, of HTML, with the address and the time that it says."""
    text = decoded(page.payload[:LOOKED_AT], page.content_type)
    for pattern, instant in ((SINGLE_FILE, script_date), (MIRRORED, mail_date)):
        if found := pattern.search(text):
            return page.saved(web_url(found["url"]), instant(found["date"] or ""))
    found = SAVED_FROM.search(text)
    stated = web_url(found["url"]) if found else None
    return page.saved(stated or next(own_addresses(text), None), None)


def own_addresses(text: str) -> Iterator[str]:
    """Yield the addresses that the metadata of a page call its own, the canonical ones first."""
    elements = [
        {name.lower(): unescape(a or b or c) for name, a, b, c in ATTRIBUTE.findall(element)}
        for element in ELEMENT.findall(text)
    ]
    written = [one.get("href", "") for one in elements if one.get("rel", "").lower() == "canonical"]
    written += [one.get("content", "") for one in elements if one.get("property") == "og:url"]
    yield from (url for url in map(web_url, written) if url)


def web_url(written: str) -> str | None:
    """Return *written* if it is a whole web address; without a scheme, as HTTrack has it, a host's.

    >>> web_url("https://a.example/1"), web_url("file:///home/me/a.html"), web_url("/news")
    ('https://a.example/1', None, None)
    >>> web_url("a.example/1.html")
    'http://a.example/1.html'
    """
    if re.match(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?/", written):
        written = f"http://{written}"
    address = web_address(written)
    return str(address).partition("#")[0] if address else None


def script_date(text: str) -> datetime | None:
    """Return a date as JavaScript writes it, in UTC; None where it is none."""
    found = SCRIPT_DATE.match(text)
    written = " ".join(found.groups()) if found else ""
    try:
        return datetime.strptime(written, "%b %d %Y %H:%M:%S %z").astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def mail_date(text: str) -> datetime | None:
    """Return a date as mail has it (RFC 5322), in UTC; None where it is none."""
    try:
        moment = parsedate_to_datetime(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
