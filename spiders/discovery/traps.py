"""Addresses that never end: which ones a crawl leaves alone, and why."""

import re
from collections import Counter

from spiders.addresses import web_address

MOST_CHARACTERS = 2_048
MOST_SEGMENTS = 20
MOST_PARAMETERS = 12
MOST_REPEATS = 3  # /a/b/a/b/a/b: a relative link that is followed into itself
CALENDAR = re.compile(
    r"(?:^|[/?&])(?:calendar|kalender|calendrier|calendario|events?|agenda|veranstaltungen)(?:[/?&=]|$)"
    r".*(?:\d{4}[-/]\d{1,2}|month=|year=|week=|date=|day=)"
    r"|[?&](?:tribe-bar-date|ical|eventdisplay|outlook-ical)=",
    re.IGNORECASE,
)
FACETS = re.compile(
    r"(?:^|&)(?:sort|order|orderby|filter|facet|view|limit|per_page|dir)(?:\[|=|%5B)", re.I
)
SERVICES = re.compile(
    r"/(?:wp-login|wp-json|cgi-bin|cart|checkout|logout|login|signin)(?:[/.?]|$)", re.I
)
LOOKUPS = re.compile(r"(?:^|&)(?:replytocom|s|q|query|search|keywords?)=", re.IGNORECASE)
SESSIONS = re.compile(
    r"(?:^|[?&;])(?:jsessionid|phpsessid|sessionid|session_id|sid|aspsessionid\w*)=[0-9a-z]{16,}",
    re.IGNORECASE,
)


def trap(url: str) -> str | None:
    """Return why *url* is likely one of endlessly many, or None.

    >>> trap("https://example.com/calendar/?month=2199-07")
    'calendar'
    """
    address = web_address(url)
    if address is None:
        return "not a web address"
    whole = str(address)
    query = address.query or ""
    segments = [segment for segment in address.path.split("/") if segment]
    reasons = {
        "too long": len(whole) > MOST_CHARACTERS,
        "too deep": len(segments) > MOST_SEGMENTS,
        "repeats itself": max(Counter(segments).values(), default=0) > MOST_REPEATS,
        "too many parameters": query.count("&") >= MOST_PARAMETERS,
        "calendar": CALENDAR.search(whole[:MOST_CHARACTERS]),
        "session": SESSIONS.search(whole),
        "search": LOOKUPS.search(query),
        "facets": len(FACETS.findall(query)) > 1,
        "service": SERVICES.search(address.path),
    }
    return next((reason for reason, is_so in reasons.items() if is_so), None)
