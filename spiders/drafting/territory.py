"""Countries and their clocks: what an address, a language tag and the zone table say of a site."""

from collections import defaultdict
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

COUNTRY_OF_DOMAIN = {"uk": "GB"}  # the one code of the domain name system that ISO 3166 has not
# Country codes that are sold to everybody, so they say nothing about where a site is.
GENERIC = frozenset(
    ("ai", "am", "cc", "co", "fm", "gg", "io", "la", "ly", "me", "tk", "to", "tv", "ws")
)
WINTER, SUMMER = datetime(2026, 1, 15), datetime(2026, 7, 15)


@cache
def zones_by_country() -> dict[str, tuple[str, ...]]:
    """Return the time zones of each country, by ISO 3166 code, in the order of the zone table."""
    table = files("tzdata").joinpath("zoneinfo/zone.tab").read_text(encoding="utf-8")
    found = defaultdict[str, list[str]](list)
    for line in table.splitlines():
        if line and not line.startswith("#"):
            country, _, zone = line.split("\t")[:3]
            found[country].append(zone)
    return {country: tuple(zones) for country, zones in found.items()}


def zone_of(country: str) -> str | None:
    """Return the time zone of *country* if all of it keeps the same time, else None.

    >>> zone_of("DE"), zone_of("CA")
    ('Europe/Berlin', None)
    """
    zones = zones_by_country().get(country, ())
    return zones[0] if len({clock_of(zone) for zone in zones}) == 1 else None


def clock_of(zone: str) -> tuple[timedelta | None, ...]:
    """Return the offsets of *zone* in winter and in summer."""
    return tuple(ZoneInfo(zone).utcoffset(day) for day in (WINTER, SUMMER))


def country_of_host(host: str) -> str | None:
    """Return the country whose code ends *host*, unless the code is used as if it were none.

    >>> country_of_host("www.abc.net.au"), country_of_host("e.com"), country_of_host("e.tv")
    ('AU', None, None)
    """
    label = host.rpartition(".")[2].lower()
    code = COUNTRY_OF_DOMAIN.get(label, label.upper())
    return code if code in zones_by_country() and label not in GENERIC else None


def country_of_language(tag: str) -> str | None:
    """Return the country in a language tag or locale, if it names one.

    >>> country_of_language("de-AT"), country_of_language("pt_BR"), country_of_language("sr-Latn")
    ('AT', 'BR', None)
    """
    parts = tag.replace("_", "-").split("-")[1:]
    return next((part.upper() for part in parts if part.upper() in zones_by_country()), None)
