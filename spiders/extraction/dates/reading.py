"""Candidates -> readings: the moments that their texts stand for, or why they stand for none."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple, get_args

from spiders.extraction.dates.calendar import SEVERAL, folded_words
from spiders.extraction.dates.candidate import Candidate
from spiders.extraction.dates.grammar import AMBIGUOUS_ORDER, NUMERIC, Order
from spiders.extraction.dates.text import Moment, Refusal, midnight, moment
from spiders.extraction.page import Document, dated_in
from spiders.extraction.wording import listed
from spiders.publisher import Publisher

WORDED = re.compile(  # what may be a date with a month in words
    r"(?<!\d)\d{1,2}\W+(?:de\s)?[^\W\d]{3,12}\W+(?:de\s)?\d{4}(?!\d)"
    r"|[^\W\d]{3,12}\W+\d{1,2},?\W+\d{4}(?!\d)"
)
DAY_FIRST = listed(
    "au, bw, gb, gh, ie, in, jm, ke, lk, mt, my, ng, nz, pk, sg, tz, ug, uk, za, zm, zw"
)
MONTH_FIRST = frozenset(["us", "ph", "gov", "mil", "edu"])
UNREAD = (Refusal("not_a_date"), Refusal("relative"))  # August is "ago" to some
ZONES_EAST, ZONES_WEST = timedelta(hours=14), timedelta(hours=12)  # of UTC, the farthest
LAST_MONTH = 12
ALL_PARAGRAPHS = 10_000  # of a page
ONE_DAY, ONE_HOUR = timedelta(days=1), timedelta(hours=1)


class Reading(NamedTuple):
    """What one *candidate* says: a *moment*, or *why_not*.

    Both, where only its day is sure. Of two *alternatives* other readings decide.
    """

    candidate: Candidate
    moment: Moment | None
    why_not: str | None = None
    alternatives: tuple[Moment, ...] = ()

    @property
    def day(self) -> date | None:
        """The calendar day, as printed."""
        return self.moment.day if self.moment else None

    @property
    def is_utc(self) -> bool:
        """Whether the day is that of UTC."""
        return self.moment is not None and self.moment.is_utc

    def is_of(self, day: date) -> bool:
        """Tell whether this may be a time of *day*, in the publisher's zone."""
        if self.moment is None or not self.moment.is_utc:
            return self.day == day
        return -ZONES_EAST <= self.moment.at - midnight(day) < ONE_DAY + ZONES_WEST


def reading(candidate: Candidate, document: Document, publisher: Publisher | None) -> Reading:
    """Return what the text of *candidate* says, in the language and zone of its page."""
    order = publisher.date_order if publisher else None
    found = read(candidate, document, publisher, order)
    if isinstance(found, Refusal) and found.why == AMBIGUOUS_ORDER and not order:
        order = order_of_page(document) or order_printed(document)
        found = read(candidate, document, publisher, order)
    why = found.why if isinstance(found, Refusal) else None
    if why == "not_a_date" or candidate.why_not:
        return Reading(candidate, None, why if why == "not_a_date" else candidate.why_not)
    sound = day_of(found) if isinstance(found, Refusal) else found
    if sound is not None:
        is_page_s = candidate.is_above and is_clock(sound, candidate.method, document)
        return (
            Reading(candidate, None, "page_clock") if is_page_s else Reading(candidate, sound, why)
        )
    if why != AMBIGUOUS_ORDER:
        return Reading(candidate, None, why)
    both = [read(candidate, document, publisher, order) for order in get_args(Order)]
    days = [one.day for one in both if one.day]
    alternatives = tuple(Moment(midnight(day), "day", day) for day in days)
    return Reading(candidate, None, why, alternatives)


def day_of(found: Refusal) -> Moment | None:
    """Return the day of *found*, where that is beyond doubt."""
    return Moment(midnight(found.day), "day", found.day) if found.day else None


def read(
    candidate: Candidate, document: Document, publisher: Publisher | None, order: Order | None
) -> Moment | Refusal:
    """Return the moment of *candidate*, its numeric dates in that *order*."""
    declared = publisher.language if publisher else "und"
    language = document.html_language or declared
    found = in_language(candidate, document, publisher, order, language)
    if found in UNREAD and WORDED.search(candidate.text):
        return in_language(candidate, document, publisher, order, SEVERAL)
    return found


def order_of_page(document: Document) -> Order | None:
    """Return the order of numeric dates where the page of *document* was made, None if unknown.

    Said by the domain, else by the region of the page's language or locale.
    """
    locale = document.html_language or document.meta("og:locale") or ""
    domain = document.site.rpartition(".")[2]
    region = locale.replace("_", "-").partition("-")[2].lower()
    for place in (domain, region):
        if place in DAY_FIRST:
            return "day_first"
        if place in MONTH_FIRST:
            return "month_first"
    return None


def order_printed(document: Document) -> Order | None:
    """Return the one order of numeric dates that the other dates of *document* show."""
    shown: set[Order] = set()
    printed = [place.text for place in dated_in(document.tree, ALL_PARAGRAPHS)[0]]
    timed = (name for name in document.meta_index if "time" in name or "date" in name)
    for text in (*printed, *(document.meta_index[name][0] for name in timed)):
        for match in NUMERIC.finditer(folded_words(text)):
            if int(match["one"]) > LAST_MONTH >= int(match["two"]):
                shown.add("day_first")
            elif int(match["two"]) > LAST_MONTH >= int(match["one"]):
                shown.add("month_first")
    return shown.pop() if len(shown) == 1 else None


def in_language(
    candidate: Candidate,
    document: Document,
    publisher: Publisher | None,
    order: Order | None,
    language: str,
) -> Moment | Refusal:
    """Return the moment of *candidate* with the months' names of *language*."""
    return moment(
        candidate.text,
        language=language,
        zone=publisher.timezone if publisher else None,
        fetched_at=document.capture.fetched_at,
        order=order,
        label=candidate.label,
        is_stated=candidate.is_stated,
    )


def settled(found: Reading, others: Iterable[Reading]) -> Reading:
    """Return *found* with its one alternative that is not in the future, or that *others* name."""
    if not found.alternatives:
        return found
    named = {other.day for other in others}
    fitting = [one for one in found.alternatives if one.day in named]
    chosen = fitting if len(fitting) == 1 else found.alternatives
    return Reading(found.candidate, chosen[0]) if len(chosen) == 1 else found


def is_clock(found: Moment, method: str, document: Document) -> bool:
    """Tell whether *found* is when the page was fetched, give or take what servers keep pages.

    What is printed in no element of its own may be of any time of that day.
    """
    slack = ONE_DAY if method == "printed" or found.precision == "day" else ONE_HOUR
    return abs(found.at - document.capture.fetched_at) <= slack
