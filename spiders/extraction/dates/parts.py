"""A date as printed, unchecked; and the machine forms of it, RFC 3339 and ISO 8601."""

import re
from datetime import UTC, date, datetime
from typing import NamedTuple

MACHINE = re.compile(
    r"(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)"
    r"(?:(?:\s*[Tt]\s*|\s+)(?P<hour>\d\d|\d(?=:)):?(?P<minute>\d\d)"
    r"(?::?(?P<second>\d\d?)(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"\s*(?P<zone>[Zz]|(?:UTC|GMT)?\s?[+\-−]\d\d?(?::?\d\d)?|[A-Z]{2,5}|[A-Z]\w+/[\w/+\-]+)?"
    r"(?:\[[\w/]+\])?)?"
)
EPOCH_TIME = re.compile(  # seconds since 1970, or milliseconds: from 2001 on; as .NET writes it
    r"(1\d{9}(?:\d{3})?)|/Date\((1\d{12})(?:[+-]\d{4})?\)/"
)
WEEK_DATE = re.compile(r"(?P<year>\d{4})-?W(?P<week>\d\d)-?(?P<day>[1-7])")


class PrintedDate(NamedTuple):
    """A date as printed: where it stands in its text, and its parts as they are.

    *clock* is the time where that stands inside the date; *refusal* says why the parts have no one
    reading.
    """

    start: int
    end: int
    year: int
    month: int
    day: int
    weekday: int | None = None
    hour: int | None = None
    minute: int = 0
    second: int | None = None
    microsecond: int = 0
    zone: str | None = None
    clock: str = ""
    refusal: str | None = None


def machine_date(line: str) -> PrintedDate | None:
    """Return the date of *line* if that is RFC 3339, ISO 8601 or nearly so, and nothing else."""
    if not line[:4].isdecimal():
        return None
    if "W" in line and (week := WEEK_DATE.fullmatch(line)):
        return week_date(line, int(week["year"]), int(week["week"]), int(week["day"]))
    match = MACHINE.fullmatch(line)
    if match is None:
        return None
    year, month, day, hour, minute, second, fraction, zone = match.groups()
    return PrintedDate(
        0,
        len(line),
        int(year),
        int(month),
        int(day),
        hour=int(hour) if hour else None,
        minute=int(minute or 0),
        second=int(second) if second else None,
        microsecond=int(fraction.ljust(6, "0")[:6]) if fraction else 0,
        zone=zone.upper() if zone in ("z", "Z") else zone,
    )


def epoch_time(line: str) -> PrintedDate | None:
    """Return the time *line* if that is one in seconds or milliseconds since 1970."""
    match = EPOCH_TIME.fullmatch(line)
    if match is None:
        return None
    number = match[1] or match[2]
    at = datetime.fromtimestamp(int(number[:10]), UTC)
    micro = int(number[10:] or 0) * 1000
    return PrintedDate(
        0, len(line), at.year, at.month, at.day,
        hour=at.hour, minute=at.minute, second=at.second, microsecond=micro, zone="Z",
    )  # fmt: skip


def week_date(line: str, year: int, week: int, day: int) -> PrintedDate:
    """Return the date of *day* (1 is Monday) of the ISO *week*."""
    try:
        found = date.fromisocalendar(year, week, day)
    except ValueError:
        return PrintedDate(0, len(line), year, week, day, refusal="impossible")
    return PrintedDate(0, len(line), found.year, found.month, found.day)
