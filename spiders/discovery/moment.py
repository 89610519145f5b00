"""The dates of sitemaps and feeds: text -> the latest instant, in UTC, that it can mean.

They decide what is fetched again, never when a story was published: a date read too late costs a
request, one read too early loses a change.
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

W3C = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)"
    r"(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d*)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII | re.IGNORECASE,
)
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
