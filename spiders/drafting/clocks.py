"""The clock that a page keeps: the offsets of its own dates, against time zones (pure)."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from spiders.drafting.territory import clock_of, zones_by_country

# In linked data and metadata; one in UTC says nothing of where the page is made.
STAMP = re.compile(
    r"(?:date(?:Published|Modified|Created)|(?:published|modified)_time)"
    r"[\"'\s:=]{1,8}(?:content=[\"'])?"
    r"(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?[+-]\d\d:?\d\d)"
)


def stamps(html: str) -> tuple[datetime, ...]:
    """Return the dates on a page that say an offset other than UTC's.

    >>> [str(one) for one in stamps('"datePublished":"2026-11-16T09:30:00+09:00"')]
    ['2026-11-16 09:30:00+09:00']
    """
    found = []
    for text in STAMP.findall(html):
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            continue
        if moment.utcoffset():
            found.append(moment)
    return tuple(found)


def keeps(zone: str, moments: Iterable[datetime]) -> bool:
    """Return whether the clocks of *zone* showed the offsets of all *moments*."""
    return all(offset_in(zone, one) == one.utcoffset() for one in moments)


def zone_by(country: str, moments: tuple[datetime, ...]) -> str | None:
    """Return the zone of *country* that keeps the time of *moments*, None if these tell of none,
    or of several that keep different times.

    >>> zone_by("US", stamps('"datePublished":"2026-11-16T09:30:00-08:00"'))
    'America/Los_Angeles'
    """
    fitting = [zone for zone in zones_by_country().get(country, ()) if keeps(zone, moments)]
    is_one = bool(moments) and len({clock_of(zone) for zone in fitting}) == 1
    return fitting[0] if is_one else None


def offset_in(zone: str, moment: datetime) -> timedelta | None:
    """Return the offset of *zone* at *moment*."""
    return moment.astimezone(ZoneInfo(zone)).utcoffset()
