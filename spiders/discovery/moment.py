"""The dates of sitemaps and feeds: text -> the span of time, in UTC, that it can mean.

They decide what is fetched again, never when a story was published. A bare day is a span: it has
begun where days begin first, and is over only where they end last.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import lru_cache

W3C = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)"
    r"(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d*)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII | re.IGNORECASE,
)
# Years, months and days in the addresses of archive sitemaps; WordPress has ?yyyy=2026&mm=11&dd=23.
PERIOD = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:[-_/.](1[0-2]|0?[1-9])(?:[-_/.](3[01]|[12]\d|0?[1-9]))?"
    r"|(0[1-9]|1[0-2])(3[01]|[12]\d|0[1-9])?)?(?!\d)"
)
PARAMETER = re.compile(r"[?&](?:yyyy|year|mm|month|dd|day|date)=")
FIRST_ZONE, LAST_ZONE = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))


@dataclass(frozen=True)
class Span:
    """From the first to the last instant, in UTC, that a date can mean; of an instant the same."""

    first: datetime
    last: datetime


@lru_cache(4_096)  # of a listing many have one day, and the next listing has them again
def w3c_span(text: str) -> Span | None:
    """Return the span that the W3C date *text* means, or None.

    >>> w3c_span("2026-11-23T10:00:00+01:00").first.isoformat()
    '2026-11-23T09:00:00+00:00'
    >>> day = w3c_span("2026-11-23")
    >>> day.first.isoformat(), day.last.isoformat()
    ('2026-11-22T10:00:00+00:00', '2026-11-24T11:59:59+00:00')
    """
    match = W3C.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    begin = f"{hour or '00'}:{minute or '00'}:{second or '00'}"
    end = begin if hour else "23:59:59"
    try:
        return Span(
            local(f"{year}-{month}-{day}T{begin}", zone, FIRST_ZONE),
            local(f"{year}-{month}-{day}T{end}", zone, LAST_ZONE),
        )
    except (ValueError, OverflowError):
        return None


def local(text: str, zone: str | None, default: timezone) -> datetime:
    """Return the instant of *text* in the time zone written as *zone*, or in *default*."""
    return datetime.fromisoformat(text).replace(tzinfo=offset(zone) or default).astimezone(UTC)


def offset(zone: str | None) -> timezone | None:
    """Return the time zone written as *zone*; None without one."""
    if zone is None:
        return None
    if zone in "Zz":
        return UTC
    minutes = int(zone[1:3]) * 60 + int(zone[3:].lstrip(":") or 0)
    return timezone(timedelta(minutes=-minutes if zone[0] == "-" else minutes))


def feed_span(text: str) -> Span | None:
    """Return the span of an RSS date (RFC 822), or of the W3C dates many feeds have instead.

    >>> feed_span("Thu, 05 Jan 17 13:34:52 +0100").last.isoformat()
    '2017-01-05T12:34:52+00:00'
    >>> feed_span("05 Jan 17 13:34:55") is None
    True
    """
    try:
        stated = parsedate_to_datetime(text)
        return None if stated.tzinfo is None else Span(*[stated.astimezone(UTC)] * 2)
    except (ValueError, OverflowError):
        return w3c_span(text)


def period_of(url: str) -> Span | None:
    """Return the year, month or day that the address of a sitemap names last, or None.

    >>> period_of("https://e.com/sitemap.xml?yyyy=2026&mm=11&dd=03").last.isoformat()
    '2026-11-04T11:59:59+00:00'
    >>> period_of("https://e.com/archive/sitemap-2026-02-p00.xml.gz").last.isoformat()
    '2026-03-01T11:59:59+00:00'
    """
    named = PERIOD.findall(PARAMETER.sub("-", url))
    if not named:
        return None
    year, month, day, run_month, run_day = named[-1]
    first = w3c_span(f"{year}-{month or run_month or '01':0>2}-{day or run_day or '01':0>2}")
    month = int(month or run_month or 12)
    day = int(day or run_day or monthrange(int(year), month)[1])
    last = w3c_span(f"{year}-{month:02}-{day:02}")
    return Span(first.first, last.last) if first and last else None
