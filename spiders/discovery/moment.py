"""The dates of sitemaps and feeds: text -> the latest instant, in UTC, that it can mean.

They decide what is fetched again, never when a story was published: a date read too late costs a
request, one read too early loses a change.
"""

import re
from calendar import monthrange
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

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
LAST_ZONE = timezone(timedelta(hours=-12))  # where a day ends last


def latest_instant(text: str) -> datetime | None:
    """Return the latest instant the W3C date *text* can mean, or None.

    >>> latest_instant("2026-11-23T10:00:00+01:00").isoformat()
    '2026-11-23T09:00:00+00:00'
    >>> latest_instant("2026-11-23").isoformat()
    '2026-11-24T11:59:59+00:00'
    """
    match = W3C.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    clock = f"{hour or 23}:{minute or 59}:{second or ('00' if hour else 59)}"
    try:
        local = datetime.fromisoformat(f"{year}-{month}-{day}T{clock}")
        return local.replace(tzinfo=offset(zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def offset(zone: str | None) -> timezone:
    """Return the time zone written as *zone*; without one, where a day ends last."""
    if zone is None:
        return LAST_ZONE
    if zone in "Zz":
        return UTC
    minutes = int(zone[1:3]) * 60 + int(zone[3:].lstrip(":") or 0)
    return timezone(timedelta(minutes=-minutes if zone[0] == "-" else minutes))


def feed_instant(text: str) -> datetime | None:
    """Return the instant of an RSS date (RFC 822), or of the W3C dates many feeds have instead.

    >>> feed_instant("Thu, 05 Jan 17 13:34:52 +0100").isoformat()
    '2017-01-05T12:34:52+00:00'
    >>> feed_instant("05 Jan 17 13:34:55") is None
    True
    """
    try:
        stated = parsedate_to_datetime(text)
        return None if stated.tzinfo is None else stated.astimezone(UTC)
    except (ValueError, OverflowError):
        return latest_instant(text)


def end_of_period(url: str) -> datetime | None:
    """Return the end of the year, month or day that the address of a sitemap names last, or None.

    >>> end_of_period("https://e.com/sitemap.xml?yyyy=2026&mm=11&dd=03").isoformat()
    '2026-11-04T11:59:59+00:00'
    >>> end_of_period("https://e.com/archive/sitemap-2026-02-p00.xml.gz").isoformat()
    '2026-03-01T11:59:59+00:00'
    """
    named = PERIOD.findall(PARAMETER.sub("-", url))
    if not named:
        return None
    year, month, day, run_month, run_day = named[-1]
    month = int(month or run_month or 12)
    day = int(day or run_day or monthrange(int(year), month)[1])
    return latest_instant(f"{year}-{month:02}-{day:02}")
