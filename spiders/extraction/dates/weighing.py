"""Readings against each other: the day that has most weight, and what makes it exact."""

from datetime import date, timedelta

from spiders.extraction.dates.reading import Reading
from spiders.extraction.dates.text import Moment
from spiders.extraction.dates.zones import zone_named
from spiders.publisher import Publisher

PRINTED = ("printed", "time_tag", "publisher_rule")
SURE = 55  # the weight from which on a candidate needs no other beside it
LEAST = 25  # the weight that a day must have in all
SAME_TIME = timedelta(hours=1)
WITNESS = 27  # the weight of a date that tells the day of a time in UTC
AT_HEADLINE, LABELLED = 37, 61  # weights of printed dates beside the headline, and so labelled
OUTWEIGHING = 45  # more weight for these than for what is stated
EARLIER_ADDRESS = 50  # more weight for the day that an address was given on
AGREEING = 0.25  # of the weight of each other kind of candidate that names the same day


def best_of(readings: list[Reading]) -> Reading | None:
    """Return the heaviest of *readings* that names the day which has most weight in all."""
    sound = [one for one in readings if one.moment]
    days = dict.fromkeys(one.day for one in sound if one.day)
    stated = max((one.day for one in sound if one.day and is_stated(one)), default=None)
    weighed = [(*support(day, sound, stated), day) for day in days]
    total, best, _ = max(weighed, key=lambda found: found[0], default=(0.0, None, None))
    return best if total >= LEAST else None


def is_stated(one: Reading) -> bool:
    """Tell whether *one* is of the page's surest metadata."""
    candidate = one.candidate
    return candidate.is_stated and candidate.method not in PRINTED and candidate.weight >= SURE


def support(
    day: date, readings: list[Reading], stated: date | None
) -> tuple[float, Reading | None]:
    """Return the weight of *day* in all, and the heaviest of *readings* that names it.

    Of every other kind of candidate that may be of the day, a part of its weight is added. A page
    that prints an earlier day at its headline than what is *stated* was published again; so was one
    whose address names an earlier day.
    """
    own = [one for one in readings if one.day == day]
    best = max(own, key=lambda one: one.candidate.weight)
    by_kind: dict[str, int] = {}
    for one in readings:
        agrees = one.day == day or (not best.is_utc and one.is_of(day)) or is_filed(one, best)
        if agrees and one.candidate.method != best.candidate.method:
            kind = one.candidate.method
            by_kind[kind] = max(by_kind.get(kind, 0), one.candidate.weight)
    total = best.candidate.weight + AGREEING * sum(by_kind.values())
    if stated and best.candidate.method in PRINTED and abs((stated - day).days) > 1:
        is_earlier = day < stated and best.candidate.weight >= AT_HEADLINE
        total += OUTWEIGHING if is_earlier or best.candidate.weight >= LABELLED else 0
    if stated and best.candidate.method == "url" and (stated - day).days > 1:
        total += EARLIER_ADDRESS
    return total, best


def is_filed(one: Reading, best: Reading) -> bool:
    """Tell whether *one* is the day in the address, and that in UTC of the instant of *best*."""
    if one.candidate.method != "url" or best.moment is None or best.moment.precision == "day":
        return False
    return one.day == best.moment.at.date()


def is_vague(found: Moment | None) -> bool:
    """Tell whether *found* may stand for a day only: midnight is how systems write a day."""
    return (
        found is None
        or found.precision == "day"
        or ((found.at.minute, found.at.second) == (0, 0) and (found.at.hour % 24 == 0))
    )


def sharpest(best: Reading, readings: list[Reading]) -> Reading:
    """Return the likeliest of *readings* that says within the day of *best* when it was."""
    if not is_vague(best.moment):
        return best
    return next((one for one in by_weight(readings) if is_sharper(one, best)), best)


def is_sharper(one: Reading, other: Reading) -> bool:
    """Tell whether *one* says within the day of *other* when it was."""
    if one.moment is None or other.moment is None or is_vague(one.moment):
        return False
    return one.is_of(other.moment.day) or other.is_of(one.moment.day)


def by_weight(readings: list[Reading]) -> list[Reading]:
    """Return *readings*, the likeliest first."""
    return sorted(readings, key=lambda one: -one.candidate.weight)


def printed_day(
    exact: Reading, best: Reading, readings: list[Reading], publisher: Publisher | None
) -> tuple[date, Reading]:
    """Return the day of *exact* in the zone of its publisher, and the reading that says so.

    A machine that writes UTC does not tell: what the page prints or its address names does.
    """
    assert exact.moment is not None
    if not exact.is_utc:
        return exact.moment.day, exact
    for one in (best, *by_weight(readings)):
        if one.day and not one.is_utc and exact.is_of(one.day) and is_witness(one, exact.moment):
            return one.day, one
    zone = zone_named(publisher.timezone) if publisher and publisher.timezone else None
    return exact.moment.at.astimezone(zone).date() if zone else exact.moment.day, exact


def is_witness(one: Reading, exact: Moment) -> bool:
    """Tell whether *one* says what day it was at *exact*; another time of that day does not."""
    if one.moment is None or one.candidate.weight < WITNESS:
        return False
    return one.moment.precision == "day" or abs(one.moment.at - exact.at) <= SAME_TIME
