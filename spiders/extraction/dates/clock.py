"""The time of day and its zone, in the text around a date."""

import re
from functools import lru_cache

from spiders.extraction.dates.calendar import CalendarWords, folded_words
from spiders.extraction.dates.labels import LABEL
from spiders.extraction.dates.parts import PrintedDate
from spiders.extraction.dates.zones import NAMES

ZONE = re.compile(
    r"[\s,]{0,2}\(?(?P<zone>(?:UTC|GMT)\s?[+\-−]\s?\d\d?(?::?\d\d)?(?!\d)|[+\-−]\d\d:?\d\d(?!\d)"
    r"|Z(?!\w)|[A-Z][A-Za-z]+/[A-Z]\w+|[A-ZМСК]{2,5}(?!\w))"
)
UNKNOWN_ZONE = re.compile(r"[A-Z]{1,2}[SD]T")
AMBIGUOUS_ZONE = "ambiguous_zone"
NEAR = 30  # characters between a date and its time


@lru_cache(maxsize=64)
def clock_time(half: str) -> re.Pattern[str]:
    """Return the pattern of a time of day, *half* matching the words for its halves."""
    return re.compile(
        rf"(?:(?P<before>{half})\s?)?(?<![\d.,:+\-/])(?P<hour>\d\d?)"
        r"(?:\s?[:.h時时시點点]\s?(?P<minute>\d\d)(?!\d)"
        r"(?:\s?[分분]\s?(?P<second>\d\d?)\s?[秒초]|[:.](?P<second2>\d\d)(?!\d)(?:\.\d+)?|\s?[分분])?"
        r"|\s?(?:h\b|uhr\b|[時时시點点](?!\d))|(?=\s?[ap]\.?m\b))"
        rf"(?:\s?(?P<after>{half})(?!\w))?(?:\s?(?:uhr|hrs?|h|น)\b\.?)?"
    )


def with_time(date: PrintedDate, before: str, behind: str, words: CalendarWords) -> PrintedDate:
    """Return *date* with the time that stands in it, *behind* it, or else just *before* it.

    What follows a label of its own, as in "mis à jour à 9h40", belongs to another date.
    """
    pattern = clock_time(words.half)
    label = LABEL.search(folded_words(behind))
    tail = date.clock + (behind[: label.start()] if label else behind)
    match = pattern.search(folded_words(tail), 0, NEAR)
    if match is None:
        tail = before[-NEAR:]
        match = next(reversed([*pattern.finditer(folded_words(tail))]), None)
    if match is None:
        return date
    hour = hour_of_day(int(match["hour"]), words.halves.get(match["before"] or match["after"]))
    zone = ZONE.match(tail, match.end())
    name = re.sub(r"\s", "", zone["zone"]) if zone else None
    if name and name.isalpha() and name not in NAMES:
        if UNKNOWN_ZONE.fullmatch(name):
            return date._replace(refusal=AMBIGUOUS_ZONE)
        name = None
    second = match["second"] or match["second2"]
    return date._replace(
        hour=hour,
        minute=int(match["minute"] or 0),
        second=int(second) if second else None,
        zone=name,
    )


def hour_of_day(hour: int, half: int | None) -> int:
    """Return *hour* of the *half* of the day that begins at 0 or 12; what cannot be is left as 99.

    >>> hour_of_day(12, 0)
    0
    """
    if half is None:
        return hour
    if hour > 12:  # "13:05 pm" is common, "13:05 am" a mistake
        return hour if half else 99
    return hour % 12 + half
