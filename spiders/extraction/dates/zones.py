"""A local time and what a page says of its zone -> an instant, or the reason why there is none."""

from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

UTC_NAMES = frozenset({"Z", "UTC", "GMT", "UT"})
SINGLE = {  # abbreviations that news uses for one zone only, and a place that keeps it
    "EDT": "America/New_York",
    "CDT": "America/Chicago",
    "MDT": "America/Denver",
    "PDT": "America/Los_Angeles",
    "AKST": "America/Anchorage",
    "AKDT": "America/Anchorage",
    "HST": "Pacific/Honolulu",
    "NDT": "America/St_Johns",
    "ADT": "America/Halifax",
    "WEST": "Europe/Lisbon",
    "CET": "Europe/Berlin",
    "CEST": "Europe/Berlin",
    "EET": "Europe/Athens",
    "EEST": "Europe/Athens",
    "MSK": "Europe/Moscow",
    "SAST": "Africa/Johannesburg",
    "EAT": "Africa/Nairobi",
    "PKT": "Asia/Karachi",
    "WIB": "Asia/Jakarta",
    "WITA": "Asia/Makassar",
    "JST": "Asia/Tokyo",
    "KST": "Asia/Seoul",
    "HKT": "Asia/Hong_Kong",
    "AWST": "Australia/Perth",
    "ACST": "Australia/Adelaide",
    "ACDT": "Australia/Adelaide",
    "AEST": "Australia/Sydney",
    "AEDT": "Australia/Sydney",
    "NZST": "Pacific/Auckland",
    "NZDT": "Pacific/Auckland",
}
GENERIC = {  # names that follow the date
    "ET": "America/New_York",
    "PT": "America/Los_Angeles",
}
FIXED = {  # zones whose own data has a number in place of the name
    "GST": timedelta(hours=4),
    "SGT": timedelta(hours=8),
    "MYT": timedelta(hours=8),
    "ICT": timedelta(hours=7),
    "BRT": timedelta(hours=-3),
    "NPT": timedelta(hours=5, minutes=45),
}
SHARED = frozenset(
    ["IST", "EST", "CST", "MST", "PST", "BST", "AST", "CT", "MT", "WAT", "CAT", "NST", "AMT", "WST"]
)
TRANSLATED = {"MEZ": "CET", "MESZ": "CEST", "OEZ": "EET", "OESZ": "EEST", "МСК": "MSK"}
NAMES = UTC_NAMES | SINGLE.keys() | GENERIC.keys() | FIXED.keys() | SHARED | TRANSLATED.keys()


@cache
def zone_named(name: str) -> ZoneInfo | None:
    """Return the IANA zone *name* from the locked tzdata, never the machine's; None if unknown."""
    parts = name.split("/")
    if any(not part.replace("_", "").replace("-", "").replace("+", "").isalnum() for part in parts):
        return None
    path = files("tzdata.zoneinfo").joinpath(*parts)
    if not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            return ZoneInfo.from_file(file, key=name)
    except (ValueError, ZoneInfoNotFoundError):
        return None


def instant(local: datetime, designation: str | None, zone: str | None) -> datetime | str:
    """Return *local* in UTC, or why that cannot be said: no_zone, ambiguous_zone, clock_change.

    *designation* is what the page says (an offset, an abbreviation, an IANA name), *zone* the IANA
    zone the publisher declares. An offset always wins; an abbreviation with several meanings is the
    one that the publisher's zone itself uses at that time, or none.
    """
    if designation is None:
        place = zone_named(zone) if zone else None
        return in_zone(local, place) if place else "no_zone"
    name = TRANSLATED.get(designation, designation)
    fixed = FIXED.get(name) if name not in UTC_NAMES else timedelta()
    offset = fixed if fixed is not None else offset_of(name)
    if offset is not None:
        return utc(local - offset)
    if "/" in name or name in GENERIC:
        place = zone_named(GENERIC.get(name, name))
        return in_zone(local, place) if place else "ambiguous_zone"
    for place_name in (zone, SINGLE.get(name)):
        place = zone_named(place_name) if place_name else None
        found = called(local, name, place) if place else None
        if found:
            return found
    return "ambiguous_zone"


def offset_of(text: str) -> timedelta | None:
    """Return the offset that *text* states, as +02:00, +0200, +2 or UTC-3:30; else None."""
    digits = text.removeprefix("UTC").removeprefix("GMT").strip()
    sign = {"+": 1, "-": -1, "−": -1}.get(digits[:1])
    number = digits[1:].strip().replace(":", "")
    if sign is None or not number.isdecimal() or len(number) > 4:
        return None
    hours, minutes = (number[:-2], number[-2:]) if len(number) > 2 else (number, "0")
    if int(hours) > 14 or int(minutes) > 59:  # Kiribati, the farthest east, is at +14:00
        return None
    return sign * timedelta(hours=int(hours), minutes=int(minutes))


def utc(moment: datetime) -> datetime:
    """Return the naive *moment* marked as UTC."""
    return moment.replace(tzinfo=UTC)


def in_zone(local: datetime, place: ZoneInfo) -> datetime | str:
    """Return *local* in *place* as UTC, or clock_change where the clocks skip or repeat it."""
    offsets = {local.replace(tzinfo=place, fold=fold).utcoffset() for fold in (0, 1)}
    if len(offsets) > 1:
        return "clock_change"
    return local.replace(tzinfo=place).astimezone(UTC)


def called(local: datetime, name: str, place: ZoneInfo) -> datetime | None:
    """Return *local* as UTC if *place* calls its time *name* then; of two, the one so called."""
    for fold in (0, 1):
        there = local.replace(tzinfo=place, fold=fold)
        back = there.astimezone(UTC).astimezone(place)
        if there.tzname() == name and back.replace(tzinfo=None) == local:
            return there.astimezone(UTC)
    return None
