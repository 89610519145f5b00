"""One date as a page prints it -> an instant or a day, or the reason why it is neither.

Nothing is guessed: what has two readings has none.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, NamedTuple

from spiders.extraction.dates.calendar import CalendarWords, calendar_words, folded_words, in_digits
from spiders.extraction.dates.clock import AMBIGUOUS_ZONE, with_time
from spiders.extraction.dates.grammar import Order, gregorian, printed_dates
from spiders.extraction.dates.labels import IS_RELATIVE, label_at, label_of
from spiders.extraction.dates.parts import PrintedDate, epoch_time, machine_date
from spiders.extraction.dates.zones import UTC_NAMES, instant
from spiders.extraction.wording import folded, kept_if_short

Precision = Literal["second", "minute", "day"]
Label = Literal["published", "updated"]
LONGEST = 250  # characters; a longer text holds a date among other things
EARLIEST = 1690  # the first newspaper of America; years before it are placeholders
EPOCH = date(1970, 1, 1)
ZONES_AHEAD = timedelta(hours=14)  # a day begins so long before it does in UTC
CLOCKS_APART = timedelta(minutes=10)  # between a publisher's server and the crawler


@dataclass(frozen=True)
class Moment:
    """A time of publication: *at* is in UTC, midnight of the printed day if day-precise.

    *day* is the calendar day as printed; *is_utc* tells that it is given in UTC, which machines
    write everywhere, so that the publisher's own day may be the one before or behind it.
    """

    at: datetime
    precision: Precision
    day: date = field(default=EPOCH, compare=False)
    is_utc: bool = field(default=False, compare=False)


class Refusal(NamedTuple):
    """Why a text gives no instant; *day* where its calendar day is beyond doubt all the same."""

    why: str
    day: date | None = None


@kept_if_short(256)  # a page says one time in several places
def moment(
    text: str,
    *,
    language: str = "und",
    zone: str | None = None,
    fetched_at: datetime | None = None,
    order: Order | None = None,
    label: Label = "published",
    is_stated: bool = False,
) -> Moment | Refusal:
    """Return the time that *text* prints, of publication or as *label* says, or why it has none.

    *zone* is the IANA zone and *order* the order of numeric dates that the publisher declares;
    times after *fetched_at* are refused as future. What *is_stated* for machines may be a number of
    seconds or milliseconds since 1970; what is printed is not.

    >>> moment("14. Mai 2024", language="de").precision
    'day'
    """
    line = in_digits(folded(text)).replace("：", ":")
    if not line or len(line) > LONGEST:
        return Refusal("not_a_date")
    words = calendar_words(language)  # perhaps of another calendar
    machine = (epoch_time(line) if is_stated else None) or machine_date(line)
    if machine is not None and machine.year >= EARLIEST:
        year = gregorian(machine.year, words)
        ours = machine if year == machine.year else machine._replace(year=year)
        return read(ours, zone, fetched_at)
    found = worded_date(line, words, order, label, is_stated)
    if isinstance(found, Refusal):
        return read(machine, zone, fetched_at) if machine else found
    return read(found, zone, fetched_at)


def worded_date(
    line: str, words: CalendarWords, order: Order | None, label: Label, is_stated: bool
) -> PrintedDate | Refusal:
    """Return the date in *line* that is the labelled one, with the time that belongs to it.

    A date without a label is a publication if it comes first, and what the metadata call it if it
    *is_stated* there.
    """
    low = folded_words(line)
    dates = printed_dates(line, words, order)
    dates = [found for found in dates if found.year >= EARLIEST] or dates  # of our calendar
    if not dates:
        return Refusal("relative" if IS_RELATIVE.search(low) else "not_a_date")
    labels, start = list[str | None](), 0
    for found in dates:
        labels.append(label_of(low[start : found.start]))
        start = found.end
    behind = label_at(low, len(low) - len(low[start:].lstrip())) if len(dates) > 1 else None
    if behind and labels[0] is None:  # all stand behind their dates
        labels = [*labels[1:], behind]
    elif labels[-1] is None:
        labels[-1] = behind
    named = [found for found, said in zip(dates, labels, strict=True) if said == label]
    if not named and ((label == "updated" and not is_stated) or labels[0] is not None):
        return Refusal("updated" if "updated" in labels else "unrelated")
    best = named[0] if named else dates[0]
    following = [found.start for found in dates if found.start > best.start]
    preceding = [found.end for found in dates if found.end < best.start]
    before = line[max(preceding, default=0) : best.start]
    behind = line[best.end : min(following, default=len(line))]
    return with_time(best, before, behind, words)


def read(found: PrintedDate, zone: str | None, fetched_at: datetime | None) -> Moment | Refusal:
    """Return the moment of the printed date *found*, its parts put to the calendar."""
    day = printed_day(found, fetched_at)
    if isinstance(day, str):
        return Refusal(day)
    if found.refusal:
        return Refusal(found.refusal, day)
    if found.hour is None:
        return Moment(midnight(day), "day", day)
    at = instant_of(found, day, found.hour, zone)
    if isinstance(at, str):
        return Refusal(at, None if at == "impossible" else day)
    if fetched_at and at - uncertainty(fetched_at) > fetched_at:
        return Refusal("future", day)
    is_utc = found.zone in UTC_NAMES or (found.zone or "").lstrip("+-−").strip("0:") == ""
    precision: Precision = "minute" if found.second is None else "second"
    return Moment(at, precision, day, is_utc and found.zone is not None)


def instant_of(found: PrintedDate, day: date, hour: int, zone: str | None) -> datetime | str:
    """Return the time of *found*, on that *day*, in UTC, or why there is none."""
    try:
        clock = time(hour, found.minute, found.second or 0, found.microsecond)
    except ValueError:
        return "impossible"
    return instant(datetime.combine(day, clock), found.zone, zone)


def printed_day(found: PrintedDate, fetched_at: datetime | None) -> date | str:
    """Return the calendar day of *found*, or why it is none that a story can be of."""
    if found.refusal and found.refusal != AMBIGUOUS_ZONE:
        return found.refusal
    try:
        day = date(found.year, found.month, found.day)
    except ValueError:
        return "impossible"
    if found.weekday is not None and found.weekday != day.weekday():
        return "weekday"
    if day.year < EARLIEST or (day == EPOCH and not found.hour):
        return "placeholder"
    is_future = fetched_at is not None and midnight(day) - ZONES_AHEAD > fetched_at
    return "future" if is_future else day


def uncertainty(fetched_at: datetime) -> timedelta:
    """Return how much later than *fetched_at* a page may have been fetched by its own clock."""
    is_day = fetched_at.time() == time()  # as archives write it that keep no times
    return timedelta(days=1) if is_day else CLOCKS_APART


def midnight(day: date) -> datetime:
    """Return midnight UTC of *day*."""
    return datetime.combine(day, time(), UTC)
